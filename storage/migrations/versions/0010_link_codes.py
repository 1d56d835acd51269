"""Codes by which somebody is the same person on another platform."""

import sqlalchemy as sa
from alembic import op

revision = "0010_link_codes"
down_revision = "0009_budgets"


def upgrade() -> None:
    op.create_table(
        "link_code",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_link_code_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_code")),
        sa.UniqueConstraint("sha256", name=op.f("uq_link_code_sha256")),
    )
    op.create_index(
        op.f("ix_link_code_person_id_created_at"), "link_code", ["person_id", "created_at"]
    )
