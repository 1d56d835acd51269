"""What was asked and what became of it are found under one id."""

import sqlalchemy as sa
from alembic import op

revision = "0019_traces"
down_revision = "0018_copies"


def upgrade() -> None:
    op.add_column("job", sa.Column("trace", sa.Text(), nullable=True))
    op.add_column("workflow_run", sa.Column("trace", sa.Text(), nullable=True))
