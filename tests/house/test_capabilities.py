"""The page of capabilities is what the catalogue says."""

from pathlib import Path

from app.capabilities import page
from freepik.catalog import CATALOG


def test_the_page_is_up_to_date_and_lists_every_row() -> None:
    written = (Path(__file__).parents[2] / "docs" / "capabilities.md").read_text()
    assert written == page()
    assert all(f"`{row.route}`" in written for row in CATALOG.values())
