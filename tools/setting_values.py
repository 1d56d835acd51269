"""What a setting can be, for those who offer it while somebody types."""

from types import UnionType
from typing import Literal, get_args, get_origin

from freepik.catalog import Capability
from tools.choice import usable
from tools.preferences import Preferences

_RATIOS = ("1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "21:9")
_HOURS = ("22:00-07:00", "22:00-07:00 Europe/Berlin", "22:00-07:00 America/New_York")
_CREDITS = ("0", "50", "100", "500")
_BACK = "default"


def values_of(name: str) -> tuple[str, ...]:
    """Some values of this setting, the way back last; none where there is no such setting."""
    if name not in Preferences.model_fields:
        return ()
    return (*_values(name), _BACK)


def _values(name: str) -> tuple[str, ...]:
    match name:
        case "model":
            return tuple(one.name for one in usable(Capability.GENERATE))
        case "ratio":
            return _RATIOS
        case "count":
            return tuple(map(str, range(1, 9)))
        case "approve_above":
            return _CREDITS
        case "quiet" | "closed":
            return _HOURS
        case _:
            return _fixed(Preferences.model_fields[name].annotation)


def _fixed(kind: object) -> tuple[str, ...]:
    """The values of a choice or a switch."""
    if kind is bool:
        return ("on", "off")
    if get_origin(kind) is Literal:
        return tuple(map(str, get_args(kind)))
    if isinstance(kind, UnionType):
        return tuple(value for part in get_args(kind) for value in _fixed(part))
    return ()
