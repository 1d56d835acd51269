"""Text that is safe to print: what people and models write must not steer the terminal."""

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")
_EXTENSIONS = {"image/jpeg": "jpg", "image/svg+xml": "svg"}
_LONGEST_NAME = 32
# Right-to-left marks and the like: they could make a line read as another.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """The text without control characters (a tab and a line break stay) and direction marks."""
    return "".join(
        sign
        for sign in text.replace("\r\n", "\n")
        if sign in "\n\t" or (unicodedata.category(sign) != "Cc" and sign not in _BIDI)
    )


def plain_name(name: str) -> str:
    """A file's name without anything that leads elsewhere or steers a terminal."""
    return re.sub(r"[^A-Za-z0-9.-]+", "-", name).strip(".-") or "file"


def file_name(number: int, handle: str, words: str, media_type: str) -> str:
    """`3-fox-7k2-a-red-fox.png`: letters, digits, dashes and one dot, whatever the words are."""
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    telling = "-".join(_WORD.findall(folded))
    if len(telling) > _LONGEST_NAME:
        telling = telling[: _LONGEST_NAME + 1].rpartition("-")[0] or telling[:_LONGEST_NAME]
    name = "-".join(_WORD.findall(handle.lower()))
    extension = _EXTENSIONS.get(media_type, "".join(_WORD.findall(media_type.rpartition("/")[2])))
    return (
        "-".join(part for part in (str(number), name, telling) if part) + f".{extension or 'bin'}"
    )
