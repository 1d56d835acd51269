"""Conversations know the server and the parent chat they belong to."""

import sqlalchemy as sa
from alembic import op

revision = "0007_places"
down_revision = "0006_access"


def upgrade() -> None:
    op.add_column("conversation", sa.Column("server", sa.Text(), nullable=True))
    op.add_column("conversation", sa.Column("parent", sa.Text(), nullable=True))
