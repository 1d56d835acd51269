"""The nearest legal value of one documented field, and what had to change to get there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from pydantic import JsonValue

from freepik.catalog.fields import Choice, Flag, Kind, Many, Real, Record, Text, Whole
from freepik.errors import BadRequest

LEFT_OUT = "left out"
IN_WORDS = "in the prompt"
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One thing done differently than asked, in words for the person who asked."""

    field: str
    asked: str
    used: str
    reason: str


@dataclass(slots=True)
class Adjuster:
    """Fits values to their kinds and remembers every change made."""

    made: list[Adjustment] = field(default_factory=list)

    def note(self, name: str, asked: object, used: object, reason: str) -> None:
        """Remember a change."""
        self.made.append(
            Adjustment(field=name, asked=_shown(asked), used=_shown(used), reason=reason)
        )

    def fit(self, kind: Kind, value: JsonValue, name: str) -> JsonValue:
        """The nearest legal value; raises BadRequest when nothing legal is near."""
        match kind:
            case Choice():
                return self._choice(kind, value, name)
            case Whole():
                return self.whole(kind, value, name)
            case Real():
                return self._real(kind, value, name)
            case Flag() | Text():
                return _unchanged(kind, value, name)
            case Many():
                return self._many(kind, value, name)
            case Record():
                return self._record(kind, value, name)
            case _:
                assert_never(kind)

    def _choice(self, kind: Choice, value: JsonValue, name: str) -> str:
        if isinstance(value, str) and (found := same_word(value, kind.values)):
            return found
        raise BadRequest.of(
            field=name, reason=f"{_shown(value)} is not one of {', '.join(kind.values)}"
        )

    def whole(self, kind: Whole, value: JsonValue, name: str) -> int:
        """A whole number in its range: round again where it wraps, else the nearer end."""
        number = _number(value, name, f"a whole number from {kind.low} to {kind.high}")
        used = round(number)
        if not kind.low <= used <= kind.high:
            used = (
                kind.low + (used - kind.low) % kind.wraps
                if kind.wraps
                else max(kind.low, min(kind.high, used))
            )
        if used != number:
            self.note(name, value, used, f"it takes whole numbers from {kind.low} to {kind.high}")
        return used

    def _real(self, kind: Real, value: JsonValue, name: str) -> float:
        number = _number(value, name, f"a number from {kind.low:g} to {kind.high:g}")
        used = max(kind.low, min(kind.high, number))
        if used != number:
            self.note(name, value, used, f"it takes numbers from {kind.low:g} to {kind.high:g}")
        return used

    def _many(self, kind: Many, value: JsonValue, name: str) -> JsonValue:
        if not isinstance(value, list) or len(value) < kind.least:
            raise BadRequest.of(field=name, reason=f"give a list of {kind.least} to {kind.most}")
        if len(value) > kind.most:
            self.note(name, f"{len(value)} entries", f"the first {kind.most}", "it takes no more")
        return [
            self.fit(kind.item, item, f"{name}.{n}") for n, item in enumerate(value[: kind.most])
        ]

    def _record(self, kind: Record, value: JsonValue, name: str) -> JsonValue:
        if not isinstance(value, dict):
            raise BadRequest.of(field=name, reason=f"give an object of {', '.join(kind.fields)}")
        if missing := [key for key in kind.required if key not in value]:
            raise BadRequest.of(field=name, reason=f"{', '.join(missing)} must be given")
        known = self.known(kind.fields, value, f"{name}.")
        if kind.one_of and len(known) > 1:
            raise BadRequest.of(field=name, reason=f"give only one of {', '.join(kind.fields)}")
        return known

    def known(
        self, kinds: Mapping[str, Kind], values: Mapping[str, JsonValue], prefix: str = ""
    ) -> dict[str, JsonValue]:
        """The values with a documented field, each fitted; others are left out and noted."""
        fitted: dict[str, JsonValue] = {}
        for key, value in values.items():
            if kind := kinds.get(key):
                fitted[key] = self.fit(kind, value, prefix + key)
            else:
                self.note(prefix + key, value, LEFT_OUT, "this model has no such setting")
        return fitted


def same_word(word: str, words: tuple[str, ...]) -> str | None:
    """The one of `words` meant, whatever its case, blanks, dashes or underscores."""
    plain = _plain(word)
    return next((known for known in words if _plain(known) == plain), None)


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "", word).casefold()


def _number(value: JsonValue, name: str, wanted: str) -> int | float:
    if isinstance(value, str):
        try:
            value = float(value) if not value.isdecimal() else int(value)
        except ValueError:
            raise BadRequest.of(field=name, reason=f"{_shown(value)} is not {wanted}") from None
    if isinstance(value, bool) or not isinstance(value, int | float) or value - value != 0:
        raise BadRequest.of(field=name, reason=f"{_shown(value)} is not {wanted}")
    return value


def _unchanged(kind: Flag | Text, value: JsonValue, name: str) -> JsonValue:
    if isinstance(kind, Flag):
        legal, wanted = isinstance(value, bool), "true or false"
    else:
        found = isinstance(value, str) and re.fullmatch(kind.pattern or ".+", value, re.DOTALL)
        legal, wanted = bool(found), kind.hint
    if legal:
        return value
    raise BadRequest.of(field=name, reason=f"{_shown(value)} is not {wanted}")


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
