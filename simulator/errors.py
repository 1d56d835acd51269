"""What the simulator answers instead of a result; one class per kind of answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from typing_extensions import override


class SimulatorError(Exception):
    """Root of this package's errors."""


@dataclass(slots=True, kw_only=True, eq=False)
class ConnectionDropped(SimulatorError):  # an event on the wire, not a mistake
    """The connection must end without an answer, `after` seconds or when the caller leaves."""

    after: float

    @override
    def __str__(self) -> str:
        return f"no answer, cut after {self.after} s"


class NotRunning(SimulatorError):  # reads as the state it reports
    """State was asked for before `running()` was entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One field and what is wrong with it; `name` is dotted and has no `body.` in front."""

    name: str
    reason: str


@dataclass(slots=True, kw_only=True, eq=False)
class Refusal(SimulatorError):
    """An answer with an error status; `headers` go out with it, `html` makes it a page."""

    status: int
    message: str
    headers: Mapping[str, str] = field(default_factory=dict)
    html: bool = False

    @override
    def __str__(self) -> str:
        return f"{self.status} {self.message}"


@dataclass(slots=True, kw_only=True, eq=False)
class InvalidParameters(SimulatorError):
    """A 400 that names the fields."""

    problems: Sequence[Problem]

    @override
    def __str__(self) -> str:
        return "; ".join(f"{problem.name}: {problem.reason}" for problem in self.problems)


@dataclass(slots=True, kw_only=True, eq=False)
class Unauthorized(SimulatorError):
    """A 401: the key is missing or wrong."""

    missing: bool


def invalid(*, name: str, reason: str) -> InvalidParameters:
    """The refusal of a single field."""
    return InvalidParameters(problems=(Problem(name=name, reason=reason),))


def not_found() -> Refusal:
    """The 404 of an unknown task or path."""
    return Refusal(status=404, message="Not found")
