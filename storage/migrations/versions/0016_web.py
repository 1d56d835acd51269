"""The web page: chats, what stands in them, sessions, and the links that begin them."""

import sqlalchemy as sa
from alembic import op

revision = "0016_web"
down_revision = "0015_notices"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _chats()
    _sessions()


def _chats() -> None:
    op.create_table(
        "web_chat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT, nullable=False),
        sa.Column("deleted_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_web_chat_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_chat")),
    )
    op.create_index(op.f("ix_web_chat_person_id"), "web_chat", ["person_id"])
    live = sa.text("deleted_at IS NULL")
    op.create_index(
        "ix_web_chat_live",
        "web_chat",
        ["person_id", "used_at"],
        sqlite_where=live,
        postgresql_where=live,
    )
    op.create_table(
        "web_message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("chat_id", sa.Uuid(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reply_to", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.Column("removed_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["web_chat.id"], name=op.f("fk_web_message_chat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_message")),
        sa.UniqueConstraint("chat_id", "nonce", name=op.f("uq_web_message_chat_id_nonce")),
    )
    op.create_index(op.f("ix_web_message_chat_id_id"), "web_message", ["chat_id", "id"])
    op.create_index(op.f("ix_web_message_changed_at"), "web_message", ["changed_at"])
    waiting = sa.text("waiting")
    op.create_index(
        "ix_web_message_waiting",
        "web_message",
        ["id"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )


def _sessions() -> None:
    op.create_table(
        "web_session",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("seen_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_web_session_person_id")
        ),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_web_session")),
    )
    op.create_index(op.f("ix_web_session_person_id"), "web_session", ["person_id"])
    op.create_index(op.f("ix_web_session_expires_at"), "web_session", ["expires_at"])
    op.create_table(
        "web_link",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_web_link_person_id")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_web_link")),
    )
    op.create_index(
        op.f("ix_web_link_person_id_created_at"), "web_link", ["person_id", "created_at"]
    )
    op.create_index(op.f("ix_web_link_created_at"), "web_link", ["created_at"])
