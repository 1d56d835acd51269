"""What each day came to, counted as it happens: reports never scan jobs."""

import sqlalchemy as sa

from storage.tables.words import metadata

tally = sa.Table(
    "tally",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("model", sa.Text, primary_key=True),
    sa.Column("tool", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, primary_key=True),
    sa.Column("count", sa.BigInteger, nullable=False),
)
