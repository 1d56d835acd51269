"""What tools answer: always a sentence that is ready to send, and the facts behind it."""

from pydantic import BaseModel, Field

from storage.tables import ImageId, JobId, JobState


class ToolResult(BaseModel):
    """One or two true sentences for the person, and the pictures to be shown with them."""

    say: str
    shows: list[ImageId] = Field(default_factory=list, exclude=True)


class SecretResult(ToolResult):
    """A sentence for the asker alone; `noted` is what the history keeps instead."""

    noted: str = Field(exclude=True)


class AdjustmentView(BaseModel):
    """A setting that was asked for and could not be had as it was."""

    field: str
    asked: str
    used: str
    reason: str


class JobView(BaseModel):
    """An order as the asker may see it; `credits` is None when the price is unknown."""

    job_id: JobId = Field(exclude=True)
    number: int
    count: int = 1
    state: JobState
    model: str
    credits: int | None
    waits_for: int | None = None
    adjustments: list[AdjustmentView] = Field(default_factory=list)


class DrawResult(ToolResult):
    """Orders that were taken; the pictures come by themselves when they are done."""

    jobs: list[JobView]
