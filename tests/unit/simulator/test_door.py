"""Keys, request ids and rates."""

from dataclasses import replace

import httpx
import pytest

from simulator import ErrorForm
from tests.unit.simulator.rig import BASE, FAST, MYSTIC, SEEDREAM, rig


@pytest.mark.parametrize("header", ["x-magnific-api-key", "x-freepik-api-key"])
async def test_both_key_headers_open_the_door(header: str) -> None:
    async with rig() as it:
        client = httpx.AsyncClient(transport=it.sim.transport(), base_url=BASE)
        answer = await client.get("/v1/ai/loras", headers={header: "simulator-key"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{}, {"x-magnific-api-key": "wrong"}, {"authorization": "Bearer simulator-key"}],
)
async def test_missing_and_wrong_keys_are_401_without_rates(headers: dict[str, str]) -> None:
    async with rig() as it:
        client = httpx.AsyncClient(transport=it.sim.transport(), base_url=BASE)
        answer = await client.get(MYSTIC, headers=headers)
    assert answer.status_code == 401
    assert answer.json()["message"].startswith("Unauthorized: The provided API key is invalid.")
    assert answer.text.endswith("\n")
    assert answer.headers["x-request-id"].startswith("ak-")
    assert not [name for name in answer.headers if name.startswith("x-ratelimit")]


async def test_documented_401_texts_tell_missing_from_wrong() -> None:
    async with rig(replace(FAST, error_form=ErrorForm.DOCUMENTED)) as it:
        client = httpx.AsyncClient(transport=it.sim.transport(), base_url=BASE)
        missing = await client.get(MYSTIC)
        wrong = await client.get(MYSTIC, headers={"x-freepik-api-key": "no"})
    assert missing.json() == {"message": "Missing API key"}
    assert wrong.json() == {"message": "Invalid API key"}


async def test_every_answer_has_its_own_request_id_and_successes_have_rates() -> None:
    async with rig() as it:
        good = await it.post(SEEDREAM, prompt="a fox")
        bad = await it.post(SEEDREAM, prompt=7)
        unknown = await it.http.get("/v1/ai/no-such-route")
    ids = {answer.headers["x-request-id"] for answer in (good, bad, unknown)}
    assert len(ids) == 3
    assert unknown.status_code == 404
    assert unknown.json() == {"message": "Not found"}
    assert good.headers["cache-control"] == "max-age=0, no-cache, no-store"
    assert {"x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"} <= {*good.headers}


async def test_rate_window_counts_down_refuses_and_opens_again() -> None:
    settings = replace(FAST, rate_limit=2, rate_window_seconds=10, rate_retry_after=True)
    async with rig(settings) as it:
        left = [(await it.http.get(MYSTIC)).headers["x-ratelimit-remaining"] for _ in range(2)]
        it.clock.pass_seconds(4)
        refused = await it.post(SEEDREAM, prompt="a fox")
        it.clock.pass_seconds(6)
        again = await it.http.get(MYSTIC)
        ledger = await it.control("ledger")
    assert left == ["1", "0"]
    assert refused.status_code == 429
    assert refused.json() == {"message": "Too many requests"}
    assert refused.headers["retry-after"] == "6"
    assert refused.headers["x-ratelimit-reset"] == "6"
    assert again.status_code == 200
    assert ledger["entries"] == []


async def test_daily_limit_resets_at_midnight() -> None:
    settings = replace(FAST, daily_limits={SEEDREAM: 1})
    async with rig(settings) as it:
        await it.task()
        refused = await it.post(SEEDREAM, prompt="a fox")
        await it.command("advance", seconds=12 * 3600)
        again = await it.post(SEEDREAM, prompt="a fox")
    assert refused.status_code == 429
    assert refused.headers["x-ratelimit-reset"] == str(12 * 3600)
    assert "retry-after" not in refused.headers
    assert again.status_code == 200
