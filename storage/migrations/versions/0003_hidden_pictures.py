"""Pictures that somebody deleted are hidden; what was paid for stays on record."""

import sqlalchemy as sa
from alembic import op

revision = "0003_hidden_pictures"
down_revision = "0002_workflows"


def upgrade() -> None:
    op.add_column("image", sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True))
