"""Words that people put on their pictures."""

import sqlalchemy as sa
from alembic import op

revision = "0023_image_tags"
down_revision = "0022_search"


def upgrade() -> None:
    op.create_table(
        "image_tag",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("image_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["image_id"], ["image.id"], name=op.f("fk_image_tag_image_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_image_tag_person_id")),
        sa.PrimaryKeyConstraint("person_id", "tag", "image_id", name=op.f("pk_image_tag")),
    )
    op.create_index(op.f("ix_image_tag_image_id"), "image_tag", ["image_id"])
