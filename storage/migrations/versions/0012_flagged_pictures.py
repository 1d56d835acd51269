"""Pictures that the provider marked as not for everybody's eyes."""

import sqlalchemy as sa
from alembic import op

revision = "0012_flagged_pictures"
down_revision = "0011_privacy"


def upgrade() -> None:
    op.add_column(
        "image", sa.Column("flagged", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
