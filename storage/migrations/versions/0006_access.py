"""Keys of other programs, what was answered them, and where they are called."""

import sqlalchemy as sa
from alembic import op

revision = "0006_access"
down_revision = "0005_sent_and_liked"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _api_key()
    _kept_answer()
    _webhook_endpoint()
    _webhook_message()
    op.create_index(
        op.f("ix_job_person_id_state_since_id"), "job", ["person_id", "state_since", "id"]
    )


def _api_key() -> None:
    op.create_table(
        "api_key",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("scopes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=True),
        sa.Column("last_used_at", _MOMENT, nullable=True),
        sa.Column("revoked_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_api_key_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_key")),
        sa.UniqueConstraint("prefix", name=op.f("uq_api_key_prefix")),
    )
    op.create_index(op.f("ix_api_key_person_id_id"), "api_key", ["person_id", "id"])


def _kept_answer() -> None:
    op.create_table(
        "kept_answer",
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("request_key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["key_id"], ["api_key.id"], name=op.f("fk_kept_answer_key_id")),
        sa.PrimaryKeyConstraint("key_id", "request_key", name=op.f("pk_kept_answer")),
    )
    op.create_index(op.f("ix_kept_answer_created_at"), "kept_answer", ["created_at"])


def _webhook_endpoint() -> None:
    op.create_table(
        "webhook_endpoint",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("told_until", _MOMENT, nullable=False),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_webhook_endpoint_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_endpoint")),
    )
    op.create_index(
        op.f("ix_webhook_endpoint_person_id_id"), "webhook_endpoint", ["person_id", "id"]
    )
    live = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_webhook_endpoint_live",
        "webhook_endpoint",
        ["person_id"],
        sqlite_where=live,
        postgresql_where=live,
    )


def _webhook_message() -> None:
    op.create_table(
        "webhook_message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("endpoint_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", _MOMENT, nullable=True),
        sa.Column("delivered_at", _MOMENT, nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["endpoint_id"], ["webhook_endpoint.id"], name=op.f("fk_webhook_message_endpoint_id")
        ),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_webhook_message_job_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_message")),
        sa.UniqueConstraint(
            "endpoint_id", "job_id", "type", name=op.f("uq_webhook_message_endpoint_id_job_id_type")
        ),
    )
    op.create_index(
        op.f("ix_webhook_message_endpoint_id_id"), "webhook_message", ["endpoint_id", "id"]
    )
    op.create_index(op.f("ix_webhook_message_job_id"), "webhook_message", ["job_id"])
    due = sa.text("next_try_at IS NOT NULL")
    op.create_index(
        "ix_webhook_message_due",
        "webhook_message",
        ["next_try_at"],
        sqlite_where=due,
        postgresql_where=due,
    )
