"""Lists of prompts that people attach: which files they are, and their words."""

import codecs
from dataclasses import dataclass
from pathlib import PurePath

from bots.errors import AttachmentUnreadable
from bots.ports import Attachment
from tools.speech import speak

LARGEST_LIST = 256 * 1024  # bytes
_ENDINGS = frozenset({".csv", ".tsv", ".txt"})
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptList:
    """A file of prompts, as text."""

    name: str
    text: str


def is_list(name: str) -> bool:
    """Whether a file of this name is a list of prompts, whatever the platform takes it for."""
    return PurePath(name).suffix.casefold() in _ENDINGS


async def list_in(file: Attachment) -> PromptList:
    """The words of the file; raises `AttachmentUnreadable`."""
    if file.size is not None and file.size > LARGEST_LIST:
        raise AttachmentUnreadable(file.name, _too_large())
    data = await file.load()
    if len(data) > LARGEST_LIST:
        raise AttachmentUnreadable(file.name, _too_large())
    return PromptList(name=file.name, text=_decoded(data))


def _too_large() -> str:
    return speak("a list may have {most} KB", most=LARGEST_LIST // 1024)


def _decoded(data: bytes) -> str:
    """UTF-8 or UTF-16 by its mark; else what Windows spreadsheets write."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
