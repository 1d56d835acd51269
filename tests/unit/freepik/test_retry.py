"""What the server says about coming back, and what the client makes of it."""

import pytest

from freepik.errors import BadRequest, FreepikError, NotFound, RateLimited, Unavailable
from freepik.retry import RateWindow, pause_before_retry, rate_limited, rate_window, server_wait


def window(limit: str, remaining: str, reset: str) -> dict[str, str]:
    names = ("limit", "remaining", "reset")
    return dict(
        zip((f"x-ratelimit-{name}" for name in names), (limit, remaining, reset), strict=True)
    )


def test_the_window_as_told() -> None:
    told = rate_window(window("300", "299", "60"))
    assert told == RateWindow(limit=300, remaining=299, reset=60)


@pytest.mark.parametrize(
    "headers", [{}, window("300", "299", "soon"), window("x", "1", "1"), {"x-ratelimit-limit": "5"}]
)
def test_a_window_half_told_is_none(headers: dict[str, str]) -> None:
    assert rate_window(headers) is None


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "999999999"}, 86400),
        ({"retry-after": "later"}, None),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}, None),
        (
            {
                "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT",
                "date": "Wed, 21 Oct 2026 07:27:30 GMT",
            },
            30,
        ),
        (
            {
                "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT",
                "date": "Wed, 21 Oct 2026 09:00:00 GMT",
            },
            0,
        ),
        (
            {
                "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT",
                "date": "Wed, 21 Oct 2026 07:27:30 -0000",
            },
            None,
        ),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert server_wait(headers) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds", "daily"),
    [
        ({}, 10, False),
        (window("5", "0", "1"), 1, False),
        (window("300", "0", "60"), 60, False),
        (window("1000", "0", "40000"), 40000, True),
        ({"retry-after": "3"}, 3, False),
        ({"retry-after": "7200"}, 7200, True),
        ({"retry-after": "3", **window("300", "0", "60")}, 3, False),
        ({"retry-after": "3", **window("1000", "0", "40000")}, 3, True),
    ],
)
def test_a_spent_window_and_a_spent_day(
    headers: dict[str, str], seconds: float, *, daily: bool
) -> None:
    error = rate_limited(headers, request_id="ak-1")
    assert (error.retry_after, error.daily, error.request_id) == (seconds, daily, "ak-1")


@pytest.mark.parametrize(
    ("error", "tried", "pause"),
    [
        (Unavailable("x"), 1, 0.75),
        (Unavailable("x"), 2, 1.5),
        (Unavailable("x"), 3, None),
        (Unavailable("x", retry_after=4), 1, 4),
        (Unavailable("x", retry_after=6), 1, None),
        (RateLimited(retry_after=1, daily=False), 1, 1),
        (RateLimited(retry_after=9, daily=False), 1, None),
        (NotFound("x"), 1, None),
        (BadRequest.of(field="a", reason="b"), 1, None),
    ],
)
def test_when_to_ask_again(error: FreepikError, tried: int, pause: float | None) -> None:
    assert pause_before_retry(error, tried=tried, jitter=0.5) == pause
