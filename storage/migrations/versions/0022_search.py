"""Pictures are found by their words: an index that the database itself keeps in step.

Triggers do it, so that processes of the version before, which know nothing of the index, and
everything that empties, moves or deletes pictures keep it right, too.
"""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0022_search"
down_revision = "0021_why_this_model"

_BATCH = 5_000

_SQLITE = (
    # Rows of the index need a number that stays (VACUUM gives `image` new ones) and grows.
    """
    CREATE TABLE image_search_row (
        seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        image_id CHAR(32) NOT NULL UNIQUE
    )
    """,
    """
    CREATE VIRTUAL TABLE image_search USING fts5(
        image_id UNINDEXED, scope, words, tokenize = "unicode61 remove_diacritics 2"
    )
    """,
    """
    CREATE TRIGGER image_search_added AFTER INSERT ON image BEGIN
        INSERT INTO image_search_row (image_id) VALUES (NEW.id);
        INSERT INTO image_search (rowid, image_id, scope, words) VALUES (
            (SELECT seq FROM image_search_row WHERE image_id = NEW.id),
            NEW.id,
            'p' || NEW.person_id || ' c' || NEW.conversation_id,
            NEW.prompt || ' ' || NEW.caption || ' ' || NEW.handle
        );
    END
    """,
    """
    CREATE TRIGGER image_search_changed AFTER UPDATE OF
        person_id, conversation_id, prompt, caption, handle
    ON image BEGIN
        UPDATE image_search SET
            scope = 'p' || NEW.person_id || ' c' || NEW.conversation_id,
            words = NEW.prompt || ' ' || NEW.caption || ' ' || NEW.handle
        WHERE rowid = (SELECT seq FROM image_search_row WHERE image_id = NEW.id);
    END
    """,
    """
    CREATE TRIGGER image_search_removed AFTER DELETE ON image BEGIN
        DELETE FROM image_search
        WHERE rowid = (SELECT seq FROM image_search_row WHERE image_id = OLD.id);
        DELETE FROM image_search_row WHERE image_id = OLD.id;
    END
    """,
)
_SQLITE_ROWS = """
    INSERT INTO image_search_row (image_id)
    SELECT id FROM image WHERE id > :after ORDER BY id LIMIT :most
"""
_SQLITE_WORDS = """
    INSERT INTO image_search (rowid, image_id, scope, words)
    SELECT seq, image.id, 'p' || person_id || ' c' || conversation_id,
        prompt || ' ' || caption || ' ' || handle
    FROM image JOIN image_search_row ON image_search_row.image_id = image.id
    WHERE image.id > :after ORDER BY image.id LIMIT :most
"""

# What parts words: signs and pictographs by their numbers, for what a letter is depends on the
# locale of the server. The same as in storage/search.py.
_POSTGRES = (
    """
    CREATE TABLE image_search (
        image_id UUID NOT NULL PRIMARY KEY REFERENCES image (id) ON DELETE CASCADE,
        words TSVECTOR NOT NULL
    )
    """,
    "CREATE INDEX ix_image_search_words ON image_search USING gin (words)",
    # The words are cut here and not by a text search parser, which makes numbers of "7-2", hosts of
    # "fox.in.snow" and paths of "and/or".
    r"""
    CREATE FUNCTION image_search_words(person_id UUID, conversation_id UUID, said TEXT)
    RETURNS TSVECTOR LANGUAGE sql IMMUTABLE AS $$
        SELECT array_to_tsvector(
            ARRAY['@p' || replace($1::text, '-', ''), '@c' || replace($2::text, '-', '')]
            || ARRAY(
                SELECT DISTINCT left(word, 64) FROM regexp_split_to_table(
                    normalize(regexp_replace(regexp_replace(
                        lower(normalize(left($3, 20000), NFKD)), '[\u0300-\u036f]+', '', 'g'
                    ), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4'
                        '\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f'
                        '\ufe00-\ufe0f\U0001F000-\U0001FAFF]+', ' ', 'g'), NFC), ' '
                ) AS word WHERE word <> ''
            )
        )
    $$
    """,
    """
    CREATE FUNCTION image_search_keep() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO image_search (image_id, words) VALUES (NEW.id, image_search_words(
            NEW.person_id, NEW.conversation_id,
            NEW.prompt || ' ' || NEW.caption || ' ' || NEW.handle
        )) ON CONFLICT (image_id) DO UPDATE SET words = excluded.words;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER image_search_keep AFTER INSERT OR UPDATE OF
        person_id, conversation_id, prompt, caption, handle
    ON image
    FOR EACH ROW EXECUTE FUNCTION image_search_keep()
    """,
)
_POSTGRES_WORDS = """
    INSERT INTO image_search (image_id, words)
    SELECT id, image_search_words(
        person_id, conversation_id, prompt || ' ' || caption || ' ' || handle
    ) FROM image WHERE id > :after ORDER BY id LIMIT :most
"""


# (PostgreSQL 15 has no max of ids.)
_LAST = """
    SELECT id FROM (
        SELECT id FROM image WHERE id > :after ORDER BY id LIMIT :most
    ) AS batch ORDER BY id DESC LIMIT 1
"""


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _SQLITE if sqlite else _POSTGRES:
        op.get_bind().exec_driver_sql(statement)
    _fill((_SQLITE_ROWS, _SQLITE_WORDS) if sqlite else (_POSTGRES_WORDS,))


def _fill(statements: tuple[str, ...]) -> None:
    """The pictures that are there, a batch at a time in the order of their ids."""
    ids = sa.bindparam("after", type_=sa.Uuid)
    last = sa.text(_LAST).bindparams(ids).columns(id=sa.Uuid)
    after: UUID | None = UUID(int=0)
    while after is not None:
        values = {"after": after, "most": _BATCH}
        end = op.get_bind().execute(last, values).scalar()
        if end is not None:
            for statement in statements:
                op.get_bind().execute(sa.text(statement).bindparams(ids), values)
        after = end
