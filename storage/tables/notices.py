"""What administrators are told by themselves, and where."""

import sqlalchemy as sa

from storage.tables.words import Instant, Json, metadata

notice = sa.Table(
    "notice",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    # The same thing is told once: a hash of what it is about.
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("lines", Json, nullable=False),
    # Whom it names, and the picture it is about, which may be gone by now.
    sa.Column("person_id", sa.ForeignKey("person.id"), index=True),
    sa.Column("image_id", sa.Uuid),
    sa.Column("created_at", Instant, nullable=False),
)

alert_place = sa.Table(
    "alert_place",
    metadata,
    # The conversation that is told, and the place (as in grants) it is told about.
    sa.Column("conversation_id", sa.ForeignKey("conversation.id"), primary_key=True),
    sa.Column("place", sa.Text, nullable=False, index=True),
    sa.Column("created_at", Instant, nullable=False),
)
