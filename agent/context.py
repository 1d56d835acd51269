"""What a model is told about the pictures of the chat it is in: the ``<chat>`` block."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

OPENING = "<chat>"
CLOSING = "</chat>"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatPicture:
    """One picture of the chat, by its number there; ``parent`` is the number it was made from."""

    n: int
    handle: str
    state: str
    caption: str
    parent: int | None = None
    by: str | None = None
    current: bool = False
    replied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatApproval:
    """A wish that waits for a button press, by the number its picture will have."""

    n: int
    credits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatView:
    """The pictures (oldest first) and waiting approvals one sender can speak about.

    `language`: the one settled to answer them in here, a tag such as "de".
    """

    pictures: tuple[ChatPicture, ...] = ()
    approvals: tuple[ChatApproval, ...] = ()
    sender: str | None = None
    language: str | None = None


class _Line(BaseModel):
    """Any line of the block, as it is written; unknown fields are left for later versions."""

    model_config = ConfigDict(extra="ignore", strict=True)


class _PictureLine(_Line):
    n: int
    handle: str
    state: str
    caption: str
    parent: int | None = None
    by: str | None = None
    current: bool = False
    replied: bool = False


class _ApprovalEntry(_Line):
    n: int
    credits: int


class _ApprovalsLine(_Line):
    approvals: tuple[_ApprovalEntry, ...]


class _SenderLine(_Line):
    sender: str


def render(view: ChatView) -> str:
    """The block for this view; every line is one JSON object, so no caption can end it."""
    return "\n".join((OPENING, *(_dump(line) for line in _lines(view)), CLOSING))


def parse(text: str) -> ChatView:
    """The pictures, approvals and sender in the first block; other lines are skipped."""
    pictures: list[ChatPicture] = []
    approvals: list[ChatApproval] = []
    sender: str | None = None
    for line in _block(text):
        match _read(line):
            case _PictureLine() as found:
                pictures.append(ChatPicture(**found.model_dump()))
            case _ApprovalsLine() as found:
                approvals += [ChatApproval(n=one.n, credits=one.credits) for one in found.approvals]
            case _SenderLine() as found:
                sender = found.sender
            case None:
                continue
    return ChatView(pictures=tuple(pictures), approvals=tuple(approvals), sender=sender)


def _lines(view: ChatView) -> Iterator[dict[str, JsonValue]]:
    if view.sender:
        yield {"sender": view.sender}
    if view.language:
        yield {"answer_in": view.language}
    for picture in view.pictures:
        yield _picture_line(picture)
    if view.approvals:
        yield {"approvals": [{"n": one.n, "credits": one.credits} for one in view.approvals]}


def _picture_line(picture: ChatPicture) -> dict[str, JsonValue]:
    always: dict[str, JsonValue] = {
        "n": picture.n,
        "handle": picture.handle,
        "state": picture.state,
        "caption": picture.caption,
    }
    sometimes: dict[str, JsonValue] = {
        "parent": picture.parent,
        "by": picture.by,
        "current": picture.current,
        "replied": picture.replied,
    }
    return always | {key: value for key, value in sometimes.items() if value}


def _dump(line: dict[str, JsonValue]) -> str:
    # "<" is escaped as well, so that "</chat>" appears nowhere inside the block.
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _block(text: str) -> Iterator[str]:
    lines = iter(text.split("\n"))
    if not any(line.strip() == OPENING for line in lines):
        return
    for line in lines:
        if line.strip() == CLOSING:
            return
        yield line


def _read(line: str) -> _PictureLine | _ApprovalsLine | _SenderLine | None:
    for kind in (_PictureLine, _ApprovalsLine, _SenderLine):
        try:
            return kind.model_validate_json(line)
        except ValidationError:
            continue
    return None
