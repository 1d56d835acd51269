"""Prices and unwanted words, as the owner settles them for everybody."""

from dataclasses import replace

from freepik.catalog import CATALOG
from jobs.pricing import Price
from storage.database import Transaction
from tools import choice
from tools.admin_arguments import AdminArguments
from tools.admin_results import AdminResult, PriceLine
from tools.blocklist import BadBlocklist, Blocklist
from tools.context import ToolContext
from tools.errors import BadArgument
from tools.rights import Right, require_in
from tools.settled import Settled, settle, settled
from tools.wording import counted

_NOTHING = frozenset({"", "none", "default"})


async def price(tx: Transaction, ctx: ToolContext, wanted: AdminArguments) -> Settled:
    """What is settled once this model has another price; none takes it back to the table."""
    await require_in(tx, ctx, Right.OWN)
    model = _model(wanted.name)
    before = await settled(tx)
    prices = {name: credits for name, credits in before.prices.items() if name != model}
    if wanted.credits is not None:
        prices[model] = wanted.credits
    after = replace(before, prices=prices)
    await settle(tx, ctx, after)
    return after


def priced(wanted: AdminArguments) -> str:
    """What is said of it."""
    label = choice.label(_model(wanted.name))
    if wanted.credits is None:
        return f"A picture by {label} costs what the price table says again."
    return f"A picture by {label} is counted with {counted(wanted.credits, 'credit')} now."


async def prices(tx: Transaction, ctx: ToolContext) -> AdminResult:
    """The price of a picture by every model."""
    own = (await settled(tx)).prices
    table = ctx.services.pricing.models
    lines = [
        PriceLine(
            model=model,
            label=choice.label(model),
            table=_words(table.get(model)),
            settled=own.get(model),
        )
        for model in CATALOG
    ]
    said = [f"{one.label}: {_told(one)}" for one in lines if one.table or one.settled is not None]
    head = "Credits of a picture, as they are counted beforehand; of the others nobody knows them:"
    return AdminResult(say="\n".join([head, *said]), prices=lines)


async def unwanted(tx: Transaction, ctx: ToolContext, wanted: AdminArguments) -> Settled:
    """What is settled once this is the list.

    Raises:
        BadArgument: a line cannot be used; the sentence names it. The list from before counts on.
    """
    await require_in(tx, ctx, Right.OWN)
    given = (wanted.text or "").strip()
    text = "" if given.casefold() in _NOTHING else given
    try:
        Blocklist.parse(text)
    except BadBlocklist as error:
        field, sentence = "text", f"The list was not changed: {error}."
        raise BadArgument(field, sentence) from error
    after = replace(await settled(tx), words=text)
    await settle(tx, ctx, after)
    return after


async def words(tx: Transaction, ctx: ToolContext) -> AdminResult:
    """The list, for the owner alone."""
    await require_in(tx, ctx, Right.OWN)
    text = (await settled(tx)).words
    file = ctx.services.blocklist.size
    return AdminResult(say=f"{entries(text)} {_of_file(file)}", unwanted=text)


def entries(text: str) -> str:
    """How long the list is."""
    size = Blocklist.parse(text).size
    noun = "entry" if size == 1 else "entries"
    return f"{size} {noun} of unwanted words are settled here." if size else "None is settled here."


def _of_file(size: int) -> str:
    return f"The file of the settings has {size} more." if size else "The settings name no file."


def _model(name: str | None) -> str:
    plain = (name or "").strip().casefold()
    for model in CATALOG:
        if plain in {model, choice.label(model).casefold()}:
            return model
    field = "name"
    sentence = f"There is no model “{name or ''}”; /models tells which there are."
    raise BadArgument(field, sentence)


def _told(line: PriceLine) -> str:
    return (
        line.table if line.settled is None else f"{line.settled} (the table: {line.table or '?'})"
    )


def _words(price: Price | None) -> str:
    if price is None:
        return ""
    parts = [f"{size}: {credits}" for size, credits in price.resolution.items()]
    if price.per_megapixel is not None:
        parts.append(f"{price.per_megapixel:g} a megapixel")
    if price.credits is not None:
        parts.append(str(price.credits))
    return ", ".join(parts)
