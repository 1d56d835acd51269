"""The ways between the parts of the settings."""

from typing import Final

from bots.webbot.door import PREFIX
from bots.webbot.tags import tag, way

_PARTS: Final = (("", "Mine"), ("workflows", "Workflows"), ("administration", "Administration"))


def parts(here: str) -> None:
    """All of them; `here` is the one that is open."""
    with tag("nav", "parts", aria_label="Parts of the settings"):
        for path, name in _PARTS:
            way(name, f"{PREFIX}/settings/{path}".rstrip("/"), here=here == path)
