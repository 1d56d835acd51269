"""Threads: begun on their own or under a message, joined, archived, locked, renamed.

https://discord.com/developers/docs/topics/threads
"""

from typing import Annotated, Literal

from pydantic import Field, ValidationError

from tests.standins.discord.components import Form
from tests.standins.discord.permissions import Permission
from tests.standins.discord.posting import Posting
from tests.standins.discord.refusals import (
    MISSING_PERMISSIONS,
    THREAD_ARCHIVED,
    THREAD_EXISTS,
    Problems,
    Refusal,
)
from tests.standins.discord.state import (
    Channel,
    ChannelKind,
    Message,
    MessageFlag,
    MessageKind,
    User,
)
from tests.standins.discord.wire import Json

Minutes = Literal[60, 1440, 4320, 10080]
ThreadName = Annotated[str, Field(min_length=1, max_length=100)]


class StartForm(Form):
    name: ThreadName
    auto_archive_duration: Minutes = 1440
    type: Literal[11, 12] = 12


class ChangeForm(Form):
    name: ThreadName | None = None
    archived: bool | None = None
    locked: bool | None = None
    auto_archive_duration: Minutes | None = None


class Threads:
    """What the bot may do with threads."""

    def __init__(self, posting: Posting) -> None:
        self._posting = posting
        self._world = posting.world
        self._gateway = posting.gateway

    def start(
        self, parent: Channel, raw: Json, owner: User, *, under: Message | None = None
    ) -> Channel:
        """A new thread; under a message it has the id of that message."""
        try:
            form = StartForm.model_validate(raw)
        except ValidationError as error:
            problems = Problems()
            problems.add_all(error, raw)
            problems.refuse_if_any()
            raise
        public = under is not None or form.type == ChannelKind.PUBLIC_THREAD.value
        kind = ChannelKind.PUBLIC_THREAD if public else ChannelKind.PRIVATE_THREAD
        needed = Permission.CREATE_PUBLIC_THREADS if public else Permission.CREATE_PRIVATE_THREADS
        if needed not in parent.permissions_of(owner):
            raise Refusal(MISSING_PERMISSIONS)
        if under and under.thread:
            raise Refusal(THREAD_EXISTS)
        thread = self._world.make_channel(kind, form.name, guild=parent.guild, parent=parent)
        thread.owner = owner
        thread.auto_archive_minutes = form.auto_archive_duration
        thread.thread_members = {owner.id}
        if under:
            del self._world.channels[thread.id]
            thread.id = under.id
            self._world.channels[thread.id] = thread
        self._gateway.tell_thread("THREAD_CREATE", thread, newly_created=True)
        if under:
            self._hang_under(thread, under, owner)
        elif public:
            self._announce(thread, parent, owner)
        return thread

    def _hang_under(self, thread: Channel, under: Message, owner: User) -> None:
        under.thread = thread
        under.flags |= MessageFlag.HAS_THREAD
        self._gateway.tell_message("MESSAGE_UPDATE", under)
        starter = self._system(MessageKind.THREAD_STARTER, thread, owner)
        starter.reply_to = under
        starter.refers_to = {"message_id": str(under.id), "channel_id": str(under.channel.id)}
        self._posting.keep(starter)

    def _announce(self, thread: Channel, parent: Channel, owner: User) -> None:
        news = self._system(MessageKind.THREAD_CREATED, parent, owner)
        news.content = thread.name
        news.refers_to = {"channel_id": str(thread.id)}
        self._posting.keep(news)

    def _system(self, kind: MessageKind, channel: Channel, author: User) -> Message:
        return Message(
            id=self._world.new_id(),
            channel=channel,
            author=author,
            kind=kind,
            created_at=self._world.clock(),
            changes=self._world.changes,
        )

    def change(self, thread: Channel, raw: Json, by: User) -> None:
        """Rename, archive, lock or reopen; nothing else while it stays archived."""
        try:
            form = ChangeForm.model_validate(raw)
        except ValidationError as error:
            problems = Problems()
            problems.add_all(error, raw)
            problems.refuse_if_any()
            raise
        allowed = thread.permissions_of(by)
        manages = Permission.MANAGE_THREADS in allowed
        if not manages and (thread.owner is not by or form.locked is not None or thread.locked):
            raise Refusal(MISSING_PERMISSIONS)
        if thread.archived and form.archived is not False:
            raise Refusal(THREAD_ARCHIVED)
        thread.name = form.name or thread.name
        thread.locked = thread.locked if form.locked is None else form.locked
        thread.auto_archive_minutes = form.auto_archive_duration or thread.auto_archive_minutes
        if form.archived is not None and form.archived is not thread.archived:
            thread.archived = form.archived
            thread.archive_changed_at = self._world.clock()
        self._gateway.tell_thread("THREAD_UPDATE", thread)

    def join(self, thread: Channel, user: User) -> None:
        if thread.archived:
            raise Refusal(THREAD_ARCHIVED)
        thread.thread_members.add(user.id)
        self._world.changes.announce()

    def leave(self, thread: Channel, user: User) -> None:
        thread.thread_members.discard(user.id)
        self._world.changes.announce()
