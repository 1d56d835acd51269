"""Chats and what was said in them."""

import sqlalchemy as sa

from storage.tables.words import Instant, Json, Serial, metadata

conversation = sa.Table(
    "conversation",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("platform", sa.Text, nullable=False),
    sa.Column("chat", sa.Text, nullable=False),
    # Empty rather than null: nulls would not be unique.
    sa.Column("thread", sa.Text, nullable=False),
    sa.Column("server", sa.Text),
    sa.Column("parent", sa.Text),
    sa.Column("adults", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("settings", Json, nullable=False),
    sa.Column("next_number", sa.Integer, nullable=False),
    # No reference: image already refers to conversation, and a circle cannot be created or dropped.
    sa.Column("current_image_id", sa.Uuid),
    sa.Column("created_at", Instant, nullable=False),
    sa.UniqueConstraint("platform", "chat", "thread"),
)

turn = sa.Table(
    "turn",
    metadata,
    sa.Column("seq", Serial, primary_key=True),
    sa.Column("conversation_id", sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("turn_id", sa.Text, nullable=False, unique=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), index=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Index(None, "conversation_id", "seq"),
)
