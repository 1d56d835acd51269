"""A run remembers what the door knew of who began it."""

import sqlalchemy as sa
from alembic import op

revision = "0014_callers"
down_revision = "0013_adults"


def upgrade() -> None:
    with op.batch_alter_table("workflow_run") as run:
        run.add_column(
            sa.Column("caller", sa.JSON(), nullable=False, server_default=sa.text("'{}'"))
        )
