"""Where a picture was shown again, so that it can be taken away from there."""

import sqlalchemy as sa
from alembic import op

revision = "0018_copies"
down_revision = "0017_likeness"


def upgrade() -> None:
    op.add_column("delivery", sa.Column("image_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_delivery_image_id"), "delivery", ["image_id"])
