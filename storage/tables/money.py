"""Credits: the ledger, its balances, daily roll-ups and limits."""

import sqlalchemy as sa

from storage.tables.words import Instant, Serial, metadata

ledger_entry = sa.Table(
    "ledger_entry",
    metadata,
    sa.Column("id", Serial, primary_key=True),
    sa.Column("job_id", sa.ForeignKey("job.id"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    # A job opens its account once (reserve) and closes it once (settle or release).
    sa.Column("closing", sa.Boolean, nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("conversation_id", sa.ForeignKey("conversation.id"), nullable=False),
    # Whose pool it came from besides: "<platform>:<server>", and the one that guests share.
    sa.Column("server", sa.Text),
    sa.Column("guest", sa.Boolean, nullable=False),
    # Signed changes of the balances; `counts_at` is the moment whose day and month they fall in.
    sa.Column("reserved", sa.BigInteger, nullable=False),
    sa.Column("spent", sa.BigInteger, nullable=False),
    sa.Column("pictures", sa.BigInteger, nullable=False),
    sa.Column("counts_at", Instant, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.UniqueConstraint("job_id", "closing"),
    sa.Index(None, "person_id", "id"),
    sa.Index(None, "conversation_id", "id"),
)

balance = sa.Table(
    "balance",
    metadata,
    sa.Column("scope", sa.Text, primary_key=True),
    sa.Column("scope_id", sa.Text, primary_key=True),
    sa.Column("period", sa.Text, primary_key=True),
    sa.Column("period_key", sa.Text, primary_key=True),
    sa.Column("spent", sa.BigInteger, nullable=False),
    sa.Column("reserved", sa.BigInteger, nullable=False),
    # Ordered and not given back.
    sa.Column("pictures", sa.BigInteger, nullable=False),
    sa.Index(None, "scope", "period", "period_key", "spent"),
)

# What a day's drawing came to, so that reports and totals never scan jobs or images.
usage = sa.Table(
    "usage",
    metadata,
    sa.Column("conversation_id", sa.ForeignKey("conversation.id"), primary_key=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("tool", sa.Text, primary_key=True),
    sa.Column("model", sa.Text, primary_key=True),
    sa.Column("pictures", sa.BigInteger, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("credits", sa.BigInteger, nullable=False),
    sa.Column("unpriced", sa.BigInteger, nullable=False),
    sa.Index(None, "person_id", "day"),
    sa.Index(None, "day"),
)

limit = sa.Table(
    "limit",
    metadata,
    sa.Column("scope", sa.Text, primary_key=True),
    sa.Column("scope_id", sa.Text, primary_key=True),
    sa.Column("period", sa.Text, primary_key=True),
    sa.Column("unit", sa.Text, primary_key=True),
    # Set by who administers the place: it counts besides the operator's, never instead.
    sa.Column("local", sa.Boolean, primary_key=True),
    sa.Column("most", sa.BigInteger, nullable=False),
)
