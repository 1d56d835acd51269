"""The plan of one run: which calls its steps come to, and how far each of them is. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, JsonValue

from prompts.recipes import LOGO_PLACE, PROMPT_PLACE, Recipe, Step
from storage.jobs import Job
from storage.tables import TERMINAL_STATES, JobId, JobState

AGAIN = "again"
LEFT = "left"
FAILED = "failed"
PICTURES = "pictures"
MOST_SHOWN = 10
"""Pictures on one card: what an album or a gallery takes on every platform."""


_PLACES = re.compile(f"({re.escape(PROMPT_PLACE)}|{re.escape(LOGO_PLACE)})")


class Plan(BaseModel):
    """A recipe with the words and pictures of one run put in; kept with the run.

    `given` are the pictures, by handle, that stand for a step which is not drawn.
    """

    model_config = ConfigDict(frozen=True)

    title: str
    quiet: bool = False
    steps: tuple[Step, ...]
    given: dict[str, tuple[str, ...]] = {}

    @property
    def words(self) -> str:
        """All that its steps are to draw, which tells what language the person speaks."""
        said = (one for step in self.steps for one in _prompts(step))
        return " ".join(one for one in said if isinstance(one, str))


def _prompts(step: Step) -> list[JsonValue]:
    return [variant.get("prompt") for variant in step.variants()]


class Stand(StrEnum):
    """How far a call is."""

    READY = "ready"
    OPEN = "open"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One tool call of a step. `key` names it within the run; `tries` counts what went before."""

    key: str
    step: Step
    arguments: Mapping[str, JsonValue]
    stand: Stand
    pictures: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    trouble: str | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A plan and all that has come of it; `handles` are the pictures of each job that is done."""

    plan: Plan
    jobs: Sequence[Job]
    handles: Mapping[JobId, tuple[str, ...]]
    outcomes: Mapping[str, Mapping[str, Any]]

    def steps(self) -> Iterator[tuple[Step, list[Call] | None]]:
        """Each step with its calls; None where its source is not settled yet."""
        made: dict[str, list[tuple[str, str]] | None] = {}
        for step in self.plan.steps:
            if step.id in self.plan.given:
                made[step.id] = [(str(at), one) for at, one in enumerate(self.plan.given[step.id])]
                continue
            sources = [("", None)] if step.of is None else made[step.of]
            if sources is None:
                made[step.id] = None
                yield step, None
                continue
            calls = [self._call(step, *one) for one in _calls(step, sources)]
            unsettled = any(call.stand in {Stand.READY, Stand.OPEN} for call in calls)
            made[step.id] = None if unsettled else _pictures(step, calls)
            yield step, calls

    def to_show(self) -> list[str]:
        """The pictures that no card of their own shows: the made ones, newest step first."""
        made = [call for _, calls in reversed(list(self.steps())) for call in calls or ()]
        kept = [
            call for call in made if self.plan.quiet or PICTURES in self.outcomes.get(call.key, {})
        ]
        return [handle for call in kept for handle in call.pictures][:MOST_SHOWN]

    def made(self) -> list[str]:
        """Every picture so far, in the order of its steps, without overviews of them."""
        drawn = [call for step, calls in self.steps() if not step.joins for call in calls or ()]
        return list(dict.fromkeys(handle for call in drawn for handle in call.pictures))

    def _call(self, step: Step, key: str, arguments: Mapping[str, JsonValue]) -> Call:
        told = self.outcomes.get(key, {})
        jobs = [job for job in self.jobs if (job.step or "").partition("/")[0] == key]
        newest = {job.step: job for job in jobs}.values()  # later ones replace what they retry
        if jobs and len(jobs) > told.get(AGAIN, 0):
            stand, trouble = _stand_of_jobs(newest), None
        else:
            stand, trouble = _stand_told(told), told.get(FAILED)
        done = [job for job in newest if job.state is JobState.DONE]
        return Call(
            key=key,
            step=step,
            arguments=arguments,
            stand=stand,
            pictures=(
                *(one for job in done for one in self.handles.get(job.id, ())),
                *told.get(PICTURES, ()),
            ),
            numbers=tuple(job.number + at for job in newest for at in range(job.count)),
            trouble=trouble,
            tries=len(jobs),
        )


def plan_of(
    recipe: Recipe, *, prompt: str | None, picture: str | None, logo: str | None = None
) -> Plan:
    """The recipe with these words and pictures (handles) put in."""
    first = recipe.steps[0]
    replaced = picture is not None and first.of is None and recipe.takes == "either"
    places = {PROMPT_PLACE: prompt or "", LOGO_PLACE: logo or ""}
    wanted = [step for step in recipe.steps if logo or LOGO_PLACE not in step.arguments.values()]
    steps = tuple(_worded(step, places) for step in wanted)
    if picture is not None and not replaced:
        steps = tuple(_on(step, picture) for step in steps)
    return Plan(
        title=recipe.title,
        quiet=recipe.quiet,
        steps=steps,
        given={first.id: (picture,)} if replaced and picture is not None else {},
    )


def _worded(step: Step, places: Mapping[str, str]) -> Step:
    def put(value: JsonValue) -> JsonValue:
        if not isinstance(value, str):
            return value
        # Part by part: words that were put in are not searched for places again.
        return "".join(places.get(part, part) for part in _PLACES.split(value))

    return step.model_copy(
        update={
            "arguments": {name: put(value) for name, value in step.arguments.items()},
            "over": {name: [put(one) for one in values] for name, values in step.over.items()},
        }
    )


def _on(step: Step, picture: str) -> Step:
    """A step without a source works on the picture that was handed in."""
    if step.of is not None:
        return step
    return step.model_copy(update={"arguments": {**step.arguments, "picture": picture}})


def _calls(
    step: Step, sources: Sequence[tuple[str, str | None]]
) -> Iterator[tuple[str, dict[str, JsonValue]]]:
    """Each call's key and arguments: sources and values by their place, so a key never changes."""
    if step.joins:
        yield step.id, {**step.arguments, "pictures": [one for _, one in sources if one]}
        return
    for place, picture in sources:
        for at, variant in enumerate(step.variants()):
            spots = [*([place] if place else []), *([str(at)] if step.over else [])]
            shown = {"picture": picture} if picture is not None else {}
            yield ".".join([step.id, *spots]), {**variant, **shown}


def _pictures(step: Step, calls: Sequence[Call]) -> list[tuple[str, str]]:
    """The pictures of a settled step, each with its place for the keys of what follows."""
    return [
        (f"{call.key.removeprefix(step.id).lstrip('.')}.{at}".lstrip("."), handle)
        for call in calls
        for at, handle in enumerate(call.pictures)
    ]


def _stand_of_jobs(jobs: Iterable[Job]) -> Stand:
    states = {job.state for job in jobs}
    if states - TERMINAL_STATES:
        return Stand.OPEN
    return Stand.DONE if JobState.DONE in states else Stand.FAILED


def _stand_told(told: Mapping[str, Any]) -> Stand:
    if FAILED in told:
        return Stand.FAILED
    return Stand.DONE if PICTURES in told else Stand.READY
