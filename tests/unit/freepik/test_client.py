"""What each answer to a POST means for the money, what reads forgive, and where the key goes."""

import base64
import json
from typing import TYPE_CHECKING

import httpx
import pytest

from freepik.answers import Inline, TaskStatus
from freepik.catalog import Capability, endpoint
from freepik.errors import (
    AuthFailed,
    BadRequest,
    Forbidden,
    FreepikError,
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    RateLimited,
    Refused,
    Unavailable,
    UnreadableAnswer,
    UnsafeUrl,
)
from freepik.requests import Picture, Role, Wish
from freepik.retry import RateWindow

if TYPE_CHECKING:
    from tests.unit.freepik.conftest import Bench

PNG = b"\x89PNG\r\n\x1a\n rest"
FOX = Wish(capability=Capability.GENERATE, prompt="a fox")
MYSTIC = endpoint("mystic")
KEY = "x-magnific-api-key"
CREATED = {"data": {"task_id": "t-1", "status": "CREATED", "generated": []}}
IMAGE = Picture(role=Role.IMAGE, data=PNG, media_type="image/png")


def answer(status: int, payload: object = None, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, json=payload, headers={"x-request-id": "ak-1", **named})


async def test_a_wish_is_posted_once_with_the_key(bench: "Bench") -> None:
    rate = {"x_ratelimit_limit": "300", "x_ratelimit_remaining": "298", "x_ratelimit_reset": "60"}
    client = bench.client(lambda _request: answer(200, CREATED, **rate))
    task = await client.submit(MYSTIC, FOX, webhook_url="https://us.example/hook?t=1")
    (sent,) = bench.sent
    assert (sent.method, str(sent.url)) == ("POST", "https://api.magnific.com/v1/ai/mystic")
    assert sent.headers[KEY] == "FPSX-secret"
    assert sent.headers["content-type"] == "application/json"
    assert json.loads(sent.content) == {
        "prompt": "a fox",
        "webhook_url": "https://us.example/hook?t=1",
    }
    assert (task.task_id, task.status, task.request_id) == ("t-1", TaskStatus.CREATED, "ak-1")
    assert client.last_rate == RateWindow(limit=300, remaining=298, reset=60)
    assert all(limit is not None for limit in sent.extensions["timeout"].values())


REQUEST = httpx.Request("POST", "https://api.magnific.com")
OUTCOMES: list[tuple[httpx.Response | Exception, type[FreepikError]]] = [
    (httpx.ConnectError("x"), Unavailable),
    (httpx.ConnectTimeout("x"), Unavailable),
    (httpx.PoolTimeout("x"), Unavailable),
    (answer(503, {"message": "Service Unavailable."}), Unavailable),
    (httpx.Response(503, html="<h1>busy</h1>"), Unavailable),
    (answer(429, {"message": "Too many requests"}), RateLimited),
    (answer(400, {"message": "Validation error", "invalid_params": []}), BadRequest),
    (answer(400, {"message": "The prompt was found unsafe by moderation"}), BadRequest),
    (answer(400, {"message": "no", "data": {"has_nsfw": [True]}}), Refused),
    (answer(422), BadRequest),
    (answer(413), BadRequest),
    (answer(401, {"message": "Unauthorized: The provided API key is invalid."}), AuthFailed),
    (answer(402), OutOfCredits),
    (answer(403, {"message": "plan"}), Forbidden),
    (answer(404, {"message": "Not found"}), NotFound),
    (answer(408), OutcomeUnknown),
    (answer(500, {"message": "Internal Server Error"}), OutcomeUnknown),
    (answer(502), OutcomeUnknown),
    (answer(504), OutcomeUnknown),
    (answer(307, location="https://elsewhere.example/v1/ai/mystic"), OutcomeUnknown),
    (httpx.ReadTimeout("x"), OutcomeUnknown),
    (httpx.WriteTimeout("x"), OutcomeUnknown),
    (httpx.ReadError("x"), OutcomeUnknown),
    (httpx.WriteError("x"), OutcomeUnknown),
    (httpx.RemoteProtocolError("x"), OutcomeUnknown),
    (httpx.Response(200, html="<h1>gateway</h1>"), OutcomeUnknown),
    (httpx.Response(200, content=b""), OutcomeUnknown),
    (httpx.DecodingError("x"), OutcomeUnknown),
    (answer(200, []), OutcomeUnknown),
    (answer(200, {"data": {"status": "CREATED"}}), OutcomeUnknown),
]


@pytest.mark.parametrize(("came", "error"), OUTCOMES)
async def test_what_an_answer_to_a_purchase_means(
    bench: "Bench", came: httpx.Response | Exception, error: type[FreepikError]
) -> None:
    client = bench.sequence(came)
    with pytest.raises(FreepikError) as caught:
        await client.submit(MYSTIC, FOX, webhook_url=None)
    assert type(caught.value) is error
    assert len(bench.sent) == 1, "a purchase is never repeated"
    assert bench.pauses == []
    named = isinstance(came, httpx.Response) and "x-request-id" in came.headers
    assert caught.value.request_id == ("ak-1" if named else None)


async def test_a_spent_day_is_told_from_a_spent_window(bench: "Bench") -> None:
    reset = {"x_ratelimit_limit": "9", "x_ratelimit_remaining": "0"}
    for seconds, daily in (("2", False), ("30000", True)):
        client = bench.sequence(answer(429, x_ratelimit_reset=seconds, **reset))
        with pytest.raises(RateLimited) as caught:
            await client.submit(MYSTIC, FOX, webhook_url=None)
        assert (caught.value.retry_after, caught.value.daily) == (float(seconds), daily)


async def test_a_failed_task_needs_no_id(bench: "Bench") -> None:
    client = bench.sequence(answer(200, {"data": {"status": "FAILED", "error": "no"}}))
    assert (await client.submit(MYSTIC, FOX, webhook_url=None)).status is TaskStatus.FAILED


async def test_a_synchronous_route_answers_with_pictures_and_no_webhook(bench: "Bench") -> None:
    payload = {"data": [{"base64": base64.b64encode(PNG).decode(), "has_nsfw": False}]}
    client = bench.sequence(answer(200, payload))
    made = await client.submit(endpoint("classic-fast"), FOX, webhook_url="https://us.example/")
    assert made.results == (Inline(PNG),)
    assert "webhook_url" not in json.loads(bench.sent[0].content)


async def test_an_icon_without_a_webhook_is_refused_before_it_costs(bench: "Bench") -> None:
    wish = Wish(capability=Capability.ICON, prompt="a fox")
    with pytest.raises(BadRequest, match="webhook"):
        await bench.sequence().submit(endpoint("text-to-icon"), wish, webhook_url=None)
    assert bench.sent == []


async def test_a_wish_is_fitted_and_a_bad_one_never_sent(bench: "Bench") -> None:
    client = bench.sequence(answer(200, CREATED))
    wide = Wish(capability=Capability.GENERATE, prompt="a fox", ratio="32:10")
    await client.submit(MYSTIC, wide, webhook_url=None)
    assert json.loads(bench.sent[0].content)["aspect_ratio"] == "smartphone_horizontal_20_9"
    with pytest.raises(BadRequest):
        await client.submit(endpoint("flux-kontext-pro"), FOX, webhook_url=None)
    assert len(bench.sent) == 1


DESCRIBE = Wish(capability=Capability.DESCRIBE)


async def test_a_description_is_asked_again_as_a_data_uri(bench: "Bench") -> None:
    client = bench.sequence(answer(400, {"message": "bad image"}), answer(200, CREATED))
    await client.submit(endpoint("image-to-prompt"), DESCRIBE, [IMAGE], webhook_url=None)
    raw = base64.b64encode(PNG).decode()
    images = [json.loads(sent.content)["image"] for sent in bench.sent]
    assert images == [raw, f"data:image/png;base64,{raw}"]


@pytest.mark.parametrize(
    ("answers", "error"),
    [([answer(400), answer(400)], BadRequest), ([answer(500)], OutcomeUnknown)],
)
async def test_a_description_is_asked_again_once_and_only_after_a_bad_request(
    bench: "Bench", answers: list[httpx.Response], error: type[FreepikError]
) -> None:
    client = bench.sequence(*answers)
    with pytest.raises(error):
        await client.submit(endpoint("image-to-prompt"), DESCRIBE, [IMAGE], webhook_url=None)
    assert len(bench.sent) == len(answers)


def uploads(asset: str = "https://cdn-magnific.freepik.com/up.png") -> httpx.Response:
    ticket = {
        "file_id": "upl_img_1",
        "upload_url": "https://storage.googleapis.com/bucket/put?sig=1",
        "headers": {"Content-Type": "image/png", "x-goog-content-length-range": "0,99"},
        "expires_in": 120,
        "asset_url": asset,
        "asset_url_expires_in": 86400,
    }
    return answer(200, {"files": [ticket]})


REMOVE = Wish(capability=Capability.REMOVE_BACKGROUND)


async def test_a_picture_is_uploaded_where_the_route_wants_a_url(bench: "Bench") -> None:
    urls = {"url": "https://api.magnific.com/cut.png", "high_resolution": None}
    client = bench.sequence(uploads(), httpx.Response(200), answer(200, urls))
    await client.submit(endpoint("remove-background"), REMOVE, [IMAGE], webhook_url=None)
    request, put, post = bench.sent
    assert str(request.url) == "https://api.magnific.com/v1/ai/uploads/request-url"
    assert json.loads(request.content) == {"files": [{"content_type": "image/png"}]}
    assert (put.method, put.content, put.url.host) == ("PUT", PNG, "storage.googleapis.com")
    assert put.headers["content-type"] == "image/png"
    assert put.headers["x-goog-content-length-range"] == "0,99"
    assert KEY not in put.headers
    assert post.headers["content-type"] == "application/x-www-form-urlencoded"
    assert post.content == b"image_url=https%3A%2F%2Fcdn-magnific.freepik.com%2Fup.png"


async def test_nano_banana_is_given_the_media_type_with_the_url(bench: "Bench") -> None:
    client = bench.sequence(uploads(), httpx.Response(200), answer(200, CREATED))
    wish = Wish(capability=Capability.EDIT, prompt="add a hat")
    await client.submit(endpoint("nano-banana-pro"), wish, [IMAGE], webhook_url=None)
    (reference,) = json.loads(bench.sent[-1].content)["reference_images"]
    url = "https://cdn-magnific.freepik.com/up.png"
    assert reference == {"image": url, "mime_type": "image/png"}


UPLOAD_TROUBLE: list[tuple[list[httpx.Response | Exception], type[FreepikError], int]] = [
    ([httpx.ReadTimeout("x")] * 3, Unavailable, 3),
    ([answer(500)] * 3, Unavailable, 3),
    ([answer(401)], AuthFailed, 1),
    ([httpx.Response(200, html="<p>")] * 3, Unavailable, 3),
    ([answer(200, {"files": []})] * 3, Unavailable, 3),
    ([uploads(), *[httpx.Response(403)] * 3], Unavailable, 4),
    ([uploads(), *[httpx.WriteError("x")] * 3], Unavailable, 4),
]


@pytest.mark.parametrize(("answers", "error", "sent"), UPLOAD_TROUBLE)
async def test_trouble_while_uploading_has_cost_nothing(
    bench: "Bench",
    answers: list[httpx.Response | Exception],
    error: type[FreepikError],
    sent: int,
) -> None:
    client = bench.sequence(*answers)
    with pytest.raises(FreepikError) as caught:
        await client.submit(endpoint("remove-background"), REMOVE, [IMAGE], webhook_url=None)
    assert type(caught.value) is error
    assert len(bench.sent) == sent


async def test_bytes_are_not_put_just_anywhere(bench: "Bench") -> None:
    place = {"upload_url": "https://evil.example/put", "headers": {}, "asset_url": "x"}
    client = bench.sequence(answer(200, {"files": [place]}))
    with pytest.raises(UnsafeUrl):
        await client.submit(endpoint("remove-background"), REMOVE, [IMAGE], webhook_url=None)
    assert len(bench.sent) == 1


async def test_a_look_goes_to_the_status_route(bench: "Bench") -> None:
    done = {"data": {"task_id": "t-1", "status": "COMPLETED", "generated": []}}
    client = bench.sequence(answer(200, done))
    seen = await client.look(endpoint("skin-enhancer-faithful"), "t-1")
    assert bench.sent[0].url.path == "/v1/ai/skin-enhancer/t-1"
    assert bench.sent[0].headers[KEY] == "FPSX-secret"
    assert (seen.task_id, seen.status) == ("t-1", TaskStatus.COMPLETED)


async def test_a_look_forgives_trouble_that_passes(bench: "Bench") -> None:
    client = bench.sequence(
        httpx.ReadTimeout("x"), answer(429, retry_after="2"), answer(200, CREATED)
    )
    assert (await client.look(MYSTIC, "t-1")).status is TaskStatus.CREATED
    assert bench.pauses == [0.75, 2]


LOOKS: list[tuple[list[httpx.Response | Exception], type[FreepikError]]] = [
    ([answer(500)] * 3, Unavailable),
    ([httpx.ConnectError("x")] * 3, Unavailable),
    ([answer(429, retry_after="60")], RateLimited),
    ([answer(404)], NotFound),
    ([answer(401)], AuthFailed),
    ([httpx.Response(200, html="<p>")], UnreadableAnswer),
    ([answer(302, location="https://elsewhere.example/")], UnreadableAnswer),
]


@pytest.mark.parametrize(("answers", "error"), LOOKS)
async def test_a_look_gives_up(
    bench: "Bench", answers: list[httpx.Response | Exception], error: type[FreepikError]
) -> None:
    client = bench.sequence(*answers)
    with pytest.raises(FreepikError) as caught:
        await client.look(MYSTIC, "t-1")
    assert type(caught.value) is error
    assert len(bench.sent) == len(answers)


@pytest.mark.parametrize(
    ("name", "task_id"),
    [("classic-fast", "t-1"), ("text-to-icon", "t-1"), ("mystic", "../loras"), ("mystic", "")],
)
async def test_what_cannot_be_looked_at_is_not_found(
    bench: "Bench", name: str, task_id: str
) -> None:
    with pytest.raises(NotFound):
        await bench.sequence().look(endpoint(name), task_id)
    assert bench.sent == []


async def test_listing_tasks(bench: "Bench") -> None:
    listed = {"data": [{"task_id": "a", "status": "IN_PROGRESS"}, {"task_id": "b", "status": "X"}]}
    client = bench.sequence(answer(200, listed))
    tasks = await client.list_tasks(MYSTIC)
    assert [task.task_id for task in tasks] == ["a", "b"]
    assert await client.list_tasks(endpoint("classic-fast")) == ()


PROBES: list[tuple[httpx.Response, type[FreepikError] | None]] = [
    (answer(200, {"data": []}), None),
    (answer(401), AuthFailed),
    (answer(402), OutOfCredits),
    (answer(404), Unavailable),
    (answer(200, {"hello": "world"}), Unavailable),
    (httpx.Response(200, html="<p>"), Unavailable),
]


@pytest.mark.parametrize(("came", "error"), PROBES)
async def test_a_probe_says_whether_the_key_is_good(
    bench: "Bench", came: httpx.Response, error: type[FreepikError] | None
) -> None:
    client = bench.sequence(came)
    if error is None:
        await client.probe()
    else:
        with pytest.raises(error):
            await client.probe()


async def test_the_key_never_follows_a_redirect(bench: "Bench") -> None:
    def elsewhere(request: httpx.Request) -> httpx.Response:
        if request.url.host != "api.magnific.com":
            return answer(200, CREATED)
        return answer(307, location="https://evil.example/v1/ai/mystic")

    client = bench.client(elsewhere)
    with pytest.raises(OutcomeUnknown):
        await client.submit(MYSTIC, FOX, webhook_url=None)
    with pytest.raises(UnreadableAnswer):
        await client.look(MYSTIC, "t-1")
    assert {sent.url.host for sent in bench.sent} == {"api.magnific.com"}


async def test_a_base_url_may_have_a_path(bench: "Bench") -> None:
    client = bench.client(
        lambda _request: answer(200, CREATED), base_url="https://gate.example/freepik/"
    )
    await client.look(MYSTIC, "t-1")
    assert str(bench.sent[0].url) == "https://gate.example/freepik/v1/ai/mystic/t-1"
