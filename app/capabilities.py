"""What the catalogue holds, as a page: `docs/capabilities.md` is this and nothing else."""

from freepik.catalog import Capability, Endpoint, for_capability
from jobs.pricing import Pricing

_HEAD = """\
# Capabilities

Generated from the catalogue by `python -m app capabilities`. Prices are the credits of one
picture in the shipped table; a dash means that nobody knows it. Seconds are what is usual.
"Sync" routes answer with the result, the others by task.
"""


def page() -> str:
    """The page, in Markdown."""
    pricing = Pricing.load()
    parts = [_HEAD]
    for capability in Capability:
        rows = [_row(endpoint, pricing) for endpoint in for_capability(capability)]
        parts += [
            f"## {capability.value.replace('_', ' ').capitalize()}",
            "",
            "| model | route | good at | ratios | pictures in | sync | seconds | credits |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    return "\n".join(parts)


def _row(endpoint: Endpoint, pricing: Pricing) -> str:
    price = pricing.models.get(endpoint.name)
    credits = price.credits if price is not None else None
    cells = (
        endpoint.label,
        f"`{endpoint.route}`",
        endpoint.good_at,
        " ".join(endpoint.ratios) or "-",
        _inputs(endpoint),
        "yes" if endpoint.sync else "no",
        f"{endpoint.typical_seconds:g}",
        "-" if credits is None else str(credits),
    )
    return f"| {' | '.join(cells)} |"


def _inputs(endpoint: Endpoint) -> str:
    places = []
    for place in endpoint.inputs:
        most = f" up to {place.most}" if place.most > 1 else ""
        places.append(f"{place.roles[0].value}{most}{'' if place.required else ' (optional)'}")
    return ", ".join(places) or "-"
