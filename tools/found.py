"""A picture that was found: one that is there, or one that an open order will bring."""

from dataclasses import dataclass

from storage.images import Image
from storage.jobs import Job, JobInput
from storage.tables import ImageId, JobId


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A picture that exists, or one that an open order will bring (then `image` is None)."""

    number: int
    caption: str
    image: Image | None = None
    job: Job | None = None
    index: int = 0

    def as_input(self, role: str) -> JobInput:
        """This picture as an input of an order."""
        if self.image is not None:
            return JobInput(role=role, image_id=self.image.id, job_id=None)
        return JobInput(
            role=role, image_id=None, job_id=self.job.id if self.job else None, index=self.index
        )

    @property
    def image_id(self) -> ImageId | None:
        """The stored picture's id; None while it is still being drawn."""
        return self.image.id if self.image else None

    @property
    def waits_for(self) -> JobId | None:
        """The order that has to finish first; None when the picture is there."""
        return self.job.id if self.image is None and self.job else None

    @property
    def parent_id(self) -> ImageId | None:
        """The picture it was made from, where that one was there at the time of the order."""
        return self.image.parent_id if self.image else self.job.parent_id if self.job else None

    @property
    def seed(self) -> int | None:
        """The seed it was drawn with, where one is known."""
        if self.image is not None:
            return self.image.seed
        seed = self.job.wish.get("seed") if self.job else None
        return seed if isinstance(seed, int) else None

    @property
    def model(self) -> str | None:
        """The model that drew it; None for an upload."""
        return self.image.model if self.image else self.job.model if self.job else None


def stored(image: Image) -> Found:
    """A picture that is there."""
    return Found(number=image.number, caption=image.caption or image.prompt, image=image)


def to_come(job: Job, index: int) -> Found:
    """Picture `index` of an open order."""
    return Found(number=job.number + index, caption=job.prompt, job=job, index=index)
