"""Result links are fetched without the key, from known hosts alone, and never without end."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import httpx
import pytest
from typing_extensions import override

from freepik.errors import (
    FreepikError,
    LinkExpired,
    RateLimited,
    TooLarge,
    Unavailable,
    UnreadableAnswer,
    UnsafeUrl,
)

if TYPE_CHECKING:
    from tests.unit.freepik.conftest import Bench

LINK = "https://ai-statics.freepik.com/a.png?token=exp=1~hmac=2"
LOOPBACK = "http://127.0.0.1:8001"


async def test_the_bytes_come_without_the_key(bench: "Bench") -> None:
    client = bench.sequence(httpx.Response(200, content=b"picture"))
    assert await client.download(LINK, max_bytes=7) == b"picture"
    (sent,) = bench.sent
    assert str(sent.url) == LINK
    assert "FPSX-secret" not in str(sent.headers)
    assert sent.headers["accept-encoding"] == "identity"
    assert sent.extensions["timeout"]["read"] is not None


REFUSED = [
    "https://evil.example/a",
    "https://evilfreepik.com/a",
    "https://freepik.com.evil.example/a",
    "https://freepik.com@evil.example/a",
    "https://user:pass@ai-statics.freepik.com/a",
    "https://ai-statics.freepik.com:8443/a",
    "http://ai-statics.freepik.com/a",
    "http://api.magnific.com/a",
    "http://127.0.0.1/a",
    "http://127.0.0.1:8001/a",
    "https://127.0.0.1/a",
    "http://[::1]/a",
    "https://10.0.0.5/a",
    "https://169.254.169.254/latest/meta-data",
    "https://[::ffff:10.0.0.1]/a",
    "https://2130706433/a",
    "https://localhost/a",
    "ftp://freepik.com/a",
    "file:///etc/passwd",
    "gs://bucket/a",
    "//freepik.com/a",
    "/a",
    "",
    "https://",
    "https://freepik.com\n.evil.example/a",
    "https://[::1/a",
]


@pytest.mark.parametrize("url", REFUSED)
async def test_other_places_are_refused_unseen(bench: "Bench", url: str) -> None:
    with pytest.raises(UnsafeUrl):
        await bench.sequence().download(url, max_bytes=9)
    assert bench.sent == []


@pytest.mark.parametrize(
    "url",
    [
        LINK,
        "https://freepik.com/a",
        "https://CDN-Magnific.Freepik.com/a",
        "https://cdn.magnific.com:443/a",
        "https://storage.googleapis.com/b/a",
        "https://api.magnific.com/a",
    ],
)
async def test_known_places_are_fetched(bench: "Bench", url: str) -> None:
    client = bench.sequence(httpx.Response(200, content=b"x"))
    assert await client.download(url, max_bytes=9) == b"x"


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("http://127.0.0.1:8001/a", True),
        ("http://localhost:8001/a", True),
        ("http://[::1]:8001/a", True),
        (LINK, True),
        ("http://127.0.0.1:5432/a", False),
        ("http://10.0.0.5:8001/a", False),
        ("http://127.0.0.1.evil.example:8001/a", False),
        ("https://127.0.0.1/a", False),
    ],
)
async def test_loopback_is_for_an_api_on_loopback(bench: "Bench", url: str, *, fine: bool) -> None:
    client = bench.client(lambda _request: httpx.Response(200, content=b"x"), base_url=LOOPBACK)
    if fine:
        assert await client.download(url, max_bytes=9) == b"x"
    else:
        with pytest.raises(UnsafeUrl):
            await client.download(url, max_bytes=9)


async def test_redirects_are_followed_by_hand(bench: "Bench") -> None:
    client = bench.sequence(
        httpx.Response(302, headers={"location": "/b"}),
        httpx.Response(301, headers={"location": "https://cdn-magnific.freepik.com/c"}),
        httpx.Response(307, headers={"location": "https://storage.googleapis.com/d"}),
        httpx.Response(200, content=b"x"),
    )
    assert await client.download(LINK, max_bytes=9) == b"x"
    assert [str(sent.url) for sent in bench.sent[1:]] == [
        "https://ai-statics.freepik.com/b",
        "https://cdn-magnific.freepik.com/c",
        "https://storage.googleapis.com/d",
    ]


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/",
        "https://evil.example/",
        "http://freepik.com/",
        "https://[",
        "gs://a/b",
    ],
)
async def test_a_redirect_is_checked_like_a_link(bench: "Bench", location: str) -> None:
    client = bench.sequence(httpx.Response(302, headers={"location": location}))
    with pytest.raises(UnsafeUrl):
        await client.download(LINK, max_bytes=9)
    assert len(bench.sent) == 1


async def test_redirects_end(bench: "Bench") -> None:
    client = bench.client(lambda _request: httpx.Response(302, headers={"location": LINK}))
    with pytest.raises(UnsafeUrl, match="redirects"):
        await client.download(LINK, max_bytes=9)
    assert len(bench.sent) == 4


class Endless(httpx.AsyncByteStream):
    """A body that never ends; counts what was taken."""

    def __init__(self) -> None:
        self.taken = 0

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            self.taken += 100
            yield b"x" * 100


async def test_a_download_stops_at_its_bound(bench: "Bench") -> None:
    stream = Endless()
    client = bench.client(lambda _request: httpx.Response(200, stream=stream))
    with pytest.raises(TooLarge):
        await client.download(LINK, max_bytes=1000)
    assert stream.taken == 1100
    assert len(bench.sent) == 1


TROUBLE: list[tuple[list[httpx.Response | Exception], type[FreepikError]]] = [
    ([httpx.Response(403)], LinkExpired),
    ([httpx.Response(404)], LinkExpired),
    ([httpx.Response(410)], LinkExpired),
    ([httpx.Response(401)], UnreadableAnswer),
    ([httpx.Response(200)], UnreadableAnswer),
    ([httpx.Response(500)] * 3, Unavailable),
    ([httpx.ReadError("x")] * 3, Unavailable),
    ([httpx.Response(429, headers={"retry-after": "90"})], RateLimited),
]


@pytest.mark.parametrize(("answers", "error"), TROUBLE)
async def test_links_that_do_not_work(
    bench: "Bench", answers: list[httpx.Response | Exception], error: type[FreepikError]
) -> None:
    client = bench.sequence(*answers)
    with pytest.raises(FreepikError) as caught:
        await client.download(LINK, max_bytes=9)
    assert type(caught.value) is error
    assert len(bench.sent) == len(answers)


async def test_a_download_forgives_trouble_that_passes(bench: "Bench") -> None:
    client = bench.sequence(httpx.ReadError("x"), httpx.Response(200, content=b"x"))
    assert await client.download(LINK, max_bytes=9) == b"x"
    assert bench.pauses == [0.75]
