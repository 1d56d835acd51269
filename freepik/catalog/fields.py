"""The kinds of values a documented field can hold, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One word of a list."""

    values: tuple[str, ...]
    default: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A whole number from `low` to `high`.

    `wraps` is the period of one that comes round again past its end: seeds and angles.
    """

    low: int
    high: int
    default: int | None = None
    wraps: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Real:
    """A number from `low` to `high`."""

    low: float
    high: float
    default: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """True or false."""

    default: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Characters; `pattern` is matched against all of them."""

    pattern: str | None = None
    hint: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """A list of `least` to `most` values of one kind."""

    item: "Kind"
    most: int
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An object; `one_of` when exactly one of its fields may be there."""

    fields: Mapping[str, "Kind"]
    required: tuple[str, ...] = ()
    one_of: bool = False


Kind: TypeAlias = Choice | Whole | Real | Flag | Text | Many | Record


def words(text: str, default: str | None = None) -> Choice:
    """A Choice from words separated by blanks."""
    return Choice(values=tuple(text.split()), default=default)


def percent(default: int) -> Whole:
    """A whole number from 0 to 100."""
    return Whole(low=0, high=100, default=default)


HEX_COLOR = Text(pattern="#[0-9A-F]{6}", hint='a colour as "#RRGGBB" in upper-case hex digits')
COLORS = Many(
    item=Record(
        fields={"color": HEX_COLOR, "weight": Real(low=0.05, high=1)}, required=("color", "weight")
    ),
    least=1,
    most=5,
)


def seed(low: int, high: int) -> Whole:
    """A seed: any number is brought into the range so that different ones stay different."""
    return Whole(low=low, high=high, wraps=high - low + 1)


SEED_31 = seed(0, 2_147_483_647)
SEED_32 = seed(0, 4_294_967_295)
SEED_32_FROM_1 = seed(1, 4_294_967_295)
SEED_MILLION = seed(0, 1_000_000)
