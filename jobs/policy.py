"""The numbers that steer a job: how long, how often, how many."""

from dataclasses import dataclass
from datetime import timedelta

from freepik.catalog import Endpoint

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How patient the engine is; every value has a working default.

    `public_url` is the address Freepik can call back (None: by looking alone). `approve_above` asks
    the person above so many credits; `approve_unknown` asks also when nobody knows the price.
    """

    public_url: str | None = None
    callback_window: timedelta = 120 * _SECOND
    longest_doubt: timedelta = 600 * _SECOND
    post_patience: timedelta = 90 * _SECOND
    first_look: timedelta = 1.2 * _SECOND
    longest_look: timedelta = 15 * _SECOND
    first_look_with_callback: timedelta = 30 * _SECOND
    longest_look_with_callback: timedelta = 120 * _SECOND
    first_pause: timedelta = 2 * _SECOND
    longest_pause: timedelta = 60 * _SECOND
    parked: timedelta = 300 * _SECOND
    person_concurrency: int = 3
    person_open: int = 50
    approve_above: int | None = None
    approve_unknown: bool = False
    approve_within: timedelta = 3600 * _SECOND
    largest_download: int = 60 * 1024 * 1024
    unknown_looks: int = 5
    fruitless_fetches: int = 5
    stumbles: int = 20

    def patience(self, endpoint: Endpoint) -> timedelta:
        """How long a post may be under way before anybody else looks after it.

        A synchronous route draws while it is being asked.
        """
        if endpoint.sync:
            return self.post_patience + timedelta(seconds=endpoint.deadline_seconds)
        return self.post_patience

    def window(self, endpoint: Endpoint) -> timedelta:
        """How long after the post a proof of acceptance is waited for."""
        return max(self.callback_window, self.patience(endpoint))

    def look_pause(self, looks: int, *, called: bool = True) -> timedelta:
        """How long to wait after the look number `looks` (from 0) found the picture unfinished.

        `called`: whether a callback about it would be heard, where there is an address for one.
        """
        if self.public_url is None or not called:
            return _growing(self.first_look, self.longest_look, 1.4, looks)
        return _growing(self.first_look_with_callback, self.longest_look_with_callback, 1.5, looks)

    def pause(self, tries: int, *, jitter: float) -> timedelta:
        """Backoff after the try number `tries` (from 0); `jitter` in [0, 1) spreads the crowd."""
        full = _growing(self.first_pause, self.longest_pause, 2.0, tries)
        return full * (0.75 + 0.5 * jitter)


def _growing(first: timedelta, longest: timedelta, factor: float, step: int) -> timedelta:
    # The exponent is bounded before the power is taken: a job may wait for days.
    return min(longest, first * factor ** min(step, 30))
