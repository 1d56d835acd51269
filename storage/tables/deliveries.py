"""What chats are owed, and what platforms told us."""

import sqlalchemy as sa

from storage.tables.words import Instant, metadata, partial

delivery = sa.Table(
    "delivery",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    # One of the four: the job, or the run of a workflow, whose card it is, a notice, or a picture
    # that was shown again.
    sa.Column("job_id", sa.ForeignKey("job.id"), index=True),
    sa.Column("run_id", sa.Uuid, index=True),
    sa.Column("notice_id", sa.Uuid, index=True),
    sa.Column("image_id", sa.Uuid, index=True),
    sa.Column("conversation_id", sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("platform", sa.Text, nullable=False),
    sa.Column("chat", sa.Text, nullable=False),
    sa.Column("thread", sa.Text),
    sa.Column("message_ref", sa.Text),
    sa.Column("shown", sa.Text),
    sa.Column("ended", sa.Boolean, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("next_try_at", Instant),
    sa.Column("failure", sa.Text),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Index(None, "conversation_id", "message_ref", "id"),
    partial("ix_delivery_open", "NOT ended", "id"),
    partial("ix_delivery_open_try", "NOT ended", "next_try_at"),
)

sent_message = sa.Table(
    "sent_message",
    metadata,
    sa.Column("platform", sa.Text, primary_key=True),
    sa.Column("chat", sa.Text, primary_key=True),
    sa.Column("message", sa.Text, primary_key=True),
    sa.Column("nonce", sa.Text),
    sa.Column("handle", sa.Text),
    sa.Column("file", sa.Text),
    sa.Column("sent_at", Instant, nullable=False),
    sa.Index(None, "platform", "nonce", "sent_at"),
    sa.Index(None, "platform", "handle"),
    sa.Index(None, "sent_at"),
)

inbox_event = sa.Table(
    "inbox_event",
    metadata,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("external_id", sa.Text, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("handled_at", Instant),
    partial("ix_inbox_event_unhandled", "handled_at IS NULL", "source", "received_at"),
    partial("ix_inbox_event_handled", "handled_at IS NOT NULL", "received_at"),
)
