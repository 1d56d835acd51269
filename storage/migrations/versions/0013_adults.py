"""Conversations know whether the platform lets only adults in."""

import sqlalchemy as sa
from alembic import op

revision = "0013_adults"
down_revision = "0012_flagged_pictures"


def upgrade() -> None:
    op.add_column(
        "conversation", sa.Column("adults", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
