"""How somebody proves that they are the same person on another platform."""

import sqlalchemy as sa

from storage.tables.words import Instant, Serial, metadata

# A code that was handed out (only its hash), or, without one, a code that was tried in vain.
link_code = sa.Table(
    "link_code",
    metadata,
    sa.Column("id", Serial, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("sha256", sa.Text, unique=True),
    sa.Column("created_at", Instant, nullable=False),
    sa.Index(None, "person_id", "created_at"),
)
