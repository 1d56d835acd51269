"""What /admin answers, besides its sentence."""

from datetime import datetime

from pydantic import BaseModel, Field

from tools.limits import LimitLine
from tools.results import ToolResult


class RoleLine(BaseModel):
    """Who has a role; `who` as `/admin` takes it."""

    who: str
    name: str
    role: str


class DeedLine(BaseModel):
    """One thing an administrator did."""

    at: datetime
    by: str
    action: str
    detail: str


class PriceLine(BaseModel):
    """Credits of a picture by a model: as the price table says it, and as the owner settled it."""

    model: str
    label: str
    table: str
    settled: int | None


class AdminResult(ToolResult):
    """What was asked for; the rest is empty."""

    roles: list[RoleLine] = Field(default_factory=list)
    limits: list[LimitLine] = Field(default_factory=list)
    deeds: list[DeedLine] = Field(default_factory=list)
    prices: list[PriceLine] = Field(default_factory=list)
    unwanted: str | None = None
