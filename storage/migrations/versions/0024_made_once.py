"""A picture that was made here is made once, however often the same request comes."""

import sqlalchemy as sa
from alembic import op

revision = "0024_made_once"
down_revision = "0023_image_tags"


def upgrade() -> None:
    op.add_column("image", sa.Column("request_key", sa.Text(), nullable=True))
    asked = sa.text("request_key IS NOT NULL")
    op.create_index(
        "ix_image_request",
        "image",
        ["person_id", "request_key"],
        unique=True,
        sqlite_where=asked,
        postgresql_where=asked,
    )
