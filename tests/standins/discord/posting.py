"""Making, changing and removing messages, whoever asked for it: the bot or a person."""

import asyncio
import mimetypes
from dataclasses import dataclass, field
from datetime import timedelta

from tests.standins.discord.cdn import Cdn
from tests.standins.discord.components import with_ids
from tests.standins.discord.files import picture_size, safe_name
from tests.standins.discord.gateway import Gateway
from tests.standins.discord.limits import (
    FLAGS_OF_A_BOT,
    MessageForm,
    becomes_v2,
    check_references,
    check_sizes,
    read_form,
    unknown_reference,
)
from tests.standins.discord.payloads import member_json
from tests.standins.discord.refusals import EMPTY_MESSAGE, Refusal, refused
from tests.standins.discord.state import (
    Attachment,
    Channel,
    Message,
    MessageFlag,
    MessageKind,
    User,
    walk,
)
from tests.standins.discord.wire import Json, Upload
from tests.standins.discord.world import World

NONCE_MEMORY = timedelta(minutes=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A request's form and the files that came with it, by the number in `files[n]`."""

    form: Json
    files: dict[int, Upload] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who writes, in answer to what, and who alone may see it."""

    author: User
    kind: MessageKind = MessageKind.PLAIN
    seen_only_by: User | None = None
    asked_by: Json | None = None
    allowed_flags: MessageFlag = FLAGS_OF_A_BOT


class Posting:
    """The one way in which messages come into the world, change and leave it."""

    def __init__(self, world: World, gateway: Gateway, cdn: Cdn) -> None:
        self.world = world
        self.gateway = gateway
        self.cdn = cdn

    async def create(self, channel: Channel, body: Body, origin: Origin) -> Message:
        """A new message, or the earlier one when an enforced nonce was used before."""
        form = read_form(body.form, allowed_flags=origin.allowed_flags)
        if form.enforce_nonce and (earlier := self._same_nonce(channel, form, origin.author)):
            return earlier
        check_sizes([*body.files.values()], channel.file_limit)
        message = Message(
            id=self.world.new_id(),
            channel=channel,
            author=origin.author,
            kind=origin.kind,
            created_at=self.world.clock(),
            changes=self.world.changes,
            content=form.content or "",
            flags=form.message_flags,
            nonce=form.nonce,
            seen_only_by=origin.seen_only_by,
            asked_by=origin.asked_by,
        )
        self._refer(message, form)
        await self._fill(message, body, form)
        self._mention(message, form)
        # A second look: measuring pictures let others in, perhaps the same request once more.
        if form.enforce_nonce and (earlier := self._same_nonce(channel, form, origin.author)):
            return earlier
        self._unarchive(channel)
        self.keep(message)
        return message

    def keep(self, message: Message) -> None:
        """Put a finished message into its channel and tell everybody."""
        message.channel.log[message.id] = message
        self.gateway.tell_message("MESSAGE_CREATE", message)

    async def edit(self, message: Message, body: Body) -> Message:
        """The message with what the form gives changed, and the rest left as it was."""
        allowed = FLAGS_OF_A_BOT | (message.flags & MessageFlag.EPHEMERAL)
        form = read_form(body.form, allowed_flags=allowed, before=message)
        check_sizes([*body.files.values()], message.channel.file_limit)
        draft = Message(
            id=message.id,
            channel=message.channel,
            author=message.author,
            kind=message.kind,
            created_at=message.created_at,
            changes=message.changes,
            content=(form.content or "") if form.gives("content") else message.content,
            attachments=message.attachments,
            embeds=message.embeds,
            components=message.components,
        )
        draft.flags = message.flags
        if form.gives("flags"):
            draft.flags = (message.flags & ~MessageFlag.SUPPRESS_EMBEDS) | form.message_flags
        if becomes_v2(form, message):
            draft.flags |= MessageFlag.COMPONENTS_V2
        await self._fill(draft, body, form)
        for name in ("content", "attachments", "embeds", "components"):
            setattr(message, name, getattr(draft, name))
        message.flags = draft.flags & ~MessageFlag.LOADING
        self._mention(message, form)
        self.changed(message)
        return message

    def changed(self, message: Message) -> None:
        message.edited_at = self.world.clock()
        message.edits += 1
        self.gateway.tell_message("MESSAGE_UPDATE", message)

    def delete(self, message: Message) -> None:
        message.is_deleted = True
        if not message.is_ephemeral:
            place: Json = {"id": str(message.id), "channel_id": str(message.channel.id)}
            if message.channel.guild:
                place["guild_id"] = str(message.channel.guild.id)
            self.gateway.tell("MESSAGE_DELETE", place, message.channel)
        self.world.changes.announce()

    def react(self, message: Message, user: User, emoji: str) -> None:
        users = message.reactions.setdefault(emoji, [])
        if user not in users:
            users.append(user)
            self._tell_reaction("MESSAGE_REACTION_ADD", message, user, emoji)

    def unreact(self, message: Message, user: User, emoji: str) -> None:
        users = message.reactions.get(emoji, [])
        if user in users:
            users.remove(user)
            if not users:
                del message.reactions[emoji]
            self._tell_reaction("MESSAGE_REACTION_REMOVE", message, user, emoji)

    def _tell_reaction(self, event: str, message: Message, user: User, emoji: str) -> None:
        news = self._place(message.channel, user) | {
            "message_id": str(message.id),
            "message_author_id": str(message.author.id),
            "emoji": {"id": None, "name": emoji},
            "burst": False,
            "type": 0,
        }
        self.gateway.tell(event, news, message.channel)

    def type_in(self, channel: Channel, user: User) -> None:
        channel.typed += 1
        news = self._place(channel, user) | {"timestamp": int(self.world.clock().timestamp())}
        self.gateway.tell("TYPING_START", news, channel)

    @staticmethod
    def _place(channel: Channel, user: User) -> Json:
        place: Json = {"channel_id": str(channel.id), "user_id": str(user.id)}
        if channel.guild:
            place |= {
                "guild_id": str(channel.guild.id),
                "member": member_json(channel.guild, user),
            }
        return place

    async def attachment(
        self, upload: Upload, channel: Channel, *, is_ephemeral: bool = False
    ) -> Attachment:
        """Keep a file; pictures are measured, names lose what addresses cannot carry."""
        size = await asyncio.to_thread(picture_size, upload.data)
        attachment = Attachment(
            id=self.world.new_id(),
            channel_id=channel.id,
            filename=safe_name(upload.filename),
            data=upload.data,
            content_type=mimetypes.guess_type(upload.filename)[0] or upload.content_type,
            description=upload.description,
            width=size[0] if size else None,
            height=size[1] if size else None,
            is_ephemeral=is_ephemeral,
            signed=self.cdn.signed,
        )
        self.world.attachments[attachment.id] = attachment
        return attachment

    def _same_nonce(self, channel: Channel, form: MessageForm, author: User) -> Message | None:
        since = self.world.clock() - NONCE_MEMORY
        for one in channel.log.values():
            same = form.nonce is not None and str(one.nonce) == str(form.nonce)
            if same and one.author is author and one.created_at > since:
                return one
        return None

    def _refer(self, message: Message, form: MessageForm) -> None:
        reference = form.message_reference
        if reference is None:
            return
        target = message.channel.log.get(int(reference.message_id))
        if target is None or target.is_deleted or target.is_ephemeral:
            if reference.fail_if_not_exists:
                raise unknown_reference()
            return
        point_at(message, target)

    def _mention(self, message: Message, form: MessageForm) -> None:
        allowed = form.allowed_mentions
        shown = [part["content"] for part in walk(message.components) if part["type"] == 10]
        spoken = "\n".join([message.content, *shown])
        named = self.world.mentioned_in(spoken)
        if allowed and "users" not in allowed.parse:
            ids = {int(id) for id in allowed.users}
            named = [one for one in named if one.id in ids]
        pings = allowed.replied_user if allowed else True
        if message.reply_to and pings and message.reply_to.author not in named:
            named.append(message.reply_to.author)
        message.mentions = named
        everyone = allowed is None or "everyone" in allowed.parse
        message.mentions_everyone = everyone and "@everyone" in spoken

    def _unarchive(self, channel: Channel) -> None:
        if channel.is_thread and channel.archived:
            channel.archived = False
            channel.archive_changed_at = self.world.clock()
            self.gateway.tell_thread("THREAD_UPDATE", channel)

    async def _fill(self, message: Message, body: Body, form: MessageForm) -> None:
        """Files, embeds and components, and whether together they make a message at all."""
        message.attachments = await self._attachments(message, body, form)
        if form.gives("embeds"):
            message.embeds = list(body.form["embeds"] or [])
        if form.gives("components"):
            message.components = with_ids(body.form["components"] or [])
        names = {one.filename for one in message.attachments}
        check_references(message.embeds, names, "embeds")
        check_references(message.components, names, "components")
        filled = (message.content.strip(), message.attachments, message.embeds, message.components)
        if not any(filled):
            raise Refusal(EMPTY_MESSAGE)

    async def _attachments(
        self, message: Message, body: Body, form: MessageForm
    ) -> list[Attachment]:
        """Those kept and those new, in the order in which the form names them."""
        waiting, kept = dict(body.files), {one.id: one for one in message.attachments}
        files: list[Attachment] = [] if form.attachments is not None else [*kept.values()]
        ephemeral = MessageFlag.EPHEMERAL in message.flags
        for place, entry in enumerate(form.attachments or ()):
            number = int(entry.id)
            if old := kept.get(number):
                if "description" in entry.model_fields_set:
                    old.description = entry.description
                files.append(old)
                continue
            upload = waiting.pop(number, None)
            if upload is None:
                code = "ATTACHMENT_NOT_FOUND"
                raise refused(("attachments", place, "id"), code, "No file has this id.")
            named = Upload(
                filename=entry.filename or upload.filename,
                data=upload.data,
                content_type=upload.content_type,
                description=entry.description,
            )
            files.append(await self.attachment(named, message.channel, is_ephemeral=ephemeral))
        left = [
            await self.attachment(upload, message.channel, is_ephemeral=ephemeral)
            for upload in waiting.values()
        ]
        return files + left


def point_at(message: Message, target: Message) -> None:
    """Make a message a reply to another."""
    message.kind = MessageKind.REPLY
    message.reply_to = target
    message.refers_to = {
        "type": 0,
        "message_id": str(target.id),
        "channel_id": str(target.channel.id),
    }
    if target.channel.guild:
        message.refers_to["guild_id"] = str(target.channel.guild.id)
