"""Workflows and their runs; jobs know the run they belong to, cards may be a run's."""

import sqlalchemy as sa
from alembic import op

revision = "0002_workflows"
down_revision = "0001"

_JSON = sa.JSON(none_as_null=True)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _workflow()
    _run()
    _job()
    _delivery()


def _workflow() -> None:
    op.create_table(
        "workflow",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("recipe", _JSON, nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_workflow_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workflow")),
        sa.UniqueConstraint(
            "scope", "scope_id", "name", name=op.f("uq_workflow_scope_scope_id_name")
        ),
    )
    op.create_index(op.f("ix_workflow_person_id"), "workflow", ["person_id"])


def _run() -> None:
    op.create_table(
        "workflow_run",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("plan", _JSON, nullable=False),
        sa.Column("outcomes", _JSON, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("credits", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("request_key", sa.Text(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("state_since", _MOMENT, nullable=False),
        sa.Column("approve_by", _MOMENT, nullable=True),
        sa.Column("finished_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_workflow_run_conversation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_workflow_run_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workflow_run")),
        sa.UniqueConstraint(
            "person_id", "request_key", name=op.f("uq_workflow_run_person_id_request_key")
        ),
    )
    op.create_index(
        op.f("ix_workflow_run_conversation_id_id"), "workflow_run", ["conversation_id", "id"]
    )
    _index_where("ix_workflow_run_open", "workflow_run", ["id"], "finished_at IS NULL")


def _job() -> None:
    op.add_column("job", sa.Column("run_id", sa.Uuid(), nullable=True))
    op.add_column("job", sa.Column("step", sa.Text(), nullable=True))
    op.add_column("job", sa.Column("arguments", _JSON, nullable=True))
    _index_where("ix_job_run", "job", ["run_id", "id"], "run_id IS NOT NULL")


def _delivery() -> None:
    # SQLite changes a column by making the table anew.
    with op.batch_alter_table("delivery") as delivery:
        delivery.alter_column("job_id", existing_type=sa.Uuid(), nullable=True)
        delivery.add_column(sa.Column("run_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_delivery_run_id"), "delivery", ["run_id"])


def _index_where(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)
