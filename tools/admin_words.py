"""What is typed after /admin, such as “grant @Ana viewer” or “limit 500 a day”, as arguments."""

import re
from collections.abc import Mapping

from tools.errors import BadArgument

_ROLES = frozenset({"viewer", "creator", "admin"})
_AMOUNT = re.compile(r"(\d{1,12})(?: (credits?|pictures?))?(?=\s|$)", re.IGNORECASE)
_PERIOD = re.compile(r"(?:\b(?:an?|per|each|in) )?\b(day|month|total)\b", re.IGNORECASE)
_EVERYWHERE = re.compile(r"(?:^|\s+)everywhere$", re.IGNORECASE)
_WHOM = re.compile(r"^(?:for|to|of)\s+|\s+(?:for|to|of)$", re.IGNORECASE)


def read(text: str) -> Mapping[str, str]:
    """The arguments that are meant; what is missing is for the tool to ask for."""
    action, _, rest = text.strip().partition(" ")
    action, rest = action.casefold(), " ".join(rest.split())
    rest, everywhere = _EVERYWHERE.subn("", rest)
    match action:
        case "grant":
            said = _grant(rest)
        case "limit":
            said = _limit(rest)
        case "key" | "alerts":
            said = _change(rest)
        case "price":
            said = _price(rest)
        case "words":
            said = {"text": rest}
        case _:
            said = {"who": rest}
    if everywhere:
        said["place"] = "everywhere"
    return {"action": action, **{name: value for name, value in said.items() if value}}


def _grant(rest: str) -> dict[str, str]:
    """Somebody and a role, in either order; names may have several words."""
    words = rest.split()
    for at in (-1, 0):
        if words and words[at].casefold() in _ROLES:
            role = words.pop(at).casefold()
            return {"role": role, "who": _WHOM.sub("", " ".join(words))}
    return {"who": rest}


def _limit(rest: str) -> dict[str, str]:
    """Amounts, a period, and whoever remains: “server 20 pictures a day”."""
    said: dict[str, str] = {}
    for amount, unit in _AMOUNT.findall(rest):
        said["pictures" if unit.lower().startswith("picture") else "credits"] = amount
    rest = _AMOUNT.sub(" ", rest)
    periods = _PERIOD.findall(rest)
    if len(periods) > 1:
        field, sentence = "period", "One period at a time: a day, a month, or in total."
        raise BadArgument(field, sentence)
    if periods:
        said["period"] = periods[0].lower()
        rest = _PERIOD.sub(" ", rest)
    said["who"] = _WHOM.sub("", " ".join(rest.split()))
    return said


def _price(rest: str) -> dict[str, str]:
    """A model and what a picture by it costs: “Flux 2 Pro 80”."""
    name, _, credits = rest.removesuffix(" credits").rpartition(" ")
    return {"name": name, "credits": credits} if credits.isdigit() else {"name": rest}


def _change(rest: str) -> dict[str, str]:
    change, _, name = rest.partition(" ")
    return {"change": change.casefold(), "name": name.strip()}
