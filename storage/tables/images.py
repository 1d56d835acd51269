"""Finished pictures, whose favourites they are, and how people tagged them."""

import sqlalchemy as sa

from storage.tables.words import Instant, metadata, partial

image = sa.Table(
    "image",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("handle", sa.Text, nullable=False, unique=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("conversation_id", sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("job_id", sa.ForeignKey("job.id")),
    sa.Column("parent_id", sa.ForeignKey("image.id")),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("tool", sa.Text, nullable=False),
    sa.Column("prompt", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("seed", sa.BigInteger),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("media_key", sa.Text, nullable=False, index=True),
    sa.Column("thumb_key", sa.Text, nullable=False, index=True),
    sa.Column("alt_text", sa.Text, nullable=False),
    sa.Column("caption", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("hidden_at", Instant),
    # Only where no job stands behind it: those have their own.
    sa.Column("request_key", sa.Text),
    sa.Column("flagged", sa.Boolean, nullable=False, server_default=sa.false()),
    # How it looks, and the same in parts that an index finds though a few bits differ.
    sa.Column("likeness", sa.BigInteger),
    *(sa.Column(f"band_{place}", sa.Integer, index=True) for place in range(4)),
    sa.UniqueConstraint("job_id", "position"),
    sa.UniqueConstraint("conversation_id", "number"),
    sa.Index(None, "parent_id", "id"),
    sa.Index(None, "conversation_id", "id"),
    sa.Index(None, "person_id", "id"),
    partial("ix_image_hidden", "hidden_at IS NOT NULL", "hidden_at"),
    partial("ix_image_request", "request_key IS NOT NULL", "person_id", "request_key", unique=True),
)

favourite = sa.Table(
    "favourite",
    metadata,
    sa.Column("person_id", sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("image_id", sa.ForeignKey("image.id"), primary_key=True, index=True),
    sa.Column("created_at", Instant, nullable=False),
)

image_tag = sa.Table(
    "image_tag",
    metadata,
    sa.Column("person_id", sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("tag", sa.Text, primary_key=True),
    sa.Column("image_id", sa.ForeignKey("image.id"), primary_key=True, index=True),
    sa.Column("created_at", Instant, nullable=False),
)
