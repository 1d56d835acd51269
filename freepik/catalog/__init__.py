"""Every image route of the service as data, from the official OpenAPI of 2026-06-29.

Routes known only second-hand (flux-2-flex, flux-kontext-max, seedream-v5-pro, gpt-image-2) are
left out until confirmed.
"""

from collections.abc import Mapping
from types import MappingProxyType

from freepik.catalog import editing, finishing, flux, google, mystic, seedream, words
from freepik.catalog.model import Capability, Endpoint, Form, Input, Prompt, Role, Shape
from freepik.errors import FieldProblem, UnknownModel

__all__ = [
    "CATALOG",
    "Capability",
    "Endpoint",
    "Form",
    "Input",
    "Prompt",
    "Role",
    "Shape",
    "endpoint",
    "for_capability",
]

CATALOG: Mapping[str, Endpoint] = MappingProxyType(
    {
        row.name: row
        for family in (mystic, google, flux, seedream, editing, finishing, words)
        for row in family.ROWS
    }
)

# First choices; whoever else can do it follows in catalogue order.
_BEST: Mapping[Capability, tuple[str, ...]] = {
    Capability.GENERATE: (
        "mystic",
        "seedream-v4-5",
        "flux-2-pro",
        "nano-banana-pro",
        "classic-fast",
        "hyperflux",
    ),
    Capability.EDIT: (
        "gemini-2-5-flash-image-preview",
        "seedream-v4-5-edit",
        "nano-banana-pro",
        "flux-kontext-pro",
        "flux-2-pro",
    ),
    Capability.VARY: ("reimagine-flux",),
    Capability.STYLE_TRANSFER: ("image-style-transfer",),
    Capability.CHANGE_VIEW: ("image-change-camera",),
}


def endpoint(name: str) -> Endpoint:
    """The endpoint of that name; raises UnknownModel with the names there are."""
    if found := CATALOG.get(name):
        return found
    reason = f'there is no "{name}"; there are {", ".join(sorted(CATALOG))}'
    raise UnknownModel([FieldProblem(field="model", reason=reason)])


def for_capability(capability: Capability) -> tuple[Endpoint, ...]:
    """The endpoints that can do it, best first; never empty."""
    able = {row.name: row for row in CATALOG.values() if capability in row.capabilities}
    order = [*_BEST.get(capability, ()), *able]
    return tuple(able[name] for name in dict.fromkeys(order))
