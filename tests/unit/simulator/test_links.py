"""Result links, uploads, and pictures given by address."""

import asyncio
from dataclasses import replace

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.links import Links
from tests.unit.simulator.rig import (
    BASE,
    FAST,
    MYSTIC,
    SEEDREAM,
    START,
    Json,
    Rig,
    StillClock,
    b64,
    picture,
    rig,
)

HOUR = 3600
UPLOADS = "/v1/ai/uploads"
RELIGHT = "/v1/ai/image-relight"


@pytest.mark.parametrize(("route", "hours"), [(SEEDREAM, 1), (MYSTIC, 24)])
async def test_links_live_their_hours_need_no_key_and_are_not_renewed(
    route: str, hours: int
) -> None:
    async with rig() as it:
        task_id = await it.task(route)
        url = (await it.look(task_id, route))["generated"][0]
        stranger = httpx.AsyncClient(transport=it.sim.transport())
        good = await stranger.get(url)
        it.clock.pass_seconds(hours * HOUR - 1)
        last = await stranger.get(url)
        again = (await it.look(task_id, route))["generated"][0]
        it.clock.pass_seconds(1)
        dead = await stranger.get(url)
    assert (good.status_code, last.status_code, dead.status_code) == (200, 200, 403)
    assert good.content == last.content
    assert again == url
    assert "." not in httpx.URL(url).path


@given(st.text(max_size=30), st.integers(0, 2**40))
def test_no_other_token_opens_a_link(token: str, until: int) -> None:
    clock = StillClock()
    links = Links(secret=b"s", clock=clock)
    good = httpx.URL(links.mint(BASE, "/results/a/0", expires=START.replace(hour=13)))
    assert links.holds("/results/a/0", good.query.decode())
    assert not links.holds("/results/b/0", good.query.decode())
    mac = good.query.decode().partition("~hmac=")[2]
    for query in (f"token={token}", f"token=exp={until}~hmac={mac}", token, ""):
        assert query == good.query.decode() or not links.holds("/results/a/0", query)


async def test_file_types_differ_by_route_and_by_wish() -> None:
    small: list[tuple[str, Json, bytes]] = [
        ("/v1/ai/text-to-image/z-image", {"image_size": "square"}, b"\x89PNG"),
        (
            "/v1/ai/text-to-image/z-image",
            {"image_size": "square", "output_format": "jpeg"},
            b"\xff\xd8",
        ),
        (SEEDREAM, {}, b"\xff\xd8"),
    ]
    async with rig(replace(FAST, tiny_pictures=False)) as it:
        for route, body, start in small:
            url = (await it.look(await it.task(route, **body), route))["generated"][0]
            assert (await it.http.get(url)).content.startswith(start)


async def test_the_same_result_is_the_same_bytes_and_each_task_its_own() -> None:
    async with rig(replace(FAST, cache_bytes=1)) as it:
        urls = [(await it.look(await it.task()))["generated"][0] for _ in range(3)]
        first = [(await it.http.get(url)).content for url in urls]
        second = [(await it.http.get(url)).content for url in urls]
    assert first == second
    assert len(set(first)) == 3


async def offered(it: Rig) -> Json:
    answer = await it.post(f"{UPLOADS}/request-url", files=[{"content_type": "image/png"}])
    assert set(answer.json()) == {"files"}
    return answer.json()["files"][0]


async def test_an_upload_serves_as_input_until_its_address_dies() -> None:
    async with rig() as it:
        empty = (await it.http.get(UPLOADS)).json()
        file = await offered(it)
        early = await it.http.get(file["asset_url"])
        stranger = httpx.AsyncClient(transport=it.sim.transport())
        put = await stranger.put(file["upload_url"], content=picture(), headers=file["headers"])
        got = await stranger.get(file["asset_url"])
        used = await it.post(RELIGHT, image=file["asset_url"])
        it.clock.pass_seconds(24 * HOUR)
        dead = await stranger.get(file["asset_url"])
        refused = await it.post(RELIGHT, image=file["asset_url"])
        fresh = (await it.http.get(UPLOADS)).json()["files"]
        renewed = await stranger.get(fresh[0]["asset_url"])
        it.clock.pass_seconds(6 * 24 * HOUR)
        gone = (await it.http.get(UPLOADS)).json()
    assert empty == gone == {"files": []}
    assert file["file_id"].startswith("upl_img_")
    assert (file["expires_in"], file["asset_url_expires_in"]) == (120, 86400)
    assert early.status_code == 404
    assert put.status_code == 200
    assert got.content == renewed.content == picture()
    assert used.status_code == 200
    assert dead.status_code == 403
    assert refused.json()["invalid_params"][0]["field"] == "body.image"
    assert fresh[0]["file_id"] == file["file_id"]


@pytest.mark.parametrize(
    ("change", "late"),
    [
        ({"content-type": "image/jpeg"}, 0),
        ({"x-goog-content-length-range": "0,10"}, 0),
        ({"x-magnific-api-key": "simulator-key"}, 0),
        ({"x-freepik-api-key": "simulator-key"}, 0),
        ({}, 120),
    ],
)
async def test_a_put_that_is_not_as_signed_is_refused(change: dict[str, str], late: float) -> None:
    async with rig() as it:
        file = await offered(it)
        headers = {name.lower(): value for name, value in file["headers"].items()} | change
        it.clock.pass_seconds(late)
        stranger = httpx.AsyncClient(transport=it.sim.transport())
        put = await stranger.put(file["upload_url"], content=picture(), headers=headers)
        listed = (await it.http.get(UPLOADS)).json()
    assert put.status_code == 403
    assert listed == {"files": []}


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a.png",
        "http://10.0.0.1/a.png",
        "http://127.0.0.1:1/a.png",
        f"{BASE}/results/unknown/0?token=exp=9999999999~hmac=00",
        f"{BASE}/v1/ai/mystic",
    ],
)
async def test_an_address_that_cannot_be_fetched_is_refused(url: str) -> None:
    async with rig() as it:
        answer = await it.post(RELIGHT, image=url)
    assert answer.status_code == 400
    assert answer.json()["invalid_params"] == [
        {"field": "body.image", "reason": "Image could not be downloaded"}
    ]


async def test_a_picture_on_this_machine_is_fetched() -> None:
    data = picture()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 200 OK\r\ncontent-length: {len(data)}\r\nconnection: close\r\n\r\n"
        writer.write(head.encode() + data)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, rig() as it:
        answer = await it.post(RELIGHT, image=f"http://127.0.0.1:{port}/a.png")
    assert answer.status_code == 200


REFERENCES = "/v1/ai/text-to-image/seedream-v4-5-edit"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (picture(255, 400), "at least 256x256"),
        (picture(300, 300, "WEBP"), "one of PNG, JPEG"),
        (picture()[:-200], "valid image"),
        (picture() + bytes(10 * 1024 * 1024), "at most 10 MB"),
    ],
    ids=["small", "webp", "cut", "heavy"],
)
async def test_references_keep_their_documented_bounds(data: bytes, reason: str) -> None:
    async with rig() as it:
        references = [b64(picture()), b64(data)]
        answer = await it.post(REFERENCES, prompt="x", reference_images=references)
    (param,) = answer.json()["invalid_params"]
    assert param["field"] == "body.reference_images.1"
    assert reason in param["reason"]
