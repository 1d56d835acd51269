"""Where interactions are opened, and answered as strictly as Discord takes it."""

import secrets
from datetime import timedelta

from tests.standins.discord.gateway import Gateway
from tests.standins.discord.interactions import Answer, Interaction, Kind
from tests.standins.discord.limits import FLAGS_OF_A_BOT
from tests.standins.discord.message_payloads import message_json
from tests.standins.discord.modals import check_modal
from tests.standins.discord.payloads import bits, member_json, partial_channel_json, user_json
from tests.standins.discord.permissions import EVERYONE
from tests.standins.discord.posting import Body, Origin, Posting
from tests.standins.discord.refusals import (
    ALREADY_ANSWERED,
    EMPTY_MESSAGE,
    TOKEN_EXPIRED,
    TOO_MANY_FOLLOW_UPS,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    Problems,
    Refusal,
    refused,
)
from tests.standins.discord.state import Channel, Message, MessageFlag, MessageKind, User
from tests.standins.discord.wire import Json
from tests.standins.discord.world import World

DEADLINE = timedelta(seconds=3)
TOKEN_LIFE = timedelta(minutes=15)
MOST_FOLLOW_UPS_OF_USER_INSTALLS = 5
MOST_CHOICES = 25


class Desk:
    """Opens interactions and takes the bot's answers, as strictly as Discord does."""

    def __init__(self, world: World, gateway: Gateway, posting: Posting) -> None:
        self._world = world
        self._gateway = gateway
        self._posting = posting
        self._open: dict[str, Interaction] = {}
        self.has_deadline = True

    def open(
        self,
        kind: Kind,
        user: User,
        channel: Channel,
        data: Json,
        *,
        source: Message | None = None,
        asked_before: Interaction | None = None,
    ) -> Interaction:
        """Tell the bot what a person did."""
        interaction = Interaction(
            id=self._world.new_id(),
            token=secrets.token_urlsafe(48),
            kind=kind,
            user=user,
            channel=channel,
            data=data,
            created_at=self._world.clock(),
            changes=self._world.changes,
            source=source,
            asked_before=asked_before,
            by_user_install=channel.guild is not None and not channel.guild.has_bot,
        )
        self._open[interaction.token] = interaction
        self._gateway.tell_interaction(self._payload(interaction), channel.guild)
        return interaction

    def _payload(self, one: Interaction) -> Json:
        guild, channel = one.guild, one.channel
        allowed = channel.permissions_of(self._world.bot) or EVERYONE
        payload: Json = {
            "id": str(one.id),
            "application_id": str(self._world.application_id),
            "type": one.kind.value,
            "token": one.token,
            "version": 1,
            "data": one.data,
            "channel_id": str(channel.id),
            "channel": partial_channel_json(channel, one.user),
            "locale": "en-US",
            "app_permissions": bits(allowed),
            "attachment_size_limit": channel.file_limit,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": one.owners(),
            "context": 0 if guild else 1,
        }
        if one.source:
            payload["message"] = message_json(one.source)
        if guild is None:
            return payload | {"user": user_json(one.user)}
        permissions = channel.permissions_of(one.user)
        payload["guild_id"] = str(guild.id)
        payload["guild"] = {"id": str(guild.id), "locale": "en-US", "features": []}
        payload["guild_locale"] = "en-US"
        payload["member"] = member_json(guild, one.user, permissions=permissions)
        return payload

    async def callback(self, id: int, token: str, body: Body) -> Interaction:
        """Take the first answer; it must come in time, once, and be of a kind that fits."""
        one = self._open.get(token)
        late = one and self._world.clock() - one.created_at > DEADLINE
        if one is None or one.id != id or (late and self.has_deadline and one.answer is None):
            raise Refusal(UNKNOWN_INTERACTION)
        if one.answer is not None:
            raise Refusal(ALREADY_ANSWERED)
        answer = self._fitting(one, body.form.get("type"))
        data = body.form.get("data") or {}
        # Taken before anything is awaited, so that of two answers at once one is refused.
        one.answer = answer
        try:
            await self._apply(one, answer, Body(form=data, files=body.files))
        except Refusal:
            one.answer = None
            raise
        self._world.changes.announce()
        return one

    @staticmethod
    def _fitting(one: Interaction, kind: object) -> Answer:
        wanted = {Answer.MESSAGE, Answer.DEFERRED_MESSAGE, Answer.MODAL}
        if one.kind is Kind.AUTOCOMPLETE:
            wanted = {Answer.CHOICES}
        elif one.kind is Kind.MODAL_SUBMIT:
            wanted -= {Answer.MODAL}
        if one.came_from_component:
            wanted |= {Answer.DEFERRED_UPDATE, Answer.UPDATE}
        if kind not in [one.value for one in wanted]:
            raise refused(("type",), "BASE_TYPE_CHOICES", "This type cannot answer this.")
        return Answer(int(str(kind)))

    async def _apply(self, one: Interaction, answer: Answer, body: Body) -> None:
        match answer:
            case Answer.MESSAGE:
                one.original = await self._write(one, body)
            case Answer.DEFERRED_MESSAGE:
                one.original = self._think(one, body)
            case Answer.DEFERRED_UPDATE:
                self._take_source(one)
            case Answer.UPDATE:
                source = self._take_source(one)
                await self._posting.edit(source, body)
            case Answer.CHOICES:
                one.choices = self._checked_choices(body.form)
            case Answer.MODAL:
                problems = Problems()
                check_modal(body.form, problems)
                problems.refuse_if_any()
                one.modal_form = body.form

    @staticmethod
    def _take_source(one: Interaction) -> Message:
        if one.source is None:
            raise Refusal(UNKNOWN_MESSAGE)
        one.original, one.edits_before = one.source, one.source.edits
        return one.source

    @staticmethod
    def _checked_choices(form: Json) -> list[Json]:
        choices = form.get("choices")
        if not isinstance(choices, list) or len(choices) > MOST_CHOICES:
            raise refused(("data", "choices"), "BASE_TYPE_BAD_LENGTH", "Must be 25 or fewer.")
        for place, one in enumerate(choices):
            lengths = [len(str(one.get(key) or "")) for key in ("name", "value")]
            if not (1 <= lengths[0] <= 100 and 1 <= lengths[1] <= 100):
                path = ("data", "choices", place)
                raise refused(path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")
        return choices

    def _think(self, one: Interaction, body: Body) -> Message:
        ephemeral = MessageFlag(body.form.get("flags") or 0) & MessageFlag.EPHEMERAL
        message = Message(
            id=self._world.new_id(),
            channel=one.channel,
            author=self._world.bot,
            kind=_kind_of_answer(one),
            created_at=self._world.clock(),
            changes=self._world.changes,
            flags=MessageFlag.LOADING | ephemeral,
            seen_only_by=one.user if ephemeral else None,
            asked_by=one.metadata(),
        )
        self._posting.keep(message)
        return message

    async def _write(self, one: Interaction, body: Body) -> Message:
        ephemeral = MessageFlag.EPHEMERAL in MessageFlag(body.form.get("flags") or 0)
        origin = Origin(
            author=self._world.bot,
            kind=_kind_of_answer(one),
            seen_only_by=one.user if ephemeral else None,
            asked_by=one.metadata(),
            allowed_flags=FLAGS_OF_A_BOT | MessageFlag.EPHEMERAL,
        )
        return await self._posting.create(one.channel, body, origin)

    def find(self, token: str) -> Interaction:
        """The interaction behind a webhook token that still works."""
        one = self._open.get(token)
        if one is None or one.answer is None:
            raise Refusal(UNKNOWN_WEBHOOK)
        if self._world.clock() - one.created_at > TOKEN_LIFE:
            raise Refusal(TOKEN_EXPIRED)
        return one

    async def follow_up(self, token: str, body: Body) -> Message:
        """One more message; the first one after a deferral fills the waiting message."""
        one = self.find(token)
        if one.original and one.original.is_loading and not one.original.is_deleted:
            return await self.edit(token, "@original", body)
        if one.by_user_install and len(one.follow_ups) >= MOST_FOLLOW_UPS_OF_USER_INSTALLS:
            raise Refusal(TOO_MANY_FOLLOW_UPS)
        message = await self._write(one, body)
        one.follow_ups.append(message)
        self._world.changes.announce()
        return message

    def message(self, token: str, which: str) -> Message:
        """The answer itself or one of the follow-ups of this token, by id."""
        one = self.find(token)
        for message in one.messages:
            if which == str(message.id) or (which == "@original" and message is one.original):
                return message
        raise Refusal(UNKNOWN_MESSAGE)

    async def edit(self, token: str, which: str, body: Body) -> Message:
        message = self.message(token, which)
        form = dict(body.form)
        if form.get("flags"):
            form["flags"] &= ~MessageFlag.EPHEMERAL.value
        if message.is_loading and not form:
            raise Refusal(EMPTY_MESSAGE)
        return await self._posting.edit(message, Body(form=form, files=body.files))

    def delete(self, token: str, which: str) -> None:
        self._posting.delete(self.message(token, which))


def _kind_of_answer(one: Interaction) -> MessageKind:
    if one.kind is Kind.COMMAND:
        is_slash = one.data["type"] == 1
        return MessageKind.SLASH_COMMAND if is_slash else MessageKind.CONTEXT_MENU
    return MessageKind.PLAIN
