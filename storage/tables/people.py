"""People and who they are on each platform."""

import sqlalchemy as sa

from storage.tables.words import Instant, Json, metadata, partial

person = sa.Table(
    "person",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("language", sa.Text),
    sa.Column("settings", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    # Since when nobody is behind this row any more, and since when nothing of them is left.
    sa.Column("forgotten_at", Instant),
    sa.Column("cleared_at", Instant),
    sa.Index(None, "name"),
    partial("ix_person_clearing", "forgotten_at IS NOT NULL AND cleared_at IS NULL", "id"),
)

identity = sa.Table(
    "identity",
    metadata,
    sa.Column("platform", sa.Text, primary_key=True),
    sa.Column("external_id", sa.Text, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Index(None, "person_id", "platform", "created_at"),
)
