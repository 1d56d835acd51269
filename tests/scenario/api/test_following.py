"""A program talks, follows its jobs, and is called when they end."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import httpx
import pytest
from standardwebhooks import Webhook, WebhookVerificationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.outgoing import PAUSES, NotCallable
from app.calling import Calls
from app.servers import Server, address, listen
from storage.api_keys import KeyScope
from tests.scenario.api.program import PLAIN, Event, Programs, read_events
from tests.scenario.jobs.world import World

PROMPT = {"prompt": "a red fox in the snow"}
SSE = {"accept": "text/event-stream"}


@pytest.fixture
async def programs(world: World) -> Programs:
    return Programs(world)


async def test_a_turn_is_answered_whole(programs: Programs) -> None:
    http = await programs.program(scopes=(KeyScope.CHAT,))
    said = {"text": "a red fox in the snow"}
    answer = await http.post("/v1/chat", json=said, headers={"idempotency-key": "t1"})
    assert answer.status_code == 200
    (job,) = answer.json()["jobs"]
    assert job["state"] == "queued"
    again = await http.post("/v1/chat", json=said, headers={"idempotency-key": "t1"})
    assert again.json() == answer.json()
    await programs.world.turn(30)
    undo = await http.post("/v1/chat", json={"text": "show me the last picture"})
    assert [one["job_id"] for one in undo.json()["pictures"]] == [job["job_id"]]
    lost = await http.post("/v1/chat", json={"text": "this one", "replied_to": "fox-none"})
    assert lost.status_code == 404


async def test_a_turn_is_streamed_and_repeated_as_it_was(programs: Programs) -> None:
    _, secret = await programs.key()
    async with programs.served(secret) as http:

        async def turn(key: str, text: str) -> list[Event]:
            headers = {**SSE, "idempotency-key": key}
            async with http.stream(
                "POST", "/v1/chat", json={"text": text}, headers=headers
            ) as response:
                assert response.headers["content-type"].startswith("text/event-stream")
                return [event async for event in read_events(response)]

        first = await turn("t1", "a red fox in the snow")
        assert first[-1].name == "reply"
        assert len(first[-1].data["jobs"]) == 1
        assert await turn("t1", "a red fox in the snow") == first[-1:]
        (other,) = await turn("t1", "an owl")
        assert (other.name, other.data["status"]) == ("problem", 422)


async def next_of(events: AsyncIterator[Event]) -> tuple[str, str, str]:
    async with asyncio.timeout(10):
        event = await anext(events)
    return event.data["job_id"], event.data["state"], event.id


async def test_jobs_are_followed_from_where_one_left_off(programs: Programs) -> None:
    _, secret = await programs.key()
    bo = await programs.program(of=programs.world.bo)
    async with programs.served(secret) as http:
        (job,) = (await http.post("/v1/generate", json=PROMPT)).json()["jobs"]
        async with http.stream("GET", "/v1/events") as response:
            events = read_events(response)
            job_id, state, first_id = await next_of(events)
            assert (job_id, state) == (job["job_id"], "queued")
            await bo.post("/v1/generate", json=PROMPT)
            await programs.world.turn(30)
            states = []
            while "done" not in states:
                job_id, state, _ = await next_of(events)
                assert job_id == job["job_id"], "an event of somebody else"
                states.append(state)
        programs.world.clock.turn(60)
        async with http.stream(
            "GET", "/v1/events", headers={"last-event-id": first_id}
        ) as response:
            job_id, state, _ = await next_of(read_events(response))
            assert (job_id, state) == (job["job_id"], "done")
        assert (await http.get("/v1/events", headers={"last-event-id": "?"})).status_code == 422


@dataclass
class Shop:
    """Somebody's server, which is called."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    async def answer(self, request: Request) -> Response:
        self.heard.append((dict(request.headers), await request.body()))
        status = self.answers.pop(0) if self.answers else 204
        headers = {"location": "http://127.0.0.1:1/"} if status == 302 else None
        return Response(status_code=status, headers=headers)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Shop"]:
        listener = listen("127.0.0.1", 0)
        self.url = address(listener).replace("127.0.0.1", "localhost")
        server = Server(
            Starlette(routes=[Route("/{path:path}", self.answer, methods=["POST"])]), listener
        )
        async with asyncio.TaskGroup() as group:
            group.create_task(server.run_until_stopped())
            try:
                yield self
            finally:
                server.stop()


async def test_who_wants_to_be_called_is_called_signed_and_again_until_heard(
    programs: Programs,
) -> None:
    http = await programs.program()
    async with Shop(answers=[500, 302]).open() as shop:
        made = await http.post("/v1/webhooks", json={"url": f"{shop.url}/hook"})
        assert made.status_code == 201
        endpoint = made.json()
        (job,) = (await http.post("/v1/generate", json=PROMPT)).json()["jobs"]
        await programs.world.turn(30)
        await programs.world.turn(PAUSES[1].total_seconds() + 60)
        assert len(shop.heard) == 3
        assert len({headers["webhook-id"] for headers, _ in shop.heard}) == 1
        headers, body = shop.heard[-1]
        signed = Webhook(endpoint["secret"]).sign(
            headers["webhook-id"], programs.world.clock(), body.decode()
        )
        assert signed != headers["webhook-signature"], "another moment, another signature"
        told = json.loads(body)
        assert (told["type"], told["data"]["job_id"]) == ("job.done", job["job_id"])
        assert told["data"]["pictures"][0]["file_url"].startswith("/v1/images/")
        with pytest.raises(WebhookVerificationError):
            Webhook("whsec_Zm9yZ2Vk").verify(body, headers)
        messages = f"/v1/webhooks/{endpoint['id']}/messages"
        (message,) = (await http.get(messages)).json()["messages"]
        assert (message["attempts"], message["failure"]) == (3, None)
        assert message["delivered_at"] is not None
        replay = await http.post(f"{messages}/{message['id']}/replay")
        assert replay.status_code == 202
        await programs.world.queue.drain()
        assert [one[0]["webhook-id"] for one in shop.heard] == [message["id"]] * 4
        await http.delete(f"/v1/webhooks/{endpoint['id']}")
        await http.post("/v1/generate", json=PROMPT)
        await programs.world.turn(90)
        assert len(shop.heard) == 4


async def test_a_signature_is_that_of_the_standard(programs: Programs) -> None:
    http = await programs.program()
    async with Shop().open() as shop:
        secret = (await http.post("/v1/webhooks", json={"url": shop.url})).json()["secret"]
        await http.post("/v1/generate", json=PROMPT)
        await programs.world.turn(30)
        headers, body = shop.heard[0]
        signed_at = programs.world.clock().fromtimestamp(
            int(headers["webhook-timestamp"]), programs.world.clock().tzinfo
        )
        expected = Webhook(secret).sign(headers["webhook-id"], signed_at, body.decode())
        assert headers["webhook-signature"] == expected


async def test_a_call_owed_by_a_process_that_died_is_made_by_the_next(world: World) -> None:
    programs = Programs(world)
    http = await programs.program()
    async with Shop().open() as shop:
        await http.post("/v1/webhooks", json={"url": shop.url})
        (job,) = (await http.post("/v1/generate", json=PROMPT)).json()["jobs"]
        await world.boot()  # nobody watches the engine now
        await world.turn(30)
        assert shop.heard == []
        again = Programs(world)
        await again.outgoing.sweep()
        await world.queue.drain()
        (told,) = [json.loads(body) for _, body in shop.heard]
        assert told["data"]["job_id"] == job["job_id"]
        await again.outgoing.sweep()
        await world.queue.drain()
        assert len(shop.heard) == 1


async def test_one_who_is_gone_is_not_called_again(programs: Programs) -> None:
    http = await programs.program()
    async with Shop(answers=[410]).open() as shop:
        await http.post("/v1/webhooks", json={"url": shop.url})
        for _ in range(2):
            await http.post("/v1/generate", json=PROMPT)
            await programs.world.turn(90)
        assert len(shop.heard) == 1
        (endpoint,) = (await http.get("/v1/webhooks")).json()["webhooks"]
        assert endpoint["ended_at"] is not None


async def test_one_who_never_answers_is_given_up(programs: Programs) -> None:
    http = await programs.program()
    listener = listen("127.0.0.1", 0)
    url = address(listener)
    listener.close()
    endpoint = (await http.post("/v1/webhooks", json={"url": url})).json()
    await http.post("/v1/generate", json=PROMPT)
    await programs.world.turn(30)
    for pause in PAUSES:
        programs.world.clock.turn(pause.total_seconds() + 1)
        await programs.world.queue.drain()
    (message,) = (await http.get(f"/v1/webhooks/{endpoint['id']}/messages")).json()["messages"]
    assert message["attempts"] == len(PAUSES) + 1
    assert message["next_try_at"] is None
    assert message["failure"] == "no answer (ConnectError)"
    assert sum(PAUSES, timedelta()) > timedelta(days=3)


NOT_FOR_US = (
    *("http://example.org/", "https://127.0.0.1/", "https://localhost:1/", "https://[::1]/"),
    *("https://10.0.0.1/", "https://169.254.169.254/latest", "https://[::ffff:10.0.0.1]/"),
    *("https://[64:ff9b::a00:1]/", "https://0.0.0.0/", "https://2130706433/", "ftp://a.b/"),
    *("https://", "https://[::1", "https://a b/", "file:///etc/passwd", "https://224.0.0.1/"),
    *("https://100.64.0.1/", "https://[2002:a00:1::]/", "https://127.0.0.1:0/", "x"),
)


async def test_no_call_leads_into_our_own_network(world: World) -> None:
    open_only = Calls(http=httpx.AsyncClient(verify=PLAIN), private=False)
    programs = Programs(world, calls=open_only)
    http = await programs.program()
    for url in NOT_FOR_US:
        refused = await http.post("/v1/webhooks", json={"url": url})
        assert refused.status_code == 422, (url, refused.text)
        with pytest.raises(NotCallable):
            await open_only.post(url, headers={}, body="{}")


async def test_nobody_sees_or_ends_the_webhooks_of_others(programs: Programs) -> None:
    ana = await programs.program()
    bo = await programs.program(of=programs.world.bo)
    endpoint = (await ana.post("/v1/webhooks", json={"url": "http://localhost:9/"})).json()
    assert (await bo.get("/v1/webhooks")).json() == {"webhooks": []}
    assert (await bo.delete(f"/v1/webhooks/{endpoint['id']}")).status_code == 404
    assert (await bo.get(f"/v1/webhooks/{endpoint['id']}/messages")).status_code == 404
