"""Pictures are known again by how they look."""

import sqlalchemy as sa
from alembic import op

revision = "0017_likeness"
down_revision = "0016_web"

_BANDS = ("band_0", "band_1", "band_2", "band_3")


def upgrade() -> None:
    op.add_column("image", sa.Column("likeness", sa.BigInteger(), nullable=True))
    for band in _BANDS:
        op.add_column("image", sa.Column(band, sa.Integer(), nullable=True))
        op.create_index(op.f(f"ix_image_{band}"), "image", [band])
