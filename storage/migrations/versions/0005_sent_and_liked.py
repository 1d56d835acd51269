"""What was sent under which name, and which pictures are whose favourites."""

import sqlalchemy as sa
from alembic import op

revision = "0005_sent_and_liked"
down_revision = "0004_tallies"


def upgrade() -> None:
    op.create_table(
        "sent_message",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=True),
        sa.Column("handle", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("platform", "chat", "message", name=op.f("pk_sent_message")),
    )
    op.create_index(
        op.f("ix_sent_message_platform_nonce_sent_at"),
        "sent_message",
        ["platform", "nonce", "sent_at"],
    )
    op.create_index(op.f("ix_sent_message_platform_handle"), "sent_message", ["platform", "handle"])
    op.create_table(
        "favourite",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("image_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["image_id"], ["image.id"], name=op.f("fk_favourite_image_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_favourite_person_id")),
        sa.PrimaryKeyConstraint("person_id", "image_id", name=op.f("pk_favourite")),
    )
    op.create_index(op.f("ix_favourite_image_id"), "favourite", ["image_id"])
