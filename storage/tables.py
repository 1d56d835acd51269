"""The nouns of the product, as tables, and the words their columns use.

Ids sort by time, times are aware UTC, and each query that grows has its index beside its table.
A job is open exactly while `finished_at` is null: partial indexes hang on that, and a check
constraint keeps state and stamp together.
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, NewType
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from typing_extensions import override

PersonId = NewType("PersonId", UUID)
ConversationId = NewType("ConversationId", UUID)
JobId = NewType("JobId", UUID)
ImageId = NewType("ImageId", UUID)
DeliveryId = NewType("DeliveryId", UUID)


class JobState(StrEnum):
    """Where a job stands; which moves are legal is the business of the job engine."""

    AWAITING_APPROVAL = "awaiting_approval"
    QUEUED = "queued"
    SUBMITTING = "submitting"
    RUNNING = "running"
    FETCHING = "fetching"
    DONE = "done"
    FAILED = "failed"
    REFUSED = "refused"
    LOST = "lost"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


OPEN_STATES: Final = frozenset(
    {
        JobState.AWAITING_APPROVAL,
        JobState.QUEUED,
        JobState.SUBMITTING,
        JobState.RUNNING,
        JobState.FETCHING,
    }
)
TERMINAL_STATES: Final = frozenset(JobState) - OPEN_STATES


class Instant(sa.types.TypeDecorator[datetime]):
    """An aware moment in UTC on every database; a naive one is refused at the door."""

    impl: sa.types.TypeEngine[Any] | type[sa.types.TypeEngine[Any]] = sa.DateTime(timezone=True)
    cache_ok: bool | None = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment needs its time zone"
            raise ValueError(message)
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# SQLite numbers rows by itself only where the key is declared INTEGER.
Serial: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# JSON null and SQL null are told apart nowhere in this product.
Json: Final = sa.JSON(none_as_null=True)

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _partial(name: str, where: str, *columns: str | sa.Column[object]) -> sa.Index:
    """An index over the rows that ask for it: mostly the open ones, so it stays small for ever."""
    condition = sa.text(where)
    return sa.Index(name, *columns, sqlite_where=condition, postgresql_where=condition)


person = sa.Table(
    "person",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("language", sa.Text),
    sa.Column("settings", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
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

conversation = sa.Table(
    "conversation",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("platform", sa.Text, nullable=False),
    sa.Column("chat", sa.Text, nullable=False),
    # Empty rather than null: nulls would not be unique.
    sa.Column("thread", sa.Text, nullable=False),
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

_FINISHED = ", ".join(f"'{state}'" for state in sorted(TERMINAL_STATES))

job = sa.Table(
    "job",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("tool", sa.Text, nullable=False),
    sa.Column("capability", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("wish", Json, nullable=False),
    sa.Column("inputs", Json, nullable=False),
    sa.Column("prompt", sa.Text, nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("conversation_id", sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("turn_id", sa.Text),
    sa.Column("parent_id", sa.Uuid),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("request_key", sa.Text, nullable=False),
    sa.Column("token", sa.Text, nullable=False),
    sa.Column("waits_for", sa.Uuid),
    sa.Column("task_id", sa.Text),
    sa.Column("credits", sa.Integer),
    sa.Column("counted", sa.Integer, nullable=False),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("failure", sa.Text),
    sa.Column("detail", sa.Text),
    sa.Column("adjustments", Json, nullable=False),
    sa.Column("looks", sa.Integer, nullable=False),
    sa.Column("stumbles", sa.Integer, nullable=False),
    sa.Column("results", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("state_since", Instant, nullable=False),
    sa.Column("submitted_at", Instant),
    sa.Column("next_look_at", Instant),
    sa.Column("approve_by", Instant),
    sa.Column("finished_at", Instant),
    sa.UniqueConstraint("person_id", "request_key"),
    sa.CheckConstraint(
        f"(finished_at IS NOT NULL) = (state IN ({_FINISHED}))", name="finished_is_stamped"
    ),
    sa.Index(None, "conversation_id", "number"),
    _partial("ix_job_finished", "finished_at IS NOT NULL", "model", "state", "finished_at"),
    _partial("ix_job_open", "finished_at IS NULL", "id"),
    _partial("ix_job_open_state", "finished_at IS NULL", "state", "priority", "id"),
    _partial("ix_job_open_person", "finished_at IS NULL", "person_id", "id"),
    _partial("ix_job_open_conversation", "finished_at IS NULL", "conversation_id", "number"),
    _partial("ix_job_open_look", "finished_at IS NULL", "next_look_at"),
    _partial("ix_job_task", "task_id IS NOT NULL", "model", "task_id"),
    _partial("ix_job_turn", "turn_id IS NOT NULL", "turn_id"),
    _partial("ix_job_waits", "waits_for IS NOT NULL", "waits_for"),
)

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
    sa.Column("thumb_key", sa.Text, nullable=False),
    sa.Column("alt_text", sa.Text, nullable=False),
    sa.Column("caption", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.UniqueConstraint("job_id", "position"),
    sa.UniqueConstraint("conversation_id", "number"),
    sa.Index(None, "parent_id", "id"),
    sa.Index(None, "conversation_id", "id"),
    sa.Index(None, "person_id", "id"),
)

delivery = sa.Table(
    "delivery",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("job_id", sa.ForeignKey("job.id"), nullable=False, index=True),
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
    _partial("ix_delivery_open", "NOT ended", "id"),
    _partial("ix_delivery_open_try", "NOT ended", "next_try_at"),
)

inbox_event = sa.Table(
    "inbox_event",
    metadata,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("external_id", sa.Text, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("handled_at", Instant),
    _partial("ix_inbox_event_unhandled", "handled_at IS NULL", "source", "received_at"),
)

ledger_entry = sa.Table(
    "ledger_entry",
    metadata,
    sa.Column("id", Serial, primary_key=True),
    sa.Column("job_id", sa.ForeignKey("job.id"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    # A job opens its account once (reserve) and closes it once (settle or release).
    sa.Column("closing", sa.Boolean, nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("conversation_id", sa.ForeignKey("conversation.id"), nullable=False),
    # Signed changes of the balances; `counts_at` is the moment whose day and month they fall in.
    sa.Column("reserved", sa.BigInteger, nullable=False),
    sa.Column("spent", sa.BigInteger, nullable=False),
    sa.Column("counts_at", Instant, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.UniqueConstraint("job_id", "closing"),
    sa.Index(None, "person_id", "id"),
    sa.Index(None, "conversation_id", "id"),
)

balance = sa.Table(
    "balance",
    metadata,
    sa.Column("scope", sa.Text, primary_key=True),
    sa.Column("scope_id", sa.Text, primary_key=True),
    sa.Column("period", sa.Text, primary_key=True),
    sa.Column("period_key", sa.Text, primary_key=True),
    sa.Column("spent", sa.BigInteger, nullable=False),
    sa.Column("reserved", sa.BigInteger, nullable=False),
)

# What a day's drawing came to, so that reports and totals never scan jobs or images.
usage = sa.Table(
    "usage",
    metadata,
    sa.Column("conversation_id", sa.ForeignKey("conversation.id"), primary_key=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("tool", sa.Text, primary_key=True),
    sa.Column("model", sa.Text, primary_key=True),
    sa.Column("pictures", sa.BigInteger, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("credits", sa.BigInteger, nullable=False),
    sa.Column("unpriced", sa.BigInteger, nullable=False),
    sa.Index(None, "person_id", "day"),
    sa.Index(None, "day"),
)

limit = sa.Table(
    "limit",
    metadata,
    sa.Column("scope", sa.Text, primary_key=True),
    sa.Column("scope_id", sa.Text, primary_key=True),
    sa.Column("period", sa.Text, primary_key=True),
    sa.Column("credits", sa.BigInteger, nullable=False),
)
