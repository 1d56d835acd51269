"""What a wish will probably cost, in credits, from a table that the operator edits."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, NonNegativeFloat, NonNegativeInt

from freepik.requests import Wish

SHIPPED = Path(__file__).with_name("prices.toml")
_MEGAPIXEL = 1_000_000


class Price(BaseModel):
    """One row of the price table; the most specific rule that fits the wish counts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    credits: NonNegativeInt | None = None
    resolution: Mapping[str, NonNegativeInt] = Field(default_factory=dict)
    default_resolution: str | None = None
    per_megapixel: NonNegativeFloat | None = None

    def of_one(self, wish: Wish, input_pixels: int | None) -> int | None:
        """Credits for one picture, or None when this row cannot say."""
        exact = self.resolution.get(wish.resolution or self.default_resolution or "")
        if exact is not None:
            return exact
        if self.per_megapixel is not None and input_pixels is not None:
            pixels = input_pixels * (wish.factor or 1) ** 2
            return math.ceil(self.per_megapixel * pixels / _MEGAPIXEL)
        return self.credits


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    assumed: NonNegativeInt
    models: Mapping[str, Price] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pricing:
    """The price table, and what was settled besides: quotes in credits, None where nobody knows."""

    assumed: int
    models: Mapping[str, Price] = field(default_factory=lambda: MappingProxyType({}))
    _settled: dict[str, Price] = field(default_factory=dict)

    def settle(self, credits: Mapping[str, int]) -> None:
        """From now on count these for a picture by these models, whatever the table says."""
        self._settled.clear()
        self._settled.update({model: Price(credits=price) for model, price in credits.items()})

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Read the table at `path`, or the shipped one.

        Raises OSError, tomllib.TOMLDecodeError or pydantic.ValidationError when it cannot be used.
        """
        raw = tomllib.loads((path or SHIPPED).read_text(encoding="utf-8"))
        table = _Table.model_validate(raw)
        return cls(assumed=table.assumed, models=MappingProxyType(dict(table.models)))

    def quote(self, model: str, wish: Wish, *, input_pixels: int | None = None) -> int | None:
        """Credits for the whole wish (all its pictures), or None when the price is unknown."""
        price = self._settled.get(model) or self.models.get(model)
        each = price.of_one(wish, input_pixels) if price is not None else None
        return None if each is None else each * max(1, wish.count)

    def counted(self, quote: int | None, wish: Wish) -> int:
        """What the budget counts: the quote, or the assumed price of each picture."""
        return quote if quote is not None else self.assumed * max(1, wish.count)
