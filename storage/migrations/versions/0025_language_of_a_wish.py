"""What a wish was said in: its card speaks that, whatever its prompt became."""

import sqlalchemy as sa
from alembic import op

revision = "0025_language_of_a_wish"
down_revision = "0024_made_once"


def upgrade() -> None:
    op.add_column("job", sa.Column("language", sa.Text(), nullable=True))
