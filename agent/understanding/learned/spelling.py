"""What is looked at in a message to tell its language."""

import re
from collections.abc import Iterator

_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_LETTERS = 300
_GRAM = 4


def spelling(raw: str) -> Iterator[str]:
    """What is looked at to tell the language: the words, and up to four letters in a row."""
    words = _LETTERS.findall(raw[:_MOST_LETTERS].lower())
    yield from (f"={one}" for one in words)
    letters = f" {' '.join(words)} "
    for size in range(1, _GRAM + 1):
        yield from (letters[at : at + size] for at in range(len(letters) - size + 1))
