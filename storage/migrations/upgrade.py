"""Runs the migrations on a connection that is already open, inside its transaction."""

from pathlib import Path
from typing import Final

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

# Any fixed number does: it names "migrating this database" among PostgreSQL's advisory locks.
_ADVISORY_LOCK: Final = 7_306_110_742


def upgrade(connection: sa.Connection) -> None:
    """Bring the schema to the newest version; the caller commits. Several may do so at once."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
