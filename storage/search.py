"""Finding pictures by words: an index of FTS5 in SQLite, of tsvectors in PostgreSQL.

The migration that made it tells how triggers keep it in step. A picture is found when all words
asked for are in its prompt, caption or handle, in whatever order, letters with marks being their
letters; the last word may be the beginning of one. What is asked is never syntax.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final, Literal

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from storage.tables import ConversationId, PersonId

Fit = Literal["whole", "beginning"]
"""Whether the last word is one itself, or only the beginning of one."""
FITS: Final[tuple[Fit, Fit]] = ("whole", "beginning")

_MOST: Final = 16
_LONGEST: Final = 64
"""Letters of a word; in the index of PostgreSQL, too."""
_READ: Final = 2_000
_MARKS: Final = re.compile("[\u0300-\u036f]+")
# The same as in the migration: what a letter is must not depend on the locale of a server.
_PARTS: Final = re.compile(
    "[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u2000-\u2bff"
    "\u3000-\u303f\ud800-\udfff\ufe00-\ufe0f\U0001f000-\U0001faff]+"
)


class _ByDatabase(sa.ColumnElement[Any]):
    """An expression that each database spells its own way."""

    inherit_cache: bool | None = False

    def __init__(self, *, sqlite: sa.ColumnElement[Any], postgresql: sa.ColumnElement[Any]) -> None:
        self.spelt = {"sqlite": sqlite, "postgresql": postgresql}
        self.type = sa.types.NULLTYPE


@compiles(_ByDatabase)
def _spelt(element: _ByDatabase, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.spelt[compiler.dialect.name], **options)


_before: Final = sa.bindparam("before", type_=sa.Uuid)
_row: Final = sa.table("image_search_row", sa.column("seq"), sa.column("image_id", sa.Uuid))

index: Final = sa.table("image_search", sa.column("image_id", sa.Uuid))
"""One row for each picture; it belongs to no backup, for it is made anew from the pictures."""
matches: Final = _ByDatabase(
    sqlite=sa.literal_column("image_search").op("MATCH")(sa.bindparam("fts", type_=sa.Text)),
    postgresql=sa.literal_column("image_search.words").op("@@")(
        sa.cast(sa.bindparam("tsquery", type_=sa.Text), TSQUERY)
    ),
)
place: Final = _ByDatabase(
    # Both grow with time; only by its own number does FTS5 walk from the newest on.
    sqlite=sa.literal_column("image_search.rowid"),
    postgresql=index.c.image_id,
)
cursor: Final = _ByDatabase(
    sqlite=sa.select(_row.c.seq).where(_row.c.image_id == _before).scalar_subquery(),
    postgresql=_before,
)
"""The place of the picture that is bound as `before`."""


def words_of(text: str) -> list[str]:
    """The words asked for, as they stand in the index; none where there are only signs."""
    plain = unicodedata.normalize("NFKD", text[:_READ]).lower()
    plain = unicodedata.normalize("NFC", _PARTS.sub(" ", _MARKS.sub("", plain)))
    return [word for word in plain.split(" ") if word][:_MOST]


def asked(
    words: Sequence[str],
    fit: Fit,
    person_id: PersonId | None,
    conversation_id: ConversationId | None,
) -> dict[str, object]:
    """The values of `matches` for at least one word, in the pictures of these alone."""
    scopes = [f"p{person_id.hex}"] if person_id is not None else []
    scopes += [f"c{conversation_id.hex}"] if conversation_id is not None else []
    fts = [f'scope : "{scope}"' for scope in scopes]
    tsquery = [f"'@{scope}'" for scope in scopes]
    for at, word in enumerate(words, 1):
        short = word[:_LONGEST]
        # Only PostgreSQL's index cuts its words.
        phrase = f'"{short}"' if short == word else f'"{short}" *'
        if fit == "beginning" and at == len(words):
            fts.append(f'words : ("{short}" * NOT {phrase})')
            tsquery.append(f"'{short}':* & !'{short}'")
        else:
            fts.append(f"words : ({phrase})")
            tsquery.append(f"'{short}'")
    return {"fts": " AND ".join(fts), "tsquery": " & ".join(tsquery)}
