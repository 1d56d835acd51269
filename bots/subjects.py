"""What a delivery is about: a job, a run, a notice, or a copy. Each has a face and a card."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from typing_extensions import override

from bots.cards import card_for, face, picture_of
from bots.ports import Card, CardPicture, Load, Phase
from bots.run_cards import RunStory, card_of_run, face_of_run
from bots.stories import Place, card_again, spoken_by, story_of
from storage import images, jobs, notices, people, workflows
from storage.database import Transaction
from storage.deliveries import Delivery
from storage.images import Image
from storage.jobs import Job
from storage.notices import Notice
from storage.tables import TERMINAL_STATES, JobState, PersonId, RunState
from storage.workflows import Run
from tools.courses import course_of
from tools.plans import Course
from tools.preferences import settled_language

Loader = Callable[[Image], Load]


class Subject(Protocol):
    """What a chat is owed the card of."""

    @property
    def face(self) -> str:
        """What can be seen of it: while this stays the same, the card need not be edited."""
        ...

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        ...

    @property
    def since(self) -> datetime:
        """When it came into this state."""
        ...

    @property
    def person_id(self) -> PersonId | None:
        """Who asked for it, and is owed it elsewhere when the chat is gone; None: nobody."""
        ...

    @property
    def flickers(self) -> bool:
        """Whether this state is passed through again and again while it waits."""
        ...

    @property
    def trace(self) -> str | None:
        """The trace it belongs to, as it was kept."""
        ...

    async def card(self, tx: Transaction, load: Loader, place: Place) -> Card | None:
        """Its card as it is now in this place; None when all there was to show was deleted."""
        ...


@dataclass(frozen=True, slots=True)
class JobSubject(Subject):
    """One job."""

    job: Job

    @property
    @override
    def face(self) -> str:
        return face(self.job)

    @property
    @override
    def ended(self) -> bool:
        return self.job.state in TERMINAL_STATES

    @property
    @override
    def since(self) -> datetime:
        return self.job.state_since

    @property
    @override
    def person_id(self) -> PersonId:
        return self.job.person_id

    @property
    @override
    def trace(self) -> str | None:
        return self.job.trace

    @property
    @override
    def flickers(self) -> bool:
        return self.job.state is JobState.SUBMITTING

    @override
    async def card(self, tx: Transaction, load: Loader, place: Place) -> Card | None:
        story = await story_of(tx, self.job, load, place)
        return card_for(story) if story.images or not story.deleted else None


@dataclass(frozen=True, slots=True)
class RunSubject(Subject):
    """One run of a workflow, with all that has come of it."""

    run: Run
    course: Course

    @property
    @override
    def face(self) -> str:
        return face_of_run(self.run, self.course)

    @property
    @override
    def ended(self) -> bool:
        return self.run.finished_at is not None and self.run.state is not RunState.RUNNING

    @property
    @override
    def since(self) -> datetime:
        return self.run.state_since

    @property
    @override
    def person_id(self) -> PersonId:
        return self.run.person_id

    @property
    @override
    def trace(self) -> str | None:
        return self.run.trace

    @property
    @override
    def flickers(self) -> bool:
        return False

    @override
    async def card(self, tx: Transaction, load: Loader, place: Place) -> Card:
        person = await people.get(tx, self.run.person_id)
        shown = [await images.by_handle(tx, handle) for handle in self.course.to_show()]
        settled = settled_language(person, place.around)
        story = RunStory(
            run=self.run,
            course=self.course,
            load=load,
            images=tuple(image for image in shown if image is not None and image.hidden_at is None),
            asked_by=person.name if person is not None else None,
            language=spoken_by(settled, person, self.course.plan.words),
        )
        return card_of_run(story)


class _Settled(Subject):
    """What is of no job: it was done when it began, and is nobody's in particular."""

    __slots__ = ()

    @property
    @override
    def face(self) -> str:
        return JobState.DONE.value

    @property
    @override
    def ended(self) -> bool:
        return True

    @property
    @override
    def person_id(self) -> None:
        return None

    @property
    @override
    def trace(self) -> None:
        return None

    @property
    @override
    def flickers(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class NoticeSubject(_Settled):
    """Something administrators are told; it never changes."""

    notice: Notice

    @property
    @override
    def since(self) -> datetime:
        return self.notice.created_at

    @override
    async def card(self, tx: Transaction, load: Loader, place: Place) -> Card:
        told, about = self.notice, self.notice.image_id
        image = await images.get(tx, about) if about is not None else None
        shown = image is not None and image.hidden_at is None
        return Card(
            phase=Phase.NOTICE,
            title=told.title,
            lines=told.lines,
            pictures=(_covered(image, load),) if image is not None and shown else (),
        )


@dataclass(frozen=True, slots=True)
class CopySubject(_Settled):
    """A picture that was shown again; it changes only by being deleted."""

    copy: Delivery
    image: Image | None

    @property
    @override
    def since(self) -> datetime:
        return self.copy.updated_at

    @override
    async def card(self, tx: Transaction, load: Loader, place: Place) -> Card | None:
        if self.image is None or self.image.hidden_at is not None:
            return None
        return await card_again(tx, self.image, load(self.image), place)


def _covered(image: Image, load: Loader) -> CardPicture:
    return replace(picture_of(image, load(image)), spoiler=True)


async def subject_of(tx: Transaction, delivery: Delivery) -> Subject | None:
    """What this delivery is about; None when that is gone."""
    if delivery.job_id is not None:
        job = await jobs.get(tx, delivery.job_id)
        return JobSubject(job) if job is not None else None
    if delivery.notice_id is not None:
        notice = await notices.get(tx, delivery.notice_id)
        return NoticeSubject(notice) if notice is not None else None
    if delivery.image_id is not None:
        return CopySubject(delivery, await images.get(tx, delivery.image_id))
    run = await workflows.get(tx, delivery.run_id) if delivery.run_id is not None else None
    return RunSubject(run, await course_of(tx, run)) if run is not None else None
