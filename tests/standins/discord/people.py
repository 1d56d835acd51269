"""People: what they can do in Discord's app, as the tests have them do it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.standins.discord.commands import CommandKind, Commands, OptionKind
from tests.standins.discord.desk import Desk
from tests.standins.discord.filling import (
    FieldValue,
    Value,
    chosen,
    fill_modal,
    fill_options,
    find_component,
    find_options,
    nested,
)
from tests.standins.discord.interactions import Interaction, Kind, Modal
from tests.standins.discord.message_payloads import message_json
from tests.standins.discord.payloads import user_json
from tests.standins.discord.permissions import Permission
from tests.standins.discord.posting import Body, Origin, Posting
from tests.standins.discord.state import Attachment, Channel, Guild, Message, User
from tests.standins.discord.wire import Json, Upload
from tests.standins.wire import PATIENCE, impossible

BUTTON = {2}
SELECTS = {3, 5, 6, 7, 8}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """What a person acts with."""

    posting: Posting
    desk: Desk
    commands: Commands


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One suggestion under an option that completes itself."""

    name: str
    value: str | float


@dataclass(slots=True, kw_only=True, eq=False)
class Person(User):
    """Somebody at the keyboard. What Discord's app would not allow raises `Impossible`."""

    hands: Hands

    @property
    def dm(self) -> Channel:
        """The private conversation with the bot."""
        return self.hands.posting.world.dm_with(self)

    async def says(
        self,
        channel: Channel,
        text: str = "",
        *,
        attachments: Sequence[Upload] = (),
        reply_to: Message | None = None,
        ping: bool = True,
    ) -> Message:
        """Write a message, with files, or as a reply that does or does not ping."""
        needed = Permission.SEND_MESSAGES
        if channel.is_thread:
            needed = Permission.SEND_MESSAGES_IN_THREADS
        self._may(channel, needed)
        form: Json = {
            "content": text,
            "allowed_mentions": {"parse": ["users", "roles", "everyone"], "replied_user": ping},
            "attachments": [
                {"id": number, "filename": one.filename, "description": one.description}
                for number, one in enumerate(attachments)
            ],
        }
        if reply_to:
            form["message_reference"] = {"message_id": str(reply_to.id)}
        body = Body(form=form, files=dict(enumerate(attachments)))
        return await self.hands.posting.create(channel, body, Origin(author=self))

    async def edits(self, message: Message, text: str) -> Message:
        """Change the words of an own message."""
        if message.author is not self:
            impossible("only the author edits a message")
        return await self.hands.posting.edit(message, Body(form={"content": text}))

    async def deletes(self, message: Message) -> None:
        """Take back an own message."""
        if message.author is not self:
            impossible("only the author deletes a message")
        self.hands.posting.delete(message)

    async def reacts(self, message: Message, emoji: str) -> None:
        """Put a reaction under a message."""
        self._may(message.channel, Permission.ADD_REACTIONS)
        self.hands.posting.react(message, self, emoji)

    async def types(self, channel: Channel) -> None:
        """Begin to type."""
        self.hands.posting.type_in(channel, self)

    async def runs(self, channel: Channel, command: str, /, **options: Value) -> Interaction:
        """Run a slash command ("name", or "group name"), with its options by name."""
        name, *path = command.split()
        found = self._command(name, CommandKind.SLASH, channel)
        filled = await fill_options(
            find_options(found, path), options, channel, self._keeper(channel)
        )
        data = self._slash(found, path, filled.values)
        if filled.resolved:
            data["resolved"] = filled.resolved
        return self.hands.desk.open(Kind.COMMAND, self, channel, data)

    async def autocompletes(
        self,
        channel: Channel,
        command: str,
        /,
        *,
        focus: str,
        typed: str,
        within: float = PATIENCE,
        **options: Value,
    ) -> list[Choice]:
        """What the bot suggests for the option in focus after these letters."""
        name, *path = command.split()
        found = self._command(name, CommandKind.SLASH, channel)
        known = {one["name"]: one for one in find_options(found, path)}
        if not known.get(focus, {}).get("autocomplete"):
            impossible(f"{focus!r} of {command!r} does not complete itself")
        values = [
            {"name": one, "type": known[one]["type"], "value": value}
            for one, value in options.items()
        ]
        values.append(
            {"name": focus, "type": known[focus]["type"], "value": typed, "focused": True}
        )
        data = self._slash(found, path, values)
        interaction = self.hands.desk.open(Kind.AUTOCOMPLETE, self, channel, data)
        await interaction.answered(within=within)
        return [Choice(name=one["name"], value=one["value"]) for one in interaction.choices]

    async def uses(self, target: Message | User, command: str, channel: Channel) -> Interaction:
        """Choose an entry of the context menu of a message or of a person."""
        is_message = isinstance(target, Message)
        kind = CommandKind.MESSAGE if is_message else CommandKind.USER
        found = self._command(command, kind, channel)
        resolved: Json = (
            {"messages": {str(target.id): message_json(target)}}
            if isinstance(target, Message)
            else {"users": {str(target.id): user_json(target)}}
        )
        data = {
            "id": found["id"],
            "name": found["name"],
            "type": kind.value,
            "target_id": str(target.id),
            "resolved": resolved,
        }
        return self.hands.desk.open(Kind.COMMAND, self, channel, data)

    async def presses(self, message: Message, button: str) -> Interaction:
        """Press the button with this label, emoji or custom_id."""
        component = find_component(self._sees(message).components, button, BUTTON)
        if "custom_id" not in component:
            impossible(f"{button!r} is a link")
        data = {"custom_id": component["custom_id"], "component_type": 2, "id": component["id"]}
        return self._acts_on(message, data)

    async def chooses(
        self, message: Message, select: str, *wanted: str | User | Channel
    ) -> Interaction:
        """Choose from the select with this placeholder or custom_id, by label or value."""
        component = find_component(self._sees(message).components, select, SELECTS)
        data: Json = {
            "custom_id": component["custom_id"],
            "component_type": component["type"],
            "id": component["id"],
        }
        if component["type"] == 3:
            data["values"] = chosen(component, [one for one in wanted if isinstance(one, str)])
            return self._acts_on(message, data)
        options = [
            {
                "name": str(place),
                "type": OptionKind.USER if isinstance(one, User) else OptionKind.CHANNEL,
            }
            for place, one in enumerate(wanted)
        ]
        given = {str(place): one for place, one in enumerate(wanted)}
        filled = await fill_options(options, given, message.channel, self._keeper(message.channel))
        data |= {"values": [one["value"] for one in filled.values], "resolved": filled.resolved}
        return self._acts_on(message, data)

    async def submits(self, modal: Modal, values: Mapping[str, FieldValue]) -> Interaction:
        """Fill in a form by label or custom_id, and send it."""
        asked = modal.asked
        if asked.user is not self:
            impossible("only the person who was asked sees the form")
        filled = await fill_modal(modal.form, values, self._keeper(asked.channel))
        data: Json = {"custom_id": modal.form["custom_id"], "components": filled.values}
        if filled.resolved:
            data["resolved"] = filled.resolved
        return self.hands.desk.open(
            Kind.MODAL_SUBMIT, self, asked.channel, data, source=asked.source, asked_before=asked
        )

    def _acts_on(self, message: Message, data: Json) -> Interaction:
        return self.hands.desk.open(Kind.COMPONENT, self, message.channel, data, source=message)

    def _sees(self, message: Message) -> Message:
        if message not in message.channel.seen_by(self):
            impossible(f"{self.name} does not see this message")
        return message

    def _command(self, name: str, kind: CommandKind, channel: Channel) -> Json:
        guild: Guild | None = channel.guild
        self._may(channel, Permission.USE_APPLICATION_COMMANDS)
        found = self.hands.commands.find(name, kind, guild)
        contexts, installs = found.get("contexts"), found.get("integration_types") or [0]
        if contexts is not None and (0 if guild else 1) not in contexts:
            impossible(f"{name!r} is not offered here")
        if guild and not guild.has_bot and 1 not in installs:
            impossible(f"{name!r} cannot be used where the bot is not a member")
        return found

    def _may(self, channel: Channel, needed: Permission) -> None:
        if needed not in channel.permissions_of(self):
            impossible(f"{self.name} may not {needed.name} in {channel.name!r}")

    def _keeper(self, channel: Channel) -> "_Keeper":
        return _Keeper(self.hands.posting, channel)

    @staticmethod
    def _slash(found: Json, path: Sequence[str], values: list[Json]) -> Json:
        steps, options = [], found.get("options", [])
        for step in path:
            part = next(one for one in options if one["name"] == step)
            steps.append((step, int(part["type"])))
            options = part.get("options", [])
        data: Json = {"id": found["id"], "name": found["name"], "type": 1}
        data["options"] = nested(steps, values)
        return data | ({"guild_id": found["guild_id"]} if "guild_id" in found else {})


@dataclass(frozen=True, slots=True)
class _Keeper:
    """Uploads that come with an interaction are seen by nobody else."""

    posting: Posting
    channel: Channel

    async def __call__(self, upload: Upload) -> Attachment:
        return await self.posting.attachment(upload, self.channel, is_ephemeral=True)
