from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from freepik.catalog import CATALOG, Capability
from freepik.requests import Wish
from jobs.pricing import Pricing

WISH = Wish(capability=Capability.GENERATE)

TABLE = """
assumed = 70

[models.flat]
credits = 10

[models.sized]
credits = 5
default_resolution = "2k"
resolution = { "1k" = 20, "2k" = 40 }

[models.area]
per_megapixel = 2.5
"""


def table(tmp_path: Path, text: str = TABLE) -> Pricing:
    path = tmp_path / "prices.toml"
    path.write_text(text)
    return Pricing.load(path)


def test_the_shipped_table_prices_what_was_measured_and_nothing_else() -> None:
    shipped = Pricing.load()
    known = {name: price for name in CATALOG if (price := shipped.quote(name, WISH)) is not None}
    assert known == {"seedream-v4": 50, "mystic": 80, "flux-kontext-pro": 150}
    assert set(shipped.models) <= set(CATALOG)


@pytest.mark.parametrize(
    ("model", "wish", "pixels", "expected"),
    [
        ("flat", WISH, None, 10),
        ("flat", Wish(capability=Capability.GENERATE, count=4), None, 40),
        ("sized", WISH, None, 40),
        ("sized", Wish(capability=Capability.GENERATE, resolution="1k"), None, 20),
        ("sized", Wish(capability=Capability.GENERATE, resolution="4k"), None, 5),
        ("area", Wish(capability=Capability.UPSCALE, factor=2), 1_000_000, 10),
        ("area", Wish(capability=Capability.UPSCALE), 100_000, 1),
        ("area", Wish(capability=Capability.UPSCALE, factor=2), None, None),
        ("unheard-of", WISH, None, None),
    ],
)
def test_quotes(
    tmp_path: Path, model: str, wish: Wish, pixels: int | None, expected: int | None
) -> None:
    assert table(tmp_path).quote(model, wish, input_pixels=pixels) == expected


@given(count=st.integers(1, 8), quote=st.none() | st.integers(0, 500))
def test_the_budget_never_counts_an_unknown_price_as_nothing(count: int, quote: int | None) -> None:
    wish = Wish(capability=Capability.GENERATE, count=count)
    counted = Pricing(assumed=30).counted(quote, wish)
    assert counted == (30 * count if quote is None else quote)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "assumed = -1",
        "assumed = 1\nextra = 2",
        "assumed = 1\n[models.x]\ncredits = -5",
        "assumed = 1\n[models.x]\ncredit = 5",
    ],
)
def test_a_table_with_a_slip_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValidationError):
        table(tmp_path, text)
