"""Words as they sound to a reader: disguises are taken off before they are compared.

A letter with marks is its letter, one of another script that looks the same is the same, signs that
nobody sees are not there. Digits and signs in place of letters count only inside a word that has
letters, so a year or a price is never a word.
"""

import re
import unicodedata
from collections.abc import Iterator

_LOOKS_LIKE = str.maketrans(
    "аеорсухіјѕԁһкмтвнԛԝɡαεορυικντχβηγℓıł",
    "aeopcyxijsdhkmtbhqwgaeopuikvtxbhyiil",
)
_FOR_LETTERS = str.maketrans("013457$@!|€", "oieastsaiie")
_ENDS = ".,;:?!\"'()[]{}<>\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019*_~`-"
_WORD = re.compile(r"[^\W_]+")
_SIGNS = re.compile(r"[\d$@!|€]")
_LETTER = re.compile(r"[^\W\d_]")
_STRETCHED = re.compile(r"(.)\1{2,}")
_LONGEST = 64
_SPELT = 3  # that many single letters in a row are a word


def folded(text: str) -> str:
    """The text in small plain letters, without marks and without what nobody sees."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (sign for sign in plain if unicodedata.category(sign) not in {"Mn", "Me", "Cf"})
    return "".join(kept).translate(_LOOKS_LIKE)


def words(text: str) -> Iterator[str]:
    """Every word, in order; one that is spelt with spaces or dots in between as one word, too."""
    spelt: list[str] = []
    for found in _WORD.finditer(folded(text)):
        word = found[0][:_LONGEST]
        if len(word) == 1:
            spelt.append(word)
            continue
        yield from _joined(spelt)
        spelt.clear()
        yield word
    yield from _joined(spelt)


def disguised(text: str) -> Iterator[str]:
    """Words with digits or signs in place of letters, and stretched ones, read as they are meant.

    An i and an l look alike then: whoever compares has to fold both the same way, by `loosely`.
    """
    for chunk in folded(text).split():
        bare = chunk.strip(_ENDS)[:_LONGEST]
        signs = _SIGNS.search(bare) and _LETTER.search(bare)
        if signs or _STRETCHED.search(bare):
            yield from _WORD.findall(loosely(bare))


def loosely(word: str) -> str:
    """A folded word with signs read as letters, i and l alike, and nothing stretched."""
    return _STRETCHED.sub(r"\1", word.translate(_FOR_LETTERS).replace("l", "i"))


def _joined(spelt: list[str]) -> Iterator[str]:
    yield from spelt
    if len(spelt) >= _SPELT:
        yield "".join(spelt)[:_LONGEST]
