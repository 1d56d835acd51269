"""One reading of every shape the service answers in.

Rule: `data` is unwrapped if it is an object, else the top level is read; the status is `status` or
`task_status`. Beside the task there are lists in `data` (classic fast, classifier) and the bare
URLs of remove-background.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

from pydantic import JsonValue

from freepik.catalog import Endpoint
from freepik.errors import FieldProblem, UnreadableAnswer


class TaskStatus(StrEnum):
    """How far a task is; one the service never documented counts as still running."""

    CREATED = "CREATED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class Link:
    """A result to be fetched soon: signed links die, some within five minutes.

    `flagged`: the service says that it is not for everybody's eyes.
    """

    url: str
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Inline:
    """A result that came with the answer."""

    data: bytes = field(repr=False)
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A result in words: a description or a better prompt."""

    text: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What a classifier believes, class name to probability (0 to 1)."""

    probabilities: Mapping[str, float]


Result: TypeAlias = Link | Inline | Words | Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A task as last told. COMPLETED without results happens; FAILED usually has no `error`.

    `flagged`: something in it carries the service's mark; where it can be told, the results say
    which of them.
    """

    task_id: str | None
    status: TaskStatus
    results: tuple[Result, ...] = ()
    flagged: bool = False
    error: str | None = None
    request_id: str | None = None


_SHOWN: Final = 300
_SIGNATURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"<svg", b"<?xml")
_WEBP: Final = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE | re.ASCII)
_TASK_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,128}", re.ASCII)


def load_json(content: bytes) -> JsonValue:
    """The JSON of a body; raises UnreadableAnswer for anything else, an HTML page for one."""
    try:
        value: JsonValue = json.loads(content)
    except (ValueError, RecursionError) as error:
        message = f"not JSON: {content[:_SHOWN]!r}"
        raise UnreadableAnswer(message) from error
    return value


def read_answer(
    payload: JsonValue, *, endpoint: Endpoint | None = None, request_id: str | None = None
) -> Answer:
    """The answer in a parsed body; without an endpoint entries may be pictures or words.

    Raises UnreadableAnswer when it is no object at all.
    """
    if not isinstance(payload, dict):
        message = f"not an object: {str(payload)[:_SHOWN]}"
        raise UnreadableAnswer(message, request_id=request_id)
    data = payload.get("data")
    task = data if isinstance(data, dict) else payload
    results = tuple(_results(payload, task, endpoint))
    status = _status(task, endpoint, has_results=bool(results))
    error = _text_of(task.get("error"))
    if status is TaskStatus.FAILED and error is None and _status_word(task) != TaskStatus.FAILED:
        error = f"neither finished nor a result: {str(payload)[:_SHOWN]}"
    return Answer(
        task_id=read_task_id(task),
        status=status,
        results=results,
        flagged=is_flagged(payload),
        error=error,
        request_id=request_id,
    )


def read_list(payload: JsonValue, *, request_id: str | None = None) -> tuple[Answer, ...]:
    """The tasks of a list route, id and status alone; raises UnreadableAnswer for no list."""
    entries = payload.get("data") if isinstance(payload, dict) else None
    if not isinstance(entries, list):
        message = f"no list of tasks: {str(payload)[:_SHOWN]}"
        raise UnreadableAnswer(message, request_id=request_id)
    return tuple(
        Answer(
            task_id=task_id, status=_status(entry, None, has_results=False), request_id=request_id
        )
        for entry in entries
        if isinstance(entry, dict) and (task_id := read_task_id(entry))
    )


def read_task_id(task: Mapping[str, JsonValue]) -> str | None:
    """The task's id if it is one that can stand in a path."""
    value = task.get("task_id")
    return value if isinstance(value, str) and _TASK_ID.fullmatch(value) else None


def is_flagged(payload: JsonValue) -> bool:
    """Whether any `has_nsfw` in the answer is true, beside the task or on a single entry."""
    if isinstance(payload, list):
        return any(is_flagged(entry) for entry in payload)
    if not isinstance(payload, dict):
        return False
    own = payload.get("has_nsfw")
    return own is True or (isinstance(own, list) and True in own) or is_flagged(payload.get("data"))


def read_problems(content: bytes) -> tuple[FieldProblem, ...]:
    """What an error body complains about, in any of its forms; never empty."""
    try:
        payload = load_json(content)
    except UnreadableAnswer:
        payload = None
    problem = payload.get("problem", payload) if isinstance(payload, dict) else None
    if isinstance(problem, dict):
        listed = problem.get("invalid_params")
        entries = listed if isinstance(listed, list) else []
        found = tuple(_problem(entry) for entry in entries if isinstance(entry, dict))
        message = _text_of(problem.get("message"))
        if found or message:
            return found or (FieldProblem(field="request", reason=message or ""),)
    text = content[:_SHOWN].decode(errors="replace").strip()
    return (FieldProblem(field="request", reason=text or "no reason given"),)


def _problem(entry: Mapping[str, JsonValue]) -> FieldProblem:
    name = _text_of(entry.get("field")) or _text_of(entry.get("name")) or "request"
    reason = _text_of(entry.get("reason")) or "not valid"
    return FieldProblem(field=name.removeprefix("body."), reason=reason)


def _status_word(task: Mapping[str, JsonValue]) -> str:
    return str(task.get("status") or task.get("task_status") or "").upper()


def _status(
    task: Mapping[str, JsonValue], endpoint: Endpoint | None, *, has_results: bool
) -> TaskStatus:
    word = _status_word(task)
    if endpoint is not None and endpoint.sync and word != TaskStatus.COMPLETED:
        # There is no task to look at again: what is not here now never comes.
        return TaskStatus.COMPLETED if has_results else TaskStatus.FAILED
    return next((known for known in TaskStatus if known == word), TaskStatus.IN_PROGRESS)


def _results(
    payload: Mapping[str, JsonValue], task: Mapping[str, JsonValue], endpoint: Endpoint | None
) -> Iterator[Result]:
    data, generated = payload.get("data"), task.get("generated")
    if isinstance(data, list):
        yield from _listed(data, endpoint)
    elif isinstance(generated, list):
        flags = _flags(task, len(generated))
        for entry, flagged in zip(generated, flags, strict=True):
            yield from _entry(entry, endpoint, flagged=flagged)
    elif isinstance(url := task.get("high_resolution") or task.get("url"), str):
        yield from _entry(url, endpoint, flagged=is_flagged(dict(task)))


def _flags(task: Mapping[str, JsonValue], count: int) -> Sequence[bool]:
    """Which of the results are flagged: all, where it cannot be told."""
    own = task.get("has_nsfw")
    if isinstance(own, list) and len(own) == count:
        return [one is True for one in own]
    return [is_flagged(dict(task))] * count


def _listed(data: list[JsonValue], endpoint: Endpoint | None) -> Iterator[Result]:
    entries = [entry for entry in data if isinstance(entry, dict)]
    labels = {
        name: float(chance)
        for entry in entries
        if isinstance(name := entry.get("class_name"), str)
        and isinstance(chance := entry.get("probability"), int | float)
    }
    if labels:
        yield Labels(labels)
    for entry in entries:
        yield from _entry(entry, endpoint, flagged=is_flagged(entry))


def _entry(entry: JsonValue, endpoint: Endpoint | None, *, flagged: bool) -> Iterator[Result]:
    if isinstance(entry, dict):
        entry = entry.get("base64") or entry.get("url")
    if not isinstance(entry, str) or not entry.strip():
        return
    if endpoint is not None and endpoint.answers_in_words:
        yield Words(entry.strip())
    elif entry.startswith(("https://", "http://")):
        yield Link(entry, flagged)
    elif (picture := _picture(entry)) is not None:
        yield Inline(picture, flagged)
    elif endpoint is None and not _SCHEME.match(entry):
        yield Words(entry.strip())


def _picture(text: str) -> bytes | None:
    """The bytes if the text is base64, or a data URI, of a known kind of picture."""
    try:
        data = base64.b64decode(text.rpartition(";base64,")[2], validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if data.startswith(_SIGNATURES) or _WEBP.match(data) else None


def _text_of(value: JsonValue) -> str | None:
    if isinstance(value, dict):
        value = value.get("message") or value.get("detail") or json.dumps(value)
    if value is None or value == "":
        return None
    return str(value)[:_SHOWN]
