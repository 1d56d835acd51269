"""Who may do what where, what was set where, and what administrators did."""

import sqlalchemy as sa

from storage.tables.words import Instant, Json, Serial, metadata

# A place is one text: "everywhere", "server:discord:…", "chat:discord:…"; who is one text, too:
# "person:<id>", "role:<platform>:<id>", or "default" for everybody else.
grant = sa.Table(
    "grant",
    metadata,
    sa.Column("place", sa.Text, primary_key=True),
    sa.Column("who", sa.Text, primary_key=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Index(None, "who"),
)

setting = sa.Table(
    "setting",
    metadata,
    # A place as above, or "person:<id>" for somebody's own.
    sa.Column("place", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
)

audit_entry = sa.Table(
    "audit_entry",
    metadata,
    sa.Column("id", Serial, primary_key=True),
    # Null: somebody at the machine itself.
    sa.Column("person_id", sa.ForeignKey("person.id"), index=True),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Index(None, "place", "id"),
)
