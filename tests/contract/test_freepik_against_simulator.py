"""The client and the look-alike, written apart from the same documents, meet row by row."""

import base64
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO

import httpx
import pytest
from PIL import Image
from pydantic import JsonValue
from typing_extensions import override

from freepik.answers import Answer, Inline, Labels, Link, Result, TaskStatus, Words
from freepik.catalog import CATALOG, Capability, Endpoint, endpoint
from freepik.catalog.fields import Choice, Flag, Kind, Many, Real, Record, Text, Whole
from freepik.client import FreepikClient
from freepik.errors import (
    AuthFailed,
    BadRequest,
    FreepikError,
    LinkExpired,
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    RateLimited,
    Unavailable,
)
from freepik.requests import Picture, Wish
from freepik.webhook import parse, verify
from simulator import ErrorForm, SecretForm, SimulatorSettings, Wrapping, create_simulator
from tests.standins.clock import HandClock

BASE = "http://127.0.0.1:9999"
HOOK = "http://127.0.0.1:8888/hook?t=per-job"
SECRET = base64.b64encode(b"a secret of bytes").decode()
ROWS = tuple(CATALOG.values())


@dataclass
class Receiver(httpx.AsyncBaseTransport):
    """Where webhooks arrive; keeps what came."""

    calls: list[httpx.Request] = field(default_factory=list)

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        self.calls.append(request)
        return httpx.Response(204)


@dataclass
class Meeting:
    """A client, the simulator it talks to, their common clock and the webhooks that came."""

    client: FreepikClient
    http: httpx.AsyncClient
    clock: HandClock
    receiver: Receiver

    async def control(self, name: str, **body: str) -> None:
        """Tell the simulator something over its control routes."""
        told = await self.http.post(f"{BASE}/__control/{name}", json=body)
        assert told.is_success, told.text


async def no_sleep(_seconds: float) -> None:
    """The tests' clock stands still; nobody waits for it."""


@asynccontextmanager
async def meeting(
    settings: SimulatorSettings, *, key: str = "simulator-key"
) -> AsyncIterator[Meeting]:
    clock, receiver = HandClock(), Receiver()
    sim = create_simulator(settings, clock=clock, webhook_transport=receiver)
    async with httpx.AsyncClient(transport=sim.transport()) as http:
        client = FreepikClient(
            http=http,
            base_url=BASE,
            key=key,
            key_header="x-magnific-api-key",
            sleep=no_sleep,
            jitter=lambda: 0.0,
        )
        yield Meeting(client, http, clock, receiver)


def at_once() -> SimulatorSettings:
    return SimulatorSettings(
        tiny_pictures=True,
        created_seconds=0,
        in_progress_seconds=0,
        webhook_secrets=(SECRET,),
    )


def drawn() -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize((300, 300)).convert("RGB").save(out, "PNG")
    return out.getvalue()


PNG = drawn()


def pictures_for(row: Endpoint, *, every: bool) -> list[Picture]:
    """The pictures a row must have, or one for every place it has."""
    excluded = {second for _, second in row.exclusive}
    places = [place for place in row.inputs if place.names[0] not in excluded]
    return [
        Picture(role=place.roles[0], data=PNG, media_type="image/png")
        for place in places
        if every or place.required or place is places[0]
    ]


def wish_for(row: Endpoint, **options: JsonValue) -> Wish:
    sides: dict[str, JsonValue] = {"left": 8, "right": 8} if row.four_sides else {}
    return Wish(
        capability=min(row.capabilities),
        prompt="a red fox in the snow" if row.prompt else None,
        options={**sides, **options},
    )


async def result_of(met: Meeting, row: Endpoint, answer: Answer) -> Answer:
    """The finished task, by looking, or by the webhook where there is nothing to look at."""
    if row.sync:
        return answer
    assert answer.task_id
    if row.status_route is not None:
        return await met.client.look(row, answer.task_id)
    await met.control("flush")
    told = parse(met.receiver.calls[-1].content)
    assert told
    assert told.task_id == answer.task_id
    return told


async def content(met: Meeting, result: Result) -> bytes | str:
    """What a result holds in the end."""
    match result:
        case Link(url):
            return await met.client.download(url, max_bytes=30_000_000)
        case Inline(data):
            return data
        case Words(text):
            return text
        case Labels(probabilities):
            assert sum(probabilities.values()) == pytest.approx(1)
            return ", ".join(probabilities)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_every_row_is_accepted_looked_up_and_fetched(row: Endpoint) -> None:
    async with meeting(at_once()) as met:
        pictures = pictures_for(row, every=True)
        answer = await met.client.submit(row, wish_for(row), pictures, webhook_url=HOOK)
        done = await result_of(met, row, answer)
        assert done.status is TaskStatus.COMPLETED
        assert done.results
        for result in done.results:
            assert isinstance(result, Words) is row.answers_in_words
            assert isinstance(result, Labels) is (Capability.CLASSIFY in row.capabilities)
            assert await content(met, result)
        if row.list_route:
            listed = await met.client.list_tasks(row)
            assert answer.task_id in {task.task_id for task in listed}


def variants(row: Endpoint) -> Iterator[Wish]:
    """Every spelling a row knows: shapes, resolutions, styles, factors, enums, ends of ranges."""
    base = wish_for(row)
    for shape in row.shapes:
        yield replace(base, ratio=shape.ratio, resolution=shape.resolution)
    for resolution in row.resolutions:
        yield replace(base, resolution=resolution)
    for style in row.styles:
        yield replace(base, style=style)
    for factor in row.factors:
        yield replace(base, factor=factor)
    if row.seed:
        yield replace(base, seed=row.seed.low)
        yield replace(base, seed=row.seed.high)
    yield replace(base, count=row.max_pictures, negative="people")
    for name, kind in row.options.items():
        for value in ends(kind):
            yield replace(base, options={**base.options, name: value})


def ends(kind: Kind) -> tuple[JsonValue, ...]:
    match kind:
        case Choice():
            return kind.values
        case Whole() | Real():
            return (kind.low, kind.high)
        case Flag():
            return (True, False)
        case Text() | Many() | Record():
            return ()


async def test_every_spelling_of_the_catalogue_is_accepted() -> None:
    async with meeting(at_once()) as met:
        for row in ROWS:
            pictures = pictures_for(row, every=False)
            for wish in variants(row):
                if row.sync and wish.style:
                    continue  # painting every style at once tells nothing about spelling
                answer = await met.client.submit(row, wish, pictures, webhook_url=HOOK)
                assert answer.status is not TaskStatus.FAILED, (row.name, wish)


ODD_SETTINGS: list[tuple[str, SimulatorSettings]] = [
    ("imagen3", replace(at_once(), imagen_base64=True)),
    ("imagen4-ultra", replace(at_once(), imagen_base64=True)),
    ("reimagine-flux", replace(at_once(), reimagine_wrapping=Wrapping.BARE)),
    ("reimagine-flux", replace(at_once(), reimagine_wrapping=Wrapping.DATA)),
]


@pytest.mark.parametrize(("name", "settings"), ODD_SETTINGS)
async def test_odd_shapes_hold_a_picture_all_the_same(
    name: str, settings: SimulatorSettings
) -> None:
    row = endpoint(name)
    async with meeting(settings) as met:
        pictures = pictures_for(row, every=False)
        answer = await met.client.submit(row, wish_for(row), pictures, webhook_url=None)
        (result,) = (await result_of(met, row, answer)).results
        assert isinstance(result, Inline if settings.imagen_base64 else Link)


@pytest.mark.parametrize("form", SecretForm)
async def test_webhooks_prove_their_origin(form: SecretForm) -> None:
    async with meeting(replace(at_once(), webhook_secret_form=form)) as met:
        row = endpoint("mystic")
        await met.client.submit(row, wish_for(row), webhook_url=HOOK)
        await met.control("flush")
        assert met.receiver.calls
        for call in met.receiver.calls:
            assert call.url.query == b"t=per-job"
            for secret, proven in ((SECRET, True), ("another", False)):
                told = verify(
                    secrets=[secret], headers=call.headers, body=call.content, now=met.clock()
                )
                assert told is proven


async def test_a_badly_signed_webhook_proves_nothing() -> None:
    async with meeting(at_once()) as met:
        await met.control("faults", kind="webhook_badly_signed")
        row = endpoint("mystic")
        await met.client.submit(row, wish_for(row), webhook_url=HOOK)
        await met.control("flush")
        assert met.receiver.calls
        for call in met.receiver.calls:
            assert not verify(
                secrets=[SECRET], headers=call.headers, body=call.content, now=met.clock()
            )


FAULTS: list[tuple[str, type[FreepikError]]] = [
    ("post_500", OutcomeUnknown),
    ("post_503", Unavailable),
    ("post_429", RateLimited),
    ("post_402", OutOfCredits),
    ("post_html", OutcomeUnknown),
]


@pytest.mark.parametrize(("kind", "error"), FAULTS)
async def test_trouble_with_a_purchase(kind: str, error: type[FreepikError]) -> None:
    async with meeting(at_once()) as met:
        await met.control("faults", kind=kind)
        with pytest.raises(error) as caught:
            await met.client.submit(
                endpoint("mystic"), wish_for(endpoint("mystic")), webhook_url=None
            )
        assert type(caught.value) is error


async def test_a_wrong_key_is_told_by_a_probe() -> None:
    async with meeting(at_once()) as met:
        await met.client.probe()
    async with meeting(at_once(), key="wrong") as met:
        with pytest.raises(AuthFailed) as caught:
            await met.client.probe()
        assert caught.value.request_id


@pytest.mark.parametrize("form", ErrorForm)
async def test_a_complaint_names_its_field_in_both_forms(form: ErrorForm) -> None:
    row = endpoint("seedream-v4")
    lenient = replace(row, options={**row.options, "guidance_scale": Real(low=0, high=999)})
    async with meeting(replace(at_once(), error_form=form)) as met:
        wish = wish_for(row, guidance_scale=21)
        with pytest.raises(BadRequest) as caught:
            await met.client.submit(lenient, wish, webhook_url=None)
        (problem,) = caught.value.problems
        assert problem.field == "guidance_scale"
        assert problem.reason
        assert caught.value.request_id


async def test_links_die_and_tasks_of_another_route_are_not_found() -> None:
    async with meeting(at_once()) as met:
        row = endpoint("mystic")
        answer = await met.client.submit(row, wish_for(row), webhook_url=None)
        assert answer.task_id
        with pytest.raises(NotFound):
            await met.client.look(endpoint("seedream-v4"), answer.task_id)
        done = await met.client.look(row, answer.task_id)
        (result,) = done.results
        assert isinstance(result, Link)
        met.clock.turn(25 * 3600)
        with pytest.raises(LinkExpired):
            await met.client.download(result.url, max_bytes=30_000_000)
