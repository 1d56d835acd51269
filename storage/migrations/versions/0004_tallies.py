"""Daily tallies, and who spent most in a period by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0004_tallies"
down_revision = "0003_hidden_pictures"


def upgrade() -> None:
    op.create_table(
        "tally",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", "model", "tool", "kind", "value", name=op.f("pk_tally")),
    )
    op.create_index(
        op.f("ix_balance_scope_period_period_key_spent"),
        "balance",
        ["scope", "period", "period_key", "spent"],
    )
