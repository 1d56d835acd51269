"""Other programs: the keys they come with, what was answered them, and where they are called."""

import sqlalchemy as sa

from storage.tables.words import Instant, Json, metadata, partial

api_key = sa.Table(
    "api_key",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("prefix", sa.Text, nullable=False, unique=True),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("scopes", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("expires_at", Instant),
    sa.Column("last_used_at", Instant),
    sa.Column("revoked_at", Instant),
    sa.Index(None, "person_id", "id"),
)

# What a POST with an Idempotency-Key was answered; without a status it is still being worked on.
kept_answer = sa.Table(
    "kept_answer",
    metadata,
    sa.Column("key_id", sa.ForeignKey("api_key.id"), primary_key=True),
    sa.Column("request_key", sa.Text, primary_key=True),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("status", sa.Integer),
    sa.Column("body", sa.LargeBinary),
    sa.Column("created_at", Instant, nullable=False, index=True),
)

webhook_endpoint = sa.Table(
    "webhook_endpoint",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    # Not a hash: it signs.
    sa.Column("secret", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("told_until", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    sa.Index(None, "person_id", "id"),
    partial("ix_webhook_endpoint_live", "ended_at IS NULL", "person_id"),
)

webhook_message = sa.Table(
    "webhook_message",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("endpoint_id", sa.ForeignKey("webhook_endpoint.id"), nullable=False),
    sa.Column("job_id", sa.ForeignKey("job.id"), nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("next_try_at", Instant),
    sa.Column("delivered_at", Instant),
    sa.Column("failure", sa.Text),
    sa.Column("created_at", Instant, nullable=False),
    sa.UniqueConstraint("endpoint_id", "job_id", "type"),
    sa.Index(None, "endpoint_id", "id"),
    sa.Index(None, "job_id"),
    partial("ix_webhook_message_due", "next_try_at IS NOT NULL", "next_try_at"),
)
