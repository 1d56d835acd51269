"""What can be chosen about a simulator, each choice a fact the real service left open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

MEGABYTE = 1024 * 1024


class SecretForm(StrEnum):
    """How a webhook secret becomes the signing key; the official samples disagree."""

    RAW = "raw"
    BASE64 = "base64"


class ErrorForm(StrEnum):
    """Which of the two known shapes a 400 has."""

    LIVE = "live"
    DOCUMENTED = "documented"


class RefusalPlace(StrEnum):
    """Where a refusal shows: as a 400 at once, or later as a FAILED task."""

    POST = "post"
    TASK = "task"


class Wrapping(StrEnum):
    """Whether an answer is bare or under `data`."""

    BARE = "bare"
    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatorSettings:
    """Everything about a simulator that is decided before it starts.

    Durations are seconds; zero for both means a task is finished as soon as it is accepted.
    `public_url` is where result links point; empty takes the request's own base.
    `rate_limit` and `daily_limits` are requests per key; zero or absent is off.
    `balance` is the credits one may spend before a 402; none is endless.
    `state_dir` keeps tasks, debits and input pictures over a restart.
    `tiny_pictures` draws 64x64 pictures, each its own, for load tests; `longest_side` paints what
    was asked for in its ratio, but no larger: quick, and still to be looked at.
    `webhooks_at_once` calls are under way together; with one their order never varies.
    """

    keys: tuple[str, ...] = ("simulator-key",)
    key_headers: tuple[str, ...] = ("x-magnific-api-key", "x-freepik-api-key")
    webhook_secrets: tuple[str, ...] = ("simulator-webhook-secret",)
    webhook_secret_form: SecretForm = SecretForm.RAW
    webhook_versions: tuple[str, ...] = ()
    created_seconds: float = 1.0
    in_progress_seconds: float = 4.0
    public_url: str = ""
    error_form: ErrorForm = ErrorForm.LIVE
    charge_failed: bool = True
    balance: int | None = None
    prices: Mapping[str, int] = field(default_factory=dict)
    rate_limit: int = 0
    rate_window_seconds: float = 60.0
    rate_retry_after: bool = False
    daily_limits: Mapping[str, int] = field(default_factory=dict)
    state_dir: Path | None = None
    tiny_pictures: bool = False
    longest_side: int | None = None
    reimagine_wrapping: Wrapping = Wrapping.BARE
    imagen_base64: bool = False
    moderation: RefusalPlace = RefusalPlace.POST
    oversize: RefusalPlace = RefusalPlace.POST
    loras_as_list: bool = False
    refuse_filter_nsfw_off: bool = False
    forbidden_words: frozenset[str] = frozenset({"nsfw", "gore", "nude", "porn", "beheading"})
    seed: int = 0
    cache_bytes: int = 128 * MEGABYTE
    input_bytes: int = 512 * MEGABYTE
    painters: int = 2
    webhooks_at_once: int = 32

    def versions(self) -> tuple[str, ...]:
        """The names of the webhook secrets, `v1`, `v2`… unless chosen otherwise."""
        chosen = self.webhook_versions
        return chosen or tuple(f"v{n}" for n in range(1, len(self.webhook_secrets) + 1))
