"""What was said to us, as it is kept until it has been dealt with: Discord says nothing twice.

It holds what somebody wrote and, for a quarter of an hour, the right to answer an interaction; all
of it is forgotten as soon as it was dealt with.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

import discord
from pydantic import BaseModel, ConfigDict

from bots.discordbot.attachments import Download, Files
from bots.ports import Attachment, ChatRef, Command, Done, Incoming, Press, Sender

Kind = Literal["message", "command", "press"]


class KeptFile(BaseModel):
    """A file that came with it, and where Discord has it."""

    model_config = ConfigDict(frozen=True)

    name: str
    media_type: str | None
    size: int | None
    url: str


class KeptToken(BaseModel):
    """How an interaction is answered. `thinking`: its sender sees that an answer is on its way."""

    model_config = ConfigDict(frozen=True)

    id: int
    application_id: int
    token: str
    thinking: bool


class Kept(BaseModel):
    """A message, a command or a press; each uses the fields it has."""

    model_config = ConfigDict(frozen=True)

    kind: Kind
    ref: ChatRef
    sender: Sender
    event_id: str
    received_at: datetime | None = None
    text: str | None = None
    name: str = ""
    data: str = ""
    message_id: str = ""
    values: Mapping[str, str] = {}
    files: tuple[KeptFile, ...] = ()
    reply_to: str | None = None
    reply_buttons: tuple[str, ...] = ()
    token: KeptToken | None = None

    def event(self, files: Files, done: Done) -> Incoming | Command | Press:
        """What it was, to be handed over again."""
        noted = ((one.name, one.media_type, one.size, one.url) for one in self.files)
        attachments = files.again(noted)
        match self.kind:
            case "message":
                assert self.received_at is not None  # noqa: S101 - every message has it
                return Incoming(
                    ref=self.ref,
                    message_id=self.event_id,
                    sender=self.sender,
                    text=self.text or "",
                    received_at=self.received_at,
                    attachments=attachments,
                    reply_to=self.reply_to,
                    reply_buttons=self.reply_buttons,
                    done=done,
                )
            case "command":
                return Command(
                    ref=self.ref,
                    event_id=self.event_id,
                    sender=self.sender,
                    name=self.name,
                    arguments=self.values,
                    attachments=attachments,
                    reply_to=self.reply_to,
                    reply_buttons=self.reply_buttons,
                    done=done,
                )
            case "press":
                return Press(
                    ref=self.ref,
                    event_id=self.event_id,
                    sender=self.sender,
                    message_id=self.message_id,
                    data=self.data,
                    text=self.text,
                    settings=self.values,
                    done=done,
                )


def message(said: Incoming) -> bytes:
    """A message to keep."""
    kept = Kept(
        kind="message",
        ref=said.ref,
        sender=said.sender,
        event_id=said.message_id,
        received_at=said.received_at,
        text=said.text,
        files=_files(said.attachments),
        reply_to=said.reply_to,
        reply_buttons=said.reply_buttons,
    )
    return _written(kept)


def command(given: Command, interaction: discord.Interaction) -> bytes:
    """A command to keep."""
    kept = Kept(
        kind="command",
        ref=given.ref,
        sender=given.sender,
        event_id=given.event_id,
        name=given.name,
        values=given.arguments,
        files=_files(given.attachments),
        reply_to=given.reply_to,
        reply_buttons=given.reply_buttons,
        token=_token(interaction),
    )
    return _written(kept)


def press(made: Press, interaction: discord.Interaction) -> bytes:
    """A press to keep."""
    kept = Kept(
        kind="press",
        ref=made.ref,
        sender=made.sender,
        event_id=made.event_id,
        message_id=made.message_id,
        data=made.data,
        text=made.text,
        values=made.settings,
        token=_token(interaction),
    )
    return _written(kept)


def _written(kept: Kept) -> bytes:
    return kept.model_dump_json(exclude_defaults=True).encode()


def _token(interaction: discord.Interaction) -> KeptToken:
    return KeptToken(
        id=interaction.id,
        application_id=interaction.application_id,
        token=interaction.token,
        thinking=interaction.message is None,
    )


def _files(attachments: Iterable[Attachment]) -> tuple[KeptFile, ...]:
    return tuple(
        KeptFile(name=one.name, media_type=one.media_type, size=one.size, url=one.load.url)
        for one in attachments
        if isinstance(one.load, Download)
    )
