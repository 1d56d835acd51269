"""Who is let in, for how long, for what, and how often."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from storage import api_keys, kept_answers, rights
from storage.api_keys import KeyScope
from storage.rights import Grant
from tests.scenario.api.program import Programs
from tests.scenario.jobs.world import World

PROMPT = {"prompt": "a red fox in the snow"}
READ = (KeyScope.READ,)


@pytest.fixture
async def programs(world: World) -> Programs:
    return Programs(world)


async def refused(http: httpx.AsyncClient, path: str = "/v1/images") -> int:
    response = await http.get(path)
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == response.status_code
    assert problem["detail"]
    return response.status_code


async def test_without_a_key_that_holds_nobody_is_let_in(programs: Programs) -> None:
    _, secret = await programs.key()
    other = secret[:-1] + ("A" if secret[-1] != "A" else "B")
    for token in (
        "",
        "fpo",
        "fpo_",
        "fpo__",
        "fpo_x_y",
        other,
        secret[4:],
        "fpo_\xe4_y",
        "x" * 900,
    ):
        http = await programs.program("")
        http.headers = httpx.Headers([(b"authorization", f"Bearer {token}".encode())])
        assert await refused(http) == 401, token
    nobody = await programs.program("")
    del nobody.headers["authorization"]
    answer = await nobody.get("/v1/images")
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_only_a_hash_is_kept(programs: Programs) -> None:
    key, text = await programs.key()
    secret = text.rpartition("_")[2]
    async with programs.world.db.read() as tx:
        kept = await api_keys.get(tx, key.id)
    assert kept is not None
    assert secret not in repr(kept)
    assert key.prefix in text


async def test_a_key_ends_when_it_expires_or_is_revoked(programs: Programs) -> None:
    lasting, _ = await programs.key(lasts=timedelta(days=1))
    http = await programs.program(lasts=timedelta(days=1))
    assert (await http.get("/v1/images")).status_code == 200
    programs.world.clock.turn(86_400)
    assert await refused(http) == 401
    keeper = await programs.program()
    victim_key, victim = await programs.key()
    assert (await keeper.delete(f"/v1/keys/{victim_key.id}")).json()["revoked_at"] is not None
    assert await refused(await programs.program(victim)) == 401
    listed = (await keeper.get("/v1/keys")).json()["keys"]
    assert {one["id"] for one in listed} >= {str(lasting.id), str(victim_key.id)}


async def test_a_rotated_key_keeps_its_conversation_and_loses_its_old_secret(
    programs: Programs,
) -> None:
    keeper = await programs.program()
    key, old = await programs.key()
    before = await programs.program(old)
    (job,) = (await before.post("/v1/generate", json=PROMPT)).json()["jobs"]
    new = (await keeper.post(f"/v1/keys/{key.id}/rotate")).json()["key"]
    assert await refused(before) == 401
    after = await programs.program(new)
    (again,) = (await after.post("/v1/generate", json=PROMPT)).json()["jobs"]
    assert again["number"] == job["number"] + 1


async def test_a_key_does_what_its_scopes_say_and_makes_no_wider_one(programs: Programs) -> None:
    reader = await programs.program(scopes=READ)
    assert (await reader.get("/v1/images")).status_code == 200
    for path, body in (
        *(("/v1/generate", PROMPT), ("/v1/chat", {"text": "a fox"})),
        *(("/v1/keys", {"name": "x", "scopes": ["read"]}), ("/v1/cancel", {})),
    ):
        assert (await reader.post(path, json=body)).status_code == 403, path
    keeper = await programs.program(scopes=(KeyScope.READ, KeyScope.MANAGE))
    wider = await keeper.post("/v1/keys", json={"name": "wider", "scopes": ["read", "draw"]})
    assert wider.status_code == 403
    made = await keeper.post("/v1/keys", json={"name": "narrow", "scopes": ["read"], "days": 2})
    assert made.status_code == 201
    narrow = await programs.program(made.json()["key"])
    assert (await narrow.get("/v1/images")).status_code == 200


async def test_nobody_touches_the_keys_of_others(programs: Programs) -> None:
    key, _ = await programs.key()
    bo = await programs.program(of=programs.world.bo)
    assert (await bo.delete(f"/v1/keys/{key.id}")).status_code == 404
    assert (await bo.post(f"/v1/keys/{key.id}/rotate")).status_code == 404


async def test_a_key_has_a_budget_of_its_own(programs: Programs) -> None:
    poor = await programs.program(credits_per_day=0)
    rich = await programs.program()
    assert (await rich.post("/v1/generate", json=PROMPT)).status_code == 202
    over = await poor.post("/v1/generate", json=PROMPT)
    assert over.status_code == 402
    assert over.json()["type"].endswith("over-budget")


async def test_its_last_use_is_remembered(programs: Programs) -> None:
    key, secret = await programs.key()
    assert key.last_used_at is None
    http = await programs.program(secret)
    await http.get("/v1/images")
    async with programs.world.db.read() as tx:
        used = await api_keys.get(tx, key.id)
    assert used is not None
    assert used.last_used_at == programs.world.clock()


async def test_who_asks_too_often_is_told_when_to_come_back(world: World) -> None:
    programs = Programs(world, per_minute=3)
    http = await programs.program()
    other = await programs.program()
    answers = [await http.get("/v1/images") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer.headers["ratelimit-remaining"] for answer in answers] == ["2", "1", "0", "0"]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert (await other.get("/v1/images")).status_code == 200
    guess = await programs.program("fpo_guess_guess")
    assert [(await guess.get("/v1/images")).status_code for _ in range(4)] == [401, 401, 401, 429]


async def test_the_same_request_twice_is_one_order(programs: Programs) -> None:
    http = await programs.program()
    headers = {"idempotency-key": "order-1"}
    answers = await asyncio.gather(
        *(http.post("/v1/generate", json=PROMPT, headers=headers) for _ in range(20))
    )
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.text for answer in answers}) == 1
    assert sum("idempotency-replayed" in answer.headers for answer in answers) == 19
    await programs.world.turn(30)
    assert len((await http.get("/v1/images")).json()["pictures"]) == 1
    other = await http.post("/v1/generate", json={"prompt": "an owl"}, headers=headers)
    assert (other.status_code, other.json()["type"].rpartition(":")[2]) == (422, "key-reused")
    elsewhere = await programs.program()
    mine = await elsewhere.post("/v1/generate", json=PROMPT, headers=headers)
    assert mine.json()["jobs"][0]["job_id"] != answers[0].json()["jobs"][0]["job_id"]


async def test_a_request_that_failed_may_be_made_again_under_its_key(programs: Programs) -> None:
    http = await programs.program()
    headers = {"idempotency-key": "later"}
    wish = {"picture": "last", "instruction": "make it night"}
    assert (await http.post("/v1/edit", json=wish, headers=headers)).status_code == 404
    await http.post("/v1/generate", json=PROMPT)
    assert (await http.post("/v1/edit", json=wish, headers=headers)).status_code == 202


async def test_a_secret_is_shown_once_even_to_a_repetition(programs: Programs) -> None:
    keeper = await programs.program()
    body, headers = {"name": "shop", "scopes": ["read"]}, {"idempotency-key": "k"}
    first = (await keeper.post("/v1/keys", json=body, headers=headers)).json()
    again = (await keeper.post("/v1/keys", json=body, headers=headers)).json()
    assert first["key"].startswith("fpo_")
    assert again == {**first, "key": None}


async def test_every_answer_carries_safe_headers_and_every_error_is_a_problem(
    programs: Programs,
) -> None:
    http = await programs.program()
    for method, path, status in (
        *(
            ("GET", "/v1/nothing", 404),
            ("PATCH", "/v1/images", 405),
            ("GET", "/", 404),
            ("GET", "/v1/%0A", 404),
        ),
        *(("POST", "/health", 405), ("GET", "/v1/status/banana", 422)),
        *(("GET", "/v1/images?limit=0", 422), ("GET", "/v1/images", 200)),
    ):
        answer = await http.request(method, path)
        assert answer.status_code == status, path
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["strict-transport-security"].startswith("max-age=")
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        if status >= 400:
            assert answer.headers["content-type"] == "application/problem+json"
    huge = await http.post("/v1/generate", content=b"{" + b" " * 2_000_000)
    assert huge.status_code == 413

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * 65_536

    assert (await http.post("/v1/generate", content=endless())).status_code == 413
    broken = await http.post(
        "/v1/generate", content=b"{", headers={"content-type": "application/json"}
    )
    assert broken.status_code == 422


async def test_web_pages_are_let_in_only_when_the_operator_says_so(world: World) -> None:
    asked = {"origin": "https://shop.example", "access-control-request-method": "POST"}
    closed = await Programs(world).program()
    assert (
        "access-control-allow-origin"
        not in (await closed.options("/v1/chat", headers=asked)).headers
    )
    opened = await Programs(world, origins=("https://shop.example",)).program()
    answer = await opened.options("/v1/chat", headers=asked)
    assert answer.headers["access-control-allow-origin"] == "https://shop.example"


async def test_answers_are_forgotten_after_two_days(programs: Programs) -> None:
    http = await programs.program()
    headers = {"idempotency-key": "old"}
    first = await http.post("/v1/usage_report", json={}, headers=headers)
    for seconds, kept in ((86_400, True), (2 * 86_400, False)):
        programs.world.clock.turn(seconds)
        async with programs.world.db.write() as tx:
            await kept_answers.forget(tx, programs.world.clock())
        again = await http.post("/v1/usage_report", json={}, headers=headers)
        assert again.status_code == first.status_code
        assert ("idempotency-replayed" in again.headers) is kept


async def test_a_blocked_person_is_refused_whatever_the_key_may_do(programs: Programs) -> None:
    key, secret = await programs.key()
    http = await programs.program(secret)
    assert (await http.get("/v1/images")).status_code == 200
    blocked = Grant(place=rights.EVERYWHERE, who=rights.person(key.person_id), role="blocked")
    async with programs.world.db.write() as tx:
        await rights.give(tx, blocked, now=programs.world.clock())
    assert await refused(http) == 403
    async with programs.world.db.write() as tx:
        await rights.take(tx, place=rights.EVERYWHERE, who=rights.person(key.person_id))
    assert (await http.get("/v1/images")).status_code == 200
