"""Why the model of an order was chosen."""

import sqlalchemy as sa
from alembic import op

revision = "0021_why_this_model"
down_revision = "0020_proposals"


def upgrade() -> None:
    op.add_column("job", sa.Column("why", sa.Text(), nullable=True))
