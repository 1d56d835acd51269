"""Limits in pictures, of servers and of guests; an administrator's besides the operator's."""

import sqlalchemy as sa
from alembic import op

revision = "0009_budgets"
down_revision = "0008_rights"


def upgrade() -> None:
    none = sa.text("0")
    with op.batch_alter_table("balance") as balance:
        balance.add_column(
            sa.Column("pictures", sa.BigInteger(), nullable=False, server_default=none)
        )
    with op.batch_alter_table("ledger_entry") as entry:
        entry.add_column(sa.Column("server", sa.Text(), nullable=True))
        entry.add_column(
            sa.Column("guest", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        entry.add_column(
            sa.Column("pictures", sa.BigInteger(), nullable=False, server_default=none)
        )
    _limits()


def _limits() -> None:
    connection = op.get_bind()
    old = sa.table("limit", *map(sa.column, ("scope", "scope_id", "period", "credits")))
    rows = connection.execute(sa.select(old)).all()
    op.drop_table("limit")
    new = op.create_table(
        "limit",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("local", sa.Boolean(), nullable=False),
        sa.Column("most", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "scope", "scope_id", "period", "unit", "local", name=op.f("pk_limit")
        ),
    )
    kept = [
        {
            "scope": scope,
            "scope_id": scope_id,
            "period": period,
            "unit": "credits",
            "local": False,
            "most": credits,
        }
        for scope, scope_id, period, credits in rows
    ]
    if kept:
        op.bulk_insert(new, kept)
