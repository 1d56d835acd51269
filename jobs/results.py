"""What the provider gave, as it is kept on the job until every picture is safe."""

import base64
import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import structlog
from pydantic import JsonValue

from freepik.answers import Inline, Labels, Link, Result, Words
from storage.errors import StorageError
from storage.jobs import Job
from storage.media import Media

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Bytes of a picture that were in the answer itself, in our media store under `key`."""

    key: str
    flagged: bool = False


Source = Link | Kept | Inline


async def keep(media: Media, job: Job, results: Iterable[Result]) -> list[JsonValue]:
    """The results as JSON for the job's row, the bytes among them put into the media store.

    A picture that came in the answer exists nowhere else: when the store does not take it, the row
    itself does.
    """
    rows: list[JsonValue] = []
    for position, result in enumerate(results):
        match result:
            case Link():
                rows.append({"kind": "link", "url": result.url, "flagged": result.flagged})
            case Inline():
                rows.append(await _keep_bytes(media, f"jobs/{job.id}/{position}", result))
            case Words():
                rows.append({"kind": "words", "text": result.text})
            case Labels():
                rows.append({"kind": "labels", "labels": dict(result.probabilities)})
    return rows


async def _keep_bytes(media: Media, key: str, result: Inline) -> JsonValue:
    try:
        await media.put(key, result.data)
    except StorageError:
        log.warning("job.answer_kept_in_row", key=key)
        encoded = base64.b64encode(result.data).decode()
        return {"kind": "inline", "data": encoded, "flagged": result.flagged}
    return {"kind": "kept", "key": key, "flagged": result.flagged}


def words_in(job: Job) -> tuple[str, ...]:
    """The answers in words that a finished job has."""
    found = []
    for row in job.results:
        match row:
            case {"kind": "words", "text": str(text)}:
                found.append(text)
            case _:
                pass
    return tuple(found)


def sources(rows: Sequence[JsonValue]) -> tuple[Source, ...]:
    """The pictures among the rows, in order."""
    return tuple(source for row in rows if (source := _source(row)) is not None)


def texts(rows: Sequence[JsonValue]) -> list[JsonValue]:
    """What is to stay on a finished job: words and labels, no picture."""
    return [row for row in rows if _source(row) is None]


def _source(row: JsonValue) -> Source | None:
    match row:
        case {"kind": "link", "url": str(url)}:
            return Link(url, _flagged(row))
        case {"kind": "kept", "key": str(key)}:
            return Kept(key=key, flagged=_flagged(row))
        case {"kind": "inline", "data": str(data)}:
            return Inline(_decoded(data), _flagged(row))
        case _:
            return None


def _flagged(row: JsonValue) -> bool:
    return isinstance(row, dict) and row.get("flagged") is True


def _decoded(data: str) -> bytes:
    try:
        return base64.b64decode(data)
    except binascii.Error:
        return b""
