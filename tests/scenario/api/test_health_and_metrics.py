"""What an operator asks a running process."""

import asyncio
import json
from pathlib import Path

import httpx
import pytest
from obstore.store import LocalStore
from prometheus_client.parser import text_string_to_metric_families
from structlog.typing import EventDict

from api.health import CHECK_SECONDS
from app.health import QueueLags, outside_checks, own_checks
from freepik.catalog import Capability, endpoint
from freepik.client import FreepikClient
from freepik.errors import AuthFailed, Unavailable
from freepik.requests import Wish
from jobs.queue import PgQueue
from storage.errors import StoreFull
from storage.media import Media
from storage.tables import OPEN_STATES, TERMINAL_STATES, JobState
from tests.scenario.api.door import HttpDoor
from tests.scenario.jobs.world import BASE, World

WISH = Wish(capability=Capability.GENERATE, prompt="a red fox")


async def fine() -> str:
    return "fine"


async def broken() -> str:
    message = "password=hunter2 was refused"
    raise RuntimeError(message)


async def test_alive_means_only_that_it_answers(world: World, logged: list[EventDict]) -> None:
    door = HttpDoor(world, logged, checks={"database": broken})
    response = await door.http.get("/health/live")
    assert (response.status_code, response.json()) == (200, {"status": "ok", "parts": {}})


@pytest.mark.parametrize("path", ["/health", "/health/ready"])
async def test_ready_means_that_every_part_works(
    world: World, logged: list[EventDict], path: str
) -> None:
    door = HttpDoor(world, logged, checks={"database": fine, "queue": fine})
    response = await door.http.get(path)
    assert response.status_code == 200
    assert response.json()["parts"]["database"] == {"ok": True, "detail": "fine"}


async def test_a_part_that_fails_is_named_and_its_words_stay_in_the_log(
    world: World, logged: list[EventDict]
) -> None:
    door = HttpDoor(world, logged, checks={"database": broken, "queue": fine})
    response = await door.http.get("/health/ready")
    assert response.status_code == 503
    report = response.json()
    assert report["status"] == "unwell"
    assert [name for name, part in report["parts"].items() if not part["ok"]] == ["database"]
    assert "hunter2" not in json.dumps(report)
    assert [line["part"] for line in logged if line["event"] == "health.check_failed"] == [
        "database"
    ]


async def test_a_part_that_does_not_answer_is_not_waited_for(
    world: World, logged: list[EventDict]
) -> None:
    async def silent() -> str:
        await asyncio.get_running_loop().create_future()
        return "never"

    door = HttpDoor(world, logged, checks={"database": silent, "queue": fine})
    async with asyncio.timeout(5 * CHECK_SECONDS):
        response = await door.http.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["parts"]["database"]["ok"] is False
    assert response.json()["parts"]["queue"]["ok"] is True


async def test_what_others_run_is_told_but_does_not_make_us_unready(
    world: World, logged: list[EventDict]
) -> None:
    door = HttpDoor(world, logged, checks={"database": fine}, outside={"freepik": broken})
    response = await door.http.get("/health/ready")
    assert response.status_code == 200
    assert response.json()["parts"]["freepik"]["ok"] is False


async def test_metrics_can_be_read_and_count_open_jobs_and_refusals(
    world: World, logged: list[EventDict]
) -> None:
    door = HttpDoor(world, logged)
    ticket = await world.order()
    await world.turn(10)
    await world.order()
    await door.call(await world.job(ticket))
    await door.call(await world.job(ticket), headers={})
    response = await door.http.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain")
    samples = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }
    jobs = {state: samples.get(("orchestrator_jobs", state)) for state in JobState}
    assert jobs == {
        **dict.fromkeys(TERMINAL_STATES),
        **dict.fromkeys(OPEN_STATES, 0),
        JobState.QUEUED: 1,
    }
    assert samples["orchestrator_webhooks_total", "200"] == 1
    assert samples["orchestrator_webhooks_total", "401"] == 1


async def test_a_job_that_nobody_takes_makes_the_queue_unwell(world: World, tmp_path: Path) -> None:
    media = await Media.open(str(tmp_path))
    checks = own_checks(db=world.db, queue=PgQueue.in_memory(), media=media, clock=world.clock)
    assert await checks["queue"]() == "does not run in this process"
    await world.order()
    world.clock.turn(240)
    await checks["queue"]()
    world.clock.turn(120)
    with pytest.raises(QueueLags, match="is due since"):
        await checks["queue"]()
    await world.turn(10)
    await checks["queue"]()


async def test_a_full_disk_makes_the_picture_store_unwell(world: World, tmp_path: Path) -> None:
    media = Media(LocalStore(tmp_path), folder=tmp_path, free_bytes=lambda _: 0)
    checks = own_checks(db=world.db, queue=PgQueue.in_memory(), media=media, clock=world.clock)
    with pytest.raises(StoreFull):
        await checks["pictures"]()
    assert await checks["database"]() == "sqlite"


async def test_how_the_provider_answered_last_is_told_without_calling_it(world: World) -> None:
    client = FreepikClient(
        http=httpx.AsyncClient(transport=world.wire),
        base_url=BASE,
        key="wrong",
        key_header="x-magnific-api-key",
        jitter=world.random.random,
    )
    checks = outside_checks(client=client, models=["openai:gpt-5"])
    assert await checks["freepik"]() == "not called yet"
    with pytest.raises(AuthFailed):
        await client.probe()
    assert await checks["freepik"]() == "answered 401"

    def cut(request: httpx.Request) -> None:
        message = "no route"
        raise httpx.ConnectError(message, request=request)

    world.wire.before = cut
    with pytest.raises(Unavailable):
        await client.submit(endpoint("mystic"), WISH, webhook_url=None)
    assert await checks["freepik"]() == "no answer (ConnectError)"
    assert await checks["language_models"]() == "openai:gpt-5, built-in rules"
