"""Richer words that were proposed for somebody's own, and what they chose."""

import sqlalchemy as sa

from storage.tables.words import Instant, metadata

# The id is that of the order drawn from the richer words, where there is one.
proposal = sa.Table(
    "proposal",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("conversation_id", sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("original", sa.Text, nullable=False),
    sa.Column("enhanced", sa.Text, nullable=False),
    sa.Column("choice", sa.Text),
    sa.Column("created_at", Instant, nullable=False),
    sa.Index(None, "conversation_id", "created_at"),
    sa.Index(None, "person_id"),
    sa.Index(None, "created_at"),
)
