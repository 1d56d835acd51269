"""The web page: its chats, what stands in them, and who is signed in."""

import sqlalchemy as sa

from storage.tables.words import Instant, Json, metadata, partial

web_chat = sa.Table(
    "web_chat",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("used_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    partial("ix_web_chat_live", "deleted_at IS NULL", "person_id", "used_at"),
    sa.Index(None, "person_id"),
)

web_message = sa.Table(
    "web_message",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("chat_id", sa.ForeignKey("web_chat.id"), nullable=False),
    # What makes a message that is sent again the same one.
    sa.Column("nonce", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", Json, nullable=False),
    # Everything that can be read on it, lower case: for searching.
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("reply_to", sa.Text),
    sa.Column("revision", sa.Integer, nullable=False),
    # Said by a person and not dealt with yet.
    sa.Column("waiting", sa.Boolean, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("changed_at", Instant, nullable=False, index=True),
    sa.Column("removed_at", Instant),
    sa.UniqueConstraint("chat_id", "nonce"),
    sa.Index(None, "chat_id", "id"),
    partial("ix_web_message_waiting", "waiting", "id"),
)

web_session = sa.Table(
    "web_session",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    # What the browser says of itself, so that people recognise their sessions.
    sa.Column("browser", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("seen_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False, index=True),
)

# A link that signs somebody in, once.
web_link = sa.Table(
    "web_link",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("created_at", Instant, nullable=False, index=True),
    sa.Column("used_at", Instant),
    sa.Index(None, "person_id", "created_at"),
)
