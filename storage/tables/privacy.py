"""What is left to do, and to remember, after something was removed."""

import sqlalchemy as sa

from storage.tables.words import Instant, metadata

# A file that perhaps no picture needs any more; whether one does is asked when it is removed.
unneeded_file = sa.Table(
    "unneeded_file",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("since", Instant, nullable=False, index=True),
    sa.Column("removing", sa.Boolean, nullable=False),
)

# What somebody who had themselves forgotten has used of limits that still run: who comes back is
# recognised by the fingerprint alone, and only for this.
carried_balance = sa.Table(
    "carried_balance",
    metadata,
    sa.Column("fingerprint", sa.Text, primary_key=True),
    sa.Column("period", sa.Text, primary_key=True),
    sa.Column("period_key", sa.Text, primary_key=True),
    sa.Column("spent", sa.BigInteger, nullable=False),
    sa.Column("pictures", sa.BigInteger, nullable=False),
)
