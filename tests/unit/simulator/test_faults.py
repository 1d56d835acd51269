"""Trouble on demand."""

import asyncio
from dataclasses import replace

import httpx
import pytest

from simulator import RefusalPlace
from tests.unit.simulator.rig import (
    FAST,
    HOOK,
    MYSTIC,
    SEEDREAM,
    TIMED,
    Json,
    b64,
    opened,
    picture,
    rig,
)

T2I = "/v1/ai/text-to-image"
UPSCALE = "/v1/ai/image-upscaler"


@pytest.mark.parametrize(
    ("kind", "params", "status", "headers"),
    [
        ("post_500", {}, 500, {}),
        ("post_503", {}, 503, {}),
        ("post_402", {}, 402, {}),
        ("post_429", {}, 429, {"x-ratelimit-reset": "1"}),
        ("post_429", {"retry_after": 3}, 429, {"retry-after": "3"}),
        ("post_429", {"daily": True}, 429, {"x-ratelimit-reset": str(12 * 3600)}),
        ("post_html", {}, 502, {"content-type": "text/html; charset=utf-8"}),
    ],
)
async def test_a_refused_post_is_not_accepted_and_the_next_one_is(
    kind: str, params: Json, status: int, headers: dict[str, str]
) -> None:
    async with rig() as it:
        await it.fault(kind, times=1, params=params, route=f"{T2I}/")
        spared = await it.post(MYSTIC, prompt="a fox")
        struck = await it.post(SEEDREAM, prompt="a fox")
        after = await it.post(SEEDREAM, prompt="a fox")
        ledger = await it.control("ledger")
    assert (spared.status_code, struck.status_code, after.status_code) == (200, status, 200)
    assert headers.items() <= dict(struck.headers).items()
    assert struck.headers["x-request-id"]
    if kind != "post_html":
        assert set(struck.json()) == {"message"}
    if not params:
        assert "retry-after" not in struck.headers
    assert ledger["totals"]["requests"] == 2


@pytest.mark.parametrize("kind", ["post_500", "post_html"])
async def test_a_failing_post_can_have_been_accepted(kind: str) -> None:
    async with rig() as it:
        await it.fault(kind, times=1, params={"accepted": True})
        answer = await it.post(SEEDREAM, prompt="a fox", webhook_url=HOOK)
        await it.command("flush")
        listed = (await it.http.get(SEEDREAM)).json()["data"]
        ledger = await it.control("ledger")
    assert answer.status_code >= 500
    assert ledger["entries"][0]["task_id"] == listed[0]["task_id"]
    assert it.receiver.statuses() == ["IN_PROGRESS", "COMPLETED"]


@pytest.mark.parametrize(("kind", "debits"), [("accepted", 1), ("not_accepted", 0)])
async def test_a_post_that_times_out(kind: str, debits: int) -> None:
    async with rig() as it:
        await it.fault(f"post_timeout_{kind}", times=2)
        with pytest.raises(httpx.ReadTimeout):
            await it.http.post(SEEDREAM, json={"prompt": "a fox"}, timeout=0.02)
        await it.command("reset")
        await it.fault(f"post_timeout_{kind}", times=1, params={"seconds": 0})
        with pytest.raises(httpx.RemoteProtocolError):
            await it.post(SEEDREAM, prompt="a fox")
        ledger = await it.control("ledger")
        listed = (await it.http.get(SEEDREAM)).json()["data"]
    assert len(ledger["entries"]) == len(listed) == debits


async def test_looking_can_fail_without_harm() -> None:
    async with rig() as it:
        task_id = await it.task()
        await it.fault("get_500", times=1)
        broken = await it.http.get(f"{SEEDREAM}/{task_id}")
        await it.fault("get_html", times=1)
        page = await it.http.get(SEEDREAM)
        good = await it.look(task_id)
    assert (broken.status_code, page.status_code) == (500, 502)
    assert page.text.startswith("<html>")
    assert good["status"] == "COMPLETED"


@pytest.mark.parametrize(
    ("kind", "params", "status", "error", "count"),
    [
        ("task_fails", {}, "FAILED", None, 0),
        ("task_fails_with_error", {}, "FAILED", "The generation failed", 0),
        ("task_fails_with_error", {"error": {"code": 7}}, "FAILED", {"code": 7}, 0),
        ("completed_empty", {}, "COMPLETED", None, 0),
        ("gs_entry_first", {}, "COMPLETED", None, 2),
    ],
)
async def test_tasks_end_badly(
    kind: str, params: Json, status: str, error: Json, count: int
) -> None:
    async with rig() as it:
        await it.fault(kind, times=1, params=params)
        task = await it.look(await it.task())
    assert (task["status"], task["error"], len(task["generated"])) == (status, error, count)
    if kind == "gs_entry_first":
        assert task["generated"][0].startswith("gs://")
        assert task["generated"][1].startswith("http://")


async def test_a_task_that_never_ends() -> None:
    async with rig() as it:
        await it.fault("never_ends", times=1)
        task_id = await it.task()
        await it.command("advance", seconds=365 * 86_400)
        task = await it.look(task_id)
    assert task["status"] == "IN_PROGRESS"


@pytest.mark.parametrize("by", ["fault", "word", "word unfiltered"])
async def test_flagged_mystic_pictures_are_told_and_blank(by: str) -> None:
    async with rig(replace(FAST, tiny_pictures=False)) as it:
        body: Json = {"prompt": "an nsfw scene", "resolution": "1k"}
        if by == "fault":
            await it.fault("nsfw", times=1)
            body["prompt"] = "a meadow"
        if by == "word unfiltered":
            body["filter_nsfw"] = False
        task = await it.look(await it.task(MYSTIC, **body), MYSTIC)
        image = opened((await it.http.get(task["generated"][0])).content).convert("RGB")
    assert task["has_nsfw"] == [True]
    one_colour = image.getcolors(maxcolors=4) is not None
    assert one_colour is (by != "word unfiltered")


async def test_turning_the_filter_off_can_be_refused() -> None:
    async with rig(replace(FAST, refuse_filter_nsfw_off=True)) as it:
        refused = await it.post(MYSTIC, prompt="a fox", filter_nsfw=False)
        fine = await it.post(MYSTIC, prompt="a fox", filter_nsfw=True)
    assert refused.json()["invalid_params"][0]["field"] == "body.filter_nsfw"
    assert fine.status_code == 200


@pytest.mark.parametrize("place", list(RefusalPlace))
async def test_moderation_refuses_at_once_or_later(place: RefusalPlace) -> None:
    async with rig(replace(FAST, moderation=place)) as it:
        answer = await it.post(SEEDREAM, prompt="Gore, everywhere")
        harmless = await it.post(SEEDREAM, prompt="a gorecki concert")
        if place is RefusalPlace.TASK:
            task = await it.look(answer.json()["data"]["task_id"])
            assert task["status"] == "FAILED"
            assert "moderation" in task["error"]
        ledger = await it.control("ledger")
    assert answer.status_code == (400 if place is RefusalPlace.POST else 200)
    assert harmless.status_code == 200
    assert len(ledger["entries"]) == (1 if place is RefusalPlace.POST else 2)


@pytest.mark.parametrize("place", list(RefusalPlace))
async def test_the_creative_upscaler_stops_at_25_megapixels(place: RefusalPlace) -> None:
    # 16 x 320 = 5120 wide; 5120 x 4928 = 25.2 MP fits, 5120 x 4944 = 25.3 MP does not.
    fits, beyond = b64(picture(320, 308)), b64(picture(320, 309))
    async with rig(replace(FAST, oversize=place)) as it:
        good = await it.look(await it.task(UPSCALE, image=fits, scale_factor="16x"), UPSCALE)
        answer = await it.post(UPSCALE, image=beyond, scale_factor="16x")
        elsewhere = await it.post(f"{UPSCALE}-precision-v2", image=beyond, scale_factor=16)
        if place is RefusalPlace.TASK:
            task = await it.look(answer.json()["data"]["task_id"], UPSCALE)
            assert task["status"] == "FAILED"
    assert good["status"] == "COMPLETED"
    assert answer.status_code == (400 if place is RefusalPlace.POST else 200)
    assert elsewhere.status_code == 200


@pytest.mark.parametrize("kind", ["link_expired", "download_500", "download_not_an_image"])
async def test_a_download_fails_once(kind: str) -> None:
    async with rig() as it:
        url = (await it.look(await it.task()))["generated"][0]
        await it.fault(kind, times=1, route=SEEDREAM)
        struck = await it.http.get(url)
        good = await it.http.get(url)
    wanted = {"link_expired": 403, "download_500": 500, "download_not_an_image": 200}
    assert struck.status_code == wanted[kind]
    assert not struck.content.startswith(b"\x89PNG")
    assert good.content.startswith(b"\x89PNG")


async def test_a_download_breaks_off() -> None:
    async with rig() as it:
        url = (await it.look(await it.task()))["generated"][0]
        await it.fault("download_truncated", times=1)
        with pytest.raises(httpx.RemoteProtocolError):
            await it.http.get(url)
        good = await it.http.get(url)
    assert opened(good.content).size == (64, 64)


async def test_slow_is_slow() -> None:
    async with rig() as it:
        await it.fault("slow", times=1, route=SEEDREAM, params={"seconds": 5})
        with pytest.raises(httpx.ReadTimeout):
            await it.http.post(SEEDREAM, json={"prompt": "a fox"}, timeout=0.02)
        await it.task()


@pytest.mark.parametrize("accepted", [True, False])
async def test_a_held_post_waits_for_release(accepted: bool) -> None:  # noqa: FBT001  # a table's column
    async with rig() as it:
        await it.fault("hold", times=1, params={"accepted": accepted})
        async with asyncio.TaskGroup() as group:
            waiting = group.create_task(it.post(SEEDREAM, prompt="a fox"))
            await it.until_held()
            debits = (await it.control("ledger"))["totals"]["requests"]
            assert not waiting.done()
            released = await it.command("release")
        answer = waiting.result()
    assert debits == (1 if accepted else 0)
    assert released == {"released": 1}
    assert answer.status_code == 200


async def test_a_held_task_completes_on_release() -> None:
    async with rig(TIMED) as it:
        await it.fault("hold", times=1, params={"at": "completion"})
        task_id = await it.task(webhook_url=HOOK)
        await it.command("advance", seconds=3600)
        before = await it.look(task_id)
        released = await it.command("release")
        await it.command("flush")
        after = await it.look(task_id)
    assert (before["status"], after["status"]) == ("IN_PROGRESS", "COMPLETED")
    assert released == {"released": 1}
    assert it.receiver.statuses() == ["IN_PROGRESS", "COMPLETED"]


async def test_a_held_download_waits_for_release() -> None:
    async with rig() as it:
        url = (await it.look(await it.task()))["generated"][0]
        await it.fault("hold", times=1, params={"at": "download"})
        async with asyncio.TaskGroup() as group:
            waiting = group.create_task(it.http.get(url))
            await it.until_held()
            await it.command("release")
        assert waiting.result().status_code == 200


async def test_a_fault_by_chance_strikes_the_same_way_for_the_same_seed() -> None:
    async def struck(seed: int) -> list[int]:
        async with rig() as it:
            await it.fault("post_500", probability=0.5, seed=seed)
            return [(await it.post(SEEDREAM, prompt="x")).status_code for _ in range(20)]

    first = await struck(3)
    assert first == await struck(3)
    assert first != await struck(4)
    assert set(first) == {200, 500}


async def test_faults_are_listed_cleared_and_checked() -> None:
    async with rig() as it:
        both = [{"kind": "post_500", "times": 2}, {"kind": "slow", "params": {"seconds": 0}}]
        added = (await it.http.post("/__control/faults", json=both)).json()["faults"]
        await it.post(SEEDREAM, prompt="x")
        left = (await it.control("faults"))["faults"]
        wrong = await it.http.post("/__control/faults", json={"kind": "earthquake"})
        typo = await it.http.post("/__control/faults", json={"kind": "slow", "tiems": 1})
        await it.http.delete("/__control/faults")
        cleared = (await it.control("faults"))["faults"]
        good = await it.post(SEEDREAM, prompt="x")
    assert [fault["left"] for fault in added] == [2, None]
    assert left[0]["left"] == 1
    assert (wrong.status_code, typo.status_code) == (400, 400)
    assert cleared == []
    assert good.status_code == 200
