"""What tools answer: always a sentence that is ready to send, and the facts behind it."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from pydantic import BaseModel, Field, PrivateAttr

from storage.archive import Zipped
from storage.tables import ImageId, JobId, JobState


class ToolResult(BaseModel):
    """One or two true sentences for the person, and the pictures to be shown with them."""

    say: str
    shows: list[ImageId] = Field(default_factory=list, exclude=True)


class ProposingResult(ToolResult):
    """An answer that richer words were proposed in, to be taken or refused."""

    proposal: UUID | None = Field(default=None, exclude=True)


def proposals_in(results: Iterable[ToolResult]) -> tuple[UUID, ...]:
    """What was proposed in these answers."""
    found = (one.proposal for one in results if isinstance(one, ProposingResult))
    return tuple(one for one in found if one is not None)


class SecretResult(ToolResult):
    """A sentence for the asker alone; `noted` is what the history keeps instead."""

    noted: str = Field(exclude=True)


class ArchiveResult(ToolResult):
    """An answer that a file comes with, for the asker alone."""

    _archive: Zipped | None = PrivateAttr(default=None)

    @classmethod
    def of(cls, say: str, archive: Zipped) -> Self:
        """The sentence and the file."""
        result = cls(say=say)
        result._archive = archive
        return result

    @property
    def archive(self) -> Zipped | None:
        """What is sent after the words."""
        return self._archive


def archives_in(results: Iterable[ToolResult]) -> tuple[Zipped, ...]:
    """The files that come with these answers."""
    found = (one.archive for one in results if isinstance(one, ArchiveResult))
    return tuple(one for one in found if one is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file made for an answer, and made only where it is sent; `size` when it is a picture.

    A `personal` one is for the asker alone.
    """

    name: str
    media_type: str
    words: str
    make: Callable[[], Awaitable[bytes]]
    size: tuple[int, int] | None = None
    personal: bool = False


class EnclosingResult(ToolResult):
    """An answer that pictures or files made for it come with."""

    _enclosures: tuple[Enclosure, ...] = PrivateAttr(default=())

    def enclosing(self, enclosures: Iterable[Enclosure]) -> Self:
        """The same answer with these."""
        self._enclosures = tuple(enclosures)
        return self

    @property
    def enclosures(self) -> tuple[Enclosure, ...]:
        """What is sent after the words."""
        return self._enclosures


def enclosures_in(results: Iterable[ToolResult]) -> tuple[Enclosure, ...]:
    """What comes with these answers."""
    found = (one.enclosures for one in results if isinstance(one, EnclosingResult))
    return tuple(one for several in found for one in several)


class AdjustmentView(BaseModel):
    """A setting that was asked for and could not be had as it was."""

    field: str
    asked: str
    used: str
    reason: str


class JobView(BaseModel):
    """An order as the asker may see it; `credits` is None when the price is unknown.

    `why` says why it is this model, where there was a choice.
    """

    job_id: JobId = Field(exclude=True)
    number: int
    count: int = 1
    state: JobState
    model: str
    why: str | None = None
    credits: int | None
    waits_for: int | None = None
    adjustments: list[AdjustmentView] = Field(default_factory=list)


class DrawResult(ToolResult):
    """Orders that were taken; the pictures come by themselves when they are done.

    `left`: what is left of limits that came near their end by it, a sentence each.
    """

    jobs: list[JobView]
    left: list[str] = Field(default_factory=list)
