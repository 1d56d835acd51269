"""Money, control routes, and what survives a restart."""

import json
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from simulator import SimulatorSettings, create_simulator
from simulator.errors import NotRunning
from simulator.routes import ROUTES
from tests.unit.simulator.rig import (
    BASE,
    FAST,
    HOOK,
    KEY,
    MYSTIC,
    SEEDREAM,
    TIMED,
    b64,
    picture,
    rig,
)

MEASURED = {
    SEEDREAM: 50,
    MYSTIC: 80,
    "/v1/ai/text-to-image/flux-kontext-pro": 150,
}


async def test_three_prices_are_measured_and_all_others_say_they_are_not() -> None:
    async with rig() as it:
        prices = (await it.control("prices"))["prices"]
    assert {price["route"]: price["credits"] for price in prices if price["measured"]} == MEASURED
    assert {price["route"] for price in prices} == set(ROUTES)
    assert all(price["credits"] > 0 for price in prices)


async def test_accepted_posts_are_debited_and_no_answer_tells_a_price() -> None:
    async with rig() as it:
        answer = await it.post(SEEDREAM, prompt="a fox", webhook_url=HOOK)
        await it.task("/v1/ai/text-to-image/imagen3", num_images=3)
        ledger = await it.control("ledger")
    first, second = ledger["entries"]
    assert first["task_id"] == answer.json()["data"]["task_id"]
    assert (first["route"], first["credits"], first["webhook_url"]) == (SEEDREAM, 50, HOOK)
    assert "simulator-key" not in json.dumps(ledger)
    assert second["credits"] == 3 * ROUTES[second["route"]].credits
    assert ledger["totals"]["credits"] == first["credits"] + second["credits"]
    assert ledger["totals"]["by_route"][SEEDREAM] == 50
    assert not {"credits", "price", "cost"} & set(answer.text.lower().replace('"', " ").split())


@pytest.mark.parametrize(("charge", "total"), [(True, 50), (False, 0)])
async def test_failed_tasks_are_charged_or_given_back_when_they_fail(
    charge: bool,  # noqa: FBT001  # a table's column
    total: int,
) -> None:
    async with rig(replace(TIMED, charge_failed=charge)) as it:
        await it.fault("task_fails", times=1)
        await it.task()
        before = (await it.control("ledger"))["totals"]["credits"]
        await it.command("advance", seconds=10)
        after = (await it.control("ledger"))["totals"]["credits"]
    assert (before, after) == (50, total)


async def test_an_empty_account_is_402_and_chosen_prices_count() -> None:
    async with rig(replace(FAST, balance=100, prices={SEEDREAM: 60})) as it:
        answers = [(await it.post(SEEDREAM, prompt="x")).status_code for _ in range(2)]
        cheaper = await it.post("/v1/ai/improve-prompt", prompt="x", type="image")
        ledger = await it.control("ledger")
    assert answers == [200, 402]
    assert cheaper.status_code == 200
    assert ledger["totals"]["credits"] == 62


async def test_control_is_for_this_machine_only() -> None:
    async with rig() as it:
        app = it.sim

        transport = httpx.ASGITransport(app=app, client=("192.0.2.7", 1))
        async with httpx.AsyncClient(transport=transport, base_url=BASE, headers=KEY) as far:
            answers = [
                await far.get("/__control/ledger"),
                await far.post("/__control/reset"),
                await far.post("/__control/advance", json={"seconds": 1}),
            ]
    assert {answer.status_code for answer in answers} == {404}


async def test_what_was_received_is_kept_without_secrets() -> None:
    async with rig() as it:
        await it.post("/v1/ai/image-upscaler", image=b64(picture()), prompt="fox")
        (seen,) = (await it.control("requests"))["requests"]
    assert (seen["method"], seen["path"]) == ("POST", "/v1/ai/image-upscaler")
    assert "x-magnific-api-key" in seen["headers"]
    assert "simulator-key" not in json.dumps(seen)
    assert seen["body"]["prompt"] == "fox"
    assert len(seen["body"]["image"]) < 100


async def test_reset_forgets_and_time_cannot_go_back() -> None:
    async with rig(TIMED) as it:
        task_id = await it.task(webhook_url=HOOK)
        back = await it.http.post("/__control/advance", json={"seconds": -1})
        await it.command("reset")
        await it.command("advance", seconds=10)
        gone = await it.http.get(f"{SEEDREAM}/{task_id}")
        ledger = await it.control("ledger")
        tasks = await it.control("tasks")
    assert back.status_code == 400
    assert gone.status_code == 404
    assert (ledger["entries"], tasks["tasks"]) == ([], [])
    assert it.receiver.calls == []


async def test_tasks_debits_and_pictures_survive_a_restart(tmp_path: Path) -> None:
    settings = SimulatorSettings(
        state_dir=tmp_path, created_seconds=2, in_progress_seconds=8, seed=5
    )
    enlarge = "/v1/ai/image-upscaler-precision"
    async with rig(settings) as it:
        done = await it.task(enlarge, image=b64(picture(64, 64)))
        it.clock.pass_seconds(10)
        shown = await it.look(done, enlarge)
        before = await it.http.get(shown["generated"][0])
        open_task = await it.task(webhook_url=HOOK)
        clock, total = it.clock, (await it.control("ledger"))["totals"]
    # A crash in the middle of a line must not spoil the next start.
    with (tmp_path / "tasks.jsonl").open("ab") as file:
        file.write(b'{"task_id": "half')
    async with rig(settings) as it:
        it.clock.now = clock.now
        again = await it.look(done, enlarge)
        after = await it.http.get(again["generated"][0])
        running = await it.look(open_task)
        await it.task()
        await it.command("advance", seconds=10)
        totals = (await it.control("ledger"))["totals"]
    async with rig(settings) as it:
        tasks = (await it.control("tasks"))["tasks"]
    assert again == shown
    assert after.content == before.content
    assert running["status"] == "CREATED"
    assert totals["credits"] == total["credits"] + 50
    assert len(tasks) == 3


async def test_calls_still_to_come_are_made_after_a_restart(tmp_path: Path) -> None:
    settings = replace(TIMED, state_dir=tmp_path)
    async with rig(settings) as it:
        await it.task(webhook_url=HOOK)
        await it.command("advance", seconds=3)
        assert it.receiver.statuses() == ["IN_PROGRESS"]
    async with rig(settings) as it:
        it.clock.pass_seconds(3)
        await it.sim.flush()
        assert it.receiver.statuses() == ["IN_PROGRESS"]
        it.clock.pass_seconds(7)
        await it.sim.flush()
    assert it.receiver.statuses() == ["IN_PROGRESS", "COMPLETED"]


async def test_state_that_was_not_read_is_not_overwritten(tmp_path: Path) -> None:
    async with rig() as it:
        clock = it.clock
    sim = create_simulator(replace(FAST, state_dir=tmp_path), clock=clock)
    async with httpx.AsyncClient(transport=sim.transport(), base_url=BASE, headers=KEY) as client:
        with pytest.raises(NotRunning):
            await client.post(SEEDREAM, json={"prompt": "x"})
