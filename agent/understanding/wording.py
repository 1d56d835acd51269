"""A person's text beside a folded copy of equal length, so that matches can be cut from both."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

MOST_CHARACTERS = 4_000
_QUOTED = re.compile(r'"[^"\n]{1,400}"|“[^”\n]{1,400}”|«[^»\n]{1,400}»|`[^`\n]{1,400}`')
_EDGES = " \t\n\r,;:.!?-\u2013\u2014|/&"
_INVISIBLE = dict.fromkeys(
    [
        *(code for code in range(32) if chr(code) not in "\t\n"),
        *(0x7F, 0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x2060, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
_LOOKALIKES = {
    "\u2019": "'",
    "\u2018": "'",
    "\u00b4": "'",
    "\u00df": "s",
    "\u00a0": " ",
    "¿": " ",
    "¡": " ",
}
_BLANKS = re.compile(r"[ \t]+")
_DOUBLED = re.compile(r" ?([,;]) ?(?:[,;] ?)+")
_LONELY = re.compile(r" ([,;.!?])(?=\s|$)")
_LOOSE = " \t\n,;:-\u2013\u2014|"
HIDDEN = "\u0001"


@dataclass(frozen=True, slots=True)
class Wording:
    """``raw`` is what was written; ``low`` is lower case, without accents, with quotes blanked."""

    raw: str
    low: str

    @classmethod
    def of(cls, text: str) -> Self:
        """The wording of at most the first 4,000 characters, invisible characters dropped."""
        clipped = text[:MOST_CHARACTERS].replace("\r\n", "\n").translate(_INVISIBLE)
        raw = unicodedata.normalize("NFC", clipped).strip()
        low = "".join(map(_fold, raw))
        return cls(raw, _QUOTED.sub(lambda found: HIDDEN * len(found[0]), low))

    def __bool__(self) -> bool:
        return bool(self.raw)

    def part(self, start: int, end: int | None = None) -> "Wording":
        """The slice between two positions, edges trimmed."""
        return Wording(self.raw[start:end], self.low[start:end]).trimmed()

    def without(self, spans: Iterable[tuple[int, int]], filler: str = " ") -> "Wording":
        """This wording with the given spans replaced by ``filler``."""
        raw, low, at = [], [], 0
        for start, end in sorted(spans):
            if start < at:
                continue
            raw += [self.raw[at:start], filler]
            low += [self.low[at:start], filler]
            at = end
        return Wording("".join([*raw, self.raw[at:]]), "".join([*low, self.low[at:]]))

    def trimmed(self) -> "Wording":
        """Without blanks and loose punctuation at either edge."""
        start, end = 0, len(self.low)
        while start < end and self.low[start] in _EDGES:
            # a leading "--switch" or "-5" is content, a lone dash is not
            if self.low.startswith("--", start) and self.low[start + 2 : start + 3].isalpha():
                break
            start += 1
        while end > start and self.low[end - 1] in _EDGES:
            end -= 1
        return Wording(self.raw[start:end], self.low[start:end])

    def unquoted(self) -> "Wording":
        """The inside, when the whole is one quotation; otherwise itself."""
        if self.low.strip(HIDDEN) == "" and self.raw[1:-1]:
            inside = self.raw[1:-1]
            return Wording(inside, "".join(map(_fold, inside))).trimmed()
        return self


def tidy(text: str) -> str:
    """Text with the marks that cutting leaves behind (double blanks, lonely commas) put right."""
    text = _BLANKS.sub(" ", text)
    text = _DOUBLED.sub(r"\1 ", text)
    text = _LONELY.sub(r"\1", text).strip(_LOOSE)
    return text if text.endswith(("...", "…")) else text.rstrip(".?!")


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    if character in _LOOKALIKES:
        return _LOOKALIKES[character]
    base = unicodedata.normalize("NFD", character)[0]
    lowered = base.lower()
    return lowered if len(lowered) == 1 else base
