"""The ways between the parts of the settings."""

from bots.webbot.door import PREFIX
from bots.webbot.tags import tag, way
from bots.webbot.wording import word


def parts(here: str) -> None:
    """All of them; `here` is the one that is open."""
    every = {
        "": word("settings.mine"),
        "workflows": word("settings.workflows"),
        "administration": word("settings.administration"),
    }
    with tag("nav", "parts", aria_label=word("settings.parts")):
        for path, name in every.items():
            way(name, f"{PREFIX}/settings/{path}".rstrip("/"), here=here == path)
