"""The words that columns use: ids, states, moments, and what every table is built with."""

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
RunId = NewType("RunId", UUID)
ApiKeyId = NewType("ApiKeyId", UUID)
EndpointId = NewType("EndpointId", UUID)
MessageId = NewType("MessageId", UUID)


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


class RunState(StrEnum):
    """Where a run of a workflow stands; `failed` still goes on when a step of it is retried."""

    AWAITING_APPROVAL = "awaiting_approval"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


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


def partial(
    name: str, where: str, *columns: str | sa.Column[object], unique: bool = False
) -> sa.Index:
    """An index over the rows that ask for it: mostly the open ones, so it stays small for ever."""
    condition = sa.text(where)
    return sa.Index(
        name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition
    )
