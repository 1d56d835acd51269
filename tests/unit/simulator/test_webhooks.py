"""Calls to webhooks: signed, one per change, and bent on demand."""

import asyncio
import base64
import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from simulator import SecretForm, SimulatorSettings, create_simulator
from tests.unit.simulator.rig import (
    BASE,
    FAST,
    HOOK,
    KEY,
    MYSTIC,
    SEEDREAM,
    TIMED,
    Call,
    Json,
    Receiver,
    Rig,
    rig,
)

DAY = 86_400


def is_signed(call: Call, key: bytes, version: str = "v1") -> bool:
    """Checks a call by the published recipe, written here a second time."""
    content = b".".join(
        (
            call.headers["webhook-id"].encode(),
            call.headers["webhook-timestamp"].encode(),
            call.body,
        )
    )
    wanted = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    return f"{version},{wanted}" in call.headers["webhook-signature"].split(" ")


async def finished(it: Rig, route: str = SEEDREAM, **fields: Json) -> str:
    task_id = await it.task(route, webhook_url=HOOK, **fields)
    await it.command("advance", seconds=10)
    return task_id


async def test_each_change_is_told_once_bare_and_signed() -> None:
    async with rig(TIMED) as it:
        task_id = await it.task(MYSTIC, webhook_url=HOOK)
        await it.command("flush")
        assert it.receiver.calls == []
        await it.command("advance", seconds=2)
        assert it.receiver.statuses() == ["IN_PROGRESS"]
        await it.command("advance", seconds=8)
        shown = await it.look(task_id, MYSTIC)
        await it.command("advance", seconds=DAY)
    calls = it.receiver.calls
    assert it.receiver.statuses() == ["IN_PROGRESS", "COMPLETED"]
    assert calls[1].told == shown
    assert {call.url for call in calls} == {HOOK}
    assert len({call.headers["webhook-id"] for call in calls}) == 2
    assert all(is_signed(call, b"simulator-webhook-secret") for call in calls)
    # The receiver's clock was not turned, so the stamp follows the real one.
    assert int(calls[1].headers["webhook-timestamp"]) == int(it.clock().timestamp())


@pytest.mark.parametrize(
    ("form", "secrets", "keys"),
    [
        (SecretForm.RAW, ("one", "two"), (b"one", b"two")),
        (SecretForm.BASE64, ("b25l", "whsec_dHdv"), (b"one", b"two")),
    ],
)
async def test_all_secrets_sign_under_their_versions(
    form: SecretForm, secrets: tuple[str, ...], keys: tuple[bytes, ...]
) -> None:
    settings = replace(
        TIMED, webhook_secrets=secrets, webhook_secret_form=form, webhook_versions=("v3", "v4")
    )
    async with rig(settings) as it:
        await finished(it)
    (_, last) = it.receiver.calls
    assert is_signed(last, keys[0], "v3")
    assert is_signed(last, keys[1], "v4")
    assert not is_signed(last, keys[0], "v4")


async def test_a_failed_task_is_told_too() -> None:
    async with rig(TIMED) as it:
        await it.fault("task_fails")
        await finished(it)
    assert it.receiver.calls[-1].told["status"] == "FAILED"
    assert it.receiver.calls[-1].told["error"] is None


@pytest.mark.parametrize(
    ("kind", "params", "statuses"),
    [
        ("webhook_twice", {}, ["IN_PROGRESS", "IN_PROGRESS", "COMPLETED", "COMPLETED"]),
        ("webhook_twice", {"status": "COMPLETED"}, ["IN_PROGRESS", "COMPLETED", "COMPLETED"]),
        ("webhook_lost", {}, []),
        ("webhook_lost", {"status": "COMPLETED"}, ["IN_PROGRESS"]),
        ("webhook_out_of_order", {}, ["COMPLETED", "IN_PROGRESS"]),
        ("never_ends", {}, ["IN_PROGRESS"]),
    ],
)
async def test_calls_are_doubled_lost_and_swapped(
    kind: str, params: Json, statuses: list[str]
) -> None:
    async with rig(TIMED) as it:
        await it.fault(kind, times=1, params=params)
        await finished(it)
        bent = it.receiver.statuses()
        it.receiver.calls.clear()
        await finished(it)
    assert bent == statuses
    assert it.receiver.statuses() == ["IN_PROGRESS", "COMPLETED"]


async def test_a_doubled_call_keeps_its_id() -> None:
    async with rig(TIMED) as it:
        await it.fault("webhook_twice", params={"status": "COMPLETED"})
        await finished(it)
    first, second = it.receiver.calls[1:]
    assert first.headers["webhook-id"] == second.headers["webhook-id"]


async def test_a_late_call_comes_late() -> None:
    async with rig(TIMED) as it:
        await it.fault("webhook_late", params={"seconds": 60, "status": "COMPLETED"})
        task_id = await finished(it)
        assert (await it.look(task_id))["status"] == "COMPLETED"
        assert it.receiver.statuses() == ["IN_PROGRESS"]
        await it.command("advance", seconds=60)
    assert it.receiver.statuses() == ["IN_PROGRESS", "COMPLETED"]


@pytest.mark.parametrize("how", ["wrong", "missing", "stale"])
async def test_bad_signatures_are_bad(how: str) -> None:
    async with rig(TIMED) as it:
        await it.fault("webhook_badly_signed", params={"how": how})
        await finished(it)
    call = it.receiver.calls[-1]
    if how == "missing":
        assert not [name for name in call.headers if name.startswith("webhook-")]
        return
    assert is_signed(call, b"simulator-webhook-secret") is (how == "stale")
    age = it.clock().timestamp() - int(call.headers["webhook-timestamp"])
    assert age >= (DAY if how == "stale" else 0)


async def test_empty_and_wrapped_bodies_are_signed_as_they_are() -> None:
    async with rig(TIMED) as it:
        await it.fault("webhook_empty_body", times=1)
        await finished(it)
        empty = it.receiver.calls[-1]
        await it.fault("webhook_wrapped", times=1)
        task_id = await finished(it)
        wrapped = it.receiver.calls[-1]
    assert empty.body == b""
    assert wrapped.told["data"]["task_id"] == task_id
    assert is_signed(empty, b"simulator-webhook-secret")
    assert is_signed(wrapped, b"simulator-webhook-secret")


async def test_a_callback_can_overtake_the_answer() -> None:
    async with rig(TIMED) as it:
        await it.fault("webhook_before_answer", times=1)
        answer = await it.post(SEEDREAM, prompt="a fox", webhook_url=HOOK)
        told_before = it.receiver.statuses()
    assert told_before == ["IN_PROGRESS", "COMPLETED"]
    assert answer.json()["data"]["status"] == "CREATED"
    assert it.receiver.calls[0].told["task_id"] == answer.json()["data"]["task_id"]


async def test_a_receiver_that_is_down_misses_its_call_and_harms_nobody() -> None:
    async with rig(TIMED) as it:
        it.receiver.down = True
        await finished(it)
        it.receiver.down = False
        await it.command("flush")
        await finished(it)
    assert it.receiver.statuses() == ["IN_PROGRESS", "COMPLETED"]


async def test_calls_leave_by_themselves_on_a_real_clock() -> None:
    settings = SimulatorSettings(tiny_pictures=True, created_seconds=0.01, in_progress_seconds=0.01)
    receiver = Receiver()
    sim = create_simulator(
        settings, clock=lambda: datetime.fromtimestamp(_now(), UTC), webhook_transport=receiver
    )
    client = httpx.AsyncClient(transport=sim.transport(), base_url=BASE, headers=KEY)
    async with sim.running(), client:
        for _ in range(3):
            await client.post(SEEDREAM, json={"prompt": "x", "webhook_url": HOOK})
        async with asyncio.timeout(5):
            await receiver.until(6)
    for task_id in {call.told["task_id"] for call in receiver.calls}:
        of_task = [call.told for call in receiver.calls if call.told["task_id"] == task_id]
        assert [told["status"] for told in of_task] == ["IN_PROGRESS", "COMPLETED"]


def _now() -> float:
    return asyncio.get_running_loop().time() + 1_800_000_000


async def test_flush_sends_without_a_running_sender() -> None:
    receiver = Receiver()
    sim = create_simulator(
        FAST, clock=lambda: datetime.fromtimestamp(_now(), UTC), webhook_transport=receiver
    )
    async with httpx.AsyncClient(transport=sim.transport(), base_url=BASE, headers=KEY) as client:
        await client.post(SEEDREAM, json={"prompt": "x", "webhook_url": HOOK})
        assert receiver.calls == []
        await client.post("/__control/flush")
        await sim.parts.outbox.aclose()
    assert receiver.statuses() == ["IN_PROGRESS", "COMPLETED"]
