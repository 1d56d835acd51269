"""What the owner settles for the whole installation, in the database: prices and unwanted words.

Both count besides the files of the settings, in every process: in the one where they are changed at
once, in the others within seconds (`app.settled_tables` looks).
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from storage import rights as store
from storage.database import Transaction
from tools.blocklist import Blocklist
from tools.context import ToolContext

if TYPE_CHECKING:
    from pydantic import JsonValue

_PRICES = "prices"
_WORDS = "unwanted_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Credits for one picture of a model, and a list in the form of `tools.blocklist`."""

    prices: dict[str, int] = field(default_factory=dict)
    words: str = ""


async def settled(tx: Transaction) -> Settled:
    """What counts now."""
    (kept,) = await store.settings(tx, [store.EVERYWHERE])
    prices, words = kept.get(_PRICES), kept.get(_WORDS)
    return Settled(
        prices={
            model: credits
            for model, credits in (prices.items() if isinstance(prices, dict) else ())
            if isinstance(credits, int)
        },
        words=words if isinstance(words, str) else "",
    )


async def settle(tx: Transaction, ctx: ToolContext, wanted: Settled) -> None:
    """Have it count from the end of this transaction on."""
    now = ctx.services.clock()
    kept: dict[str, JsonValue] = {_PRICES: {**wanted.prices}, _WORDS: wanted.words}
    for name, value in kept.items():
        if value:
            await store.set_value(tx, place=store.EVERYWHERE, name=name, value=value, now=now)
        else:
            await store.unset(tx, place=store.EVERYWHERE, name=name)


def apply(ctx: ToolContext, wanted: Settled) -> None:
    """Have it count in this process."""
    ctx.services.pricing.settle(wanted.prices)
    ctx.services.settled_words.renew(Blocklist.parse(wanted.words))
