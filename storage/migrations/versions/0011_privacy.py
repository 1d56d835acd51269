"""Forgetting people, removing files, and the indexes that retention walks along."""

import sqlalchemy as sa
from alembic import op

revision = "0011_privacy"
down_revision = "0010_link_codes"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "unneeded_file",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("removing", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_unneeded_file")),
    )
    op.create_index(op.f("ix_unneeded_file_since"), "unneeded_file", ["since"])
    op.create_table(
        "carried_balance",
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("period_key", sa.Text(), nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.Column("pictures", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "fingerprint", "period", "period_key", name=op.f("pk_carried_balance")
        ),
    )
    op.add_column("person", sa.Column("forgotten_at", _MOMENT, nullable=True))
    op.add_column("person", sa.Column("cleared_at", _MOMENT, nullable=True))
    _index_where(
        "ix_person_clearing", "person", ["id"], "forgotten_at IS NOT NULL AND cleared_at IS NULL"
    )
    op.create_index(op.f("ix_image_thumb_key"), "image", ["thumb_key"])
    _index_where("ix_image_hidden", "image", ["hidden_at"], "hidden_at IS NOT NULL")
    op.create_index(op.f("ix_sent_message_sent_at"), "sent_message", ["sent_at"])
    _index_where("ix_inbox_event_handled", "inbox_event", ["received_at"], "handled_at IS NOT NULL")


def _index_where(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)
