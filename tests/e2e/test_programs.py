"""A client that knows nothing but the description, against the running service."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import (  # type: ignore[import-untyped]  # it ships no types
    Draft202012Validator,
)
from typer.testing import CliRunner, Result

from app.cli import cli
from tests.e2e.conftest import Freepik
from tests.e2e.nursery import Nursery
from tests.ports import port_for_later
from tests.scenario.api.program import Event, read_events

pytestmark = pytest.mark.e2e


@dataclass
class Client:
    """Finds operations by what the description says of them, and holds answers against it."""

    http: httpx.AsyncClient
    description: Mapping[str, Any]

    @classmethod
    async def read(cls, http: httpx.AsyncClient) -> "Client":
        while True:
            try:
                return cls(http, (await http.get("/v1/openapi.json")).json())
            except httpx.ConnectError:
                await asyncio.sleep(0.02)

    def operation(self, id_: str) -> tuple[str, str, Mapping[str, Any]]:
        for path, methods in self.description["paths"].items():
            for method, operation in methods.items():
                if operation["operationId"] == id_:
                    return method, path, operation
        raise LookupError(id_)

    def example(self, id_: str) -> Any:
        """The body the description gives as an example."""
        content = self.operation(id_)[2]["requestBody"]["content"]["application/json"]
        return content["examples"]["usual"]["value"]

    async def call(self, id_: str, body: object = None, **where: str) -> Any:
        method, path, operation = self.operation(id_)
        answer = await self.http.request(method, path.format(**where), json=body)
        documented = operation["responses"][str(answer.status_code)]
        schema = documented["content"]["application/json"]["schema"]
        Draft202012Validator({**schema, "components": self.description["components"]}).validate(
            answer.json()
        )
        return answer.json()

    async def stream(self, id_: str, body: object = None) -> AsyncIterator[Event]:
        method, path, _ = self.operation(id_)
        headers = {"accept": "text/event-stream"}
        async with self.http.stream(method, path, json=body, headers=headers) as response:
            async for event in read_events(response):
                yield event


async def test_it_gets_a_picture_and_talks(
    tmp_path: Path, freepik: Freepik, nursery: Nursery
) -> None:
    port = port_for_later()
    service = {
        "DATA_DIR": str(tmp_path),
        "PORT": str(port),
        "FREEPIK_BASE_URL": freepik.base_url,
        "FREEPIK_API_KEY": "simulator-key",
    }
    life = await nursery.begin("run", **service)
    # As the operator makes one while the service runs.
    made = await nursery.run("apikey", "create", "shop", **service)
    assert made.code == 0, made.err
    headers = {"authorization": f"Bearer {made.out.split()[0]}"}
    async with (
        asyncio.timeout(50),
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=30) as http,
    ):
        await draws_and_talks(await Client.read(http))
    await life.end()


async def draws_and_talks(client: Client) -> None:
    taken = await client.call("post_generate", client.example("post_generate"))
    (job,) = taken["jobs"]
    async for event in client.stream("get_events"):
        if event.data["job_id"] == job["job_id"] and event.data["finished"]:
            assert event.data["state"] == "done", event.data
            break
    status = await client.call("get_status_job_id", job_id=job["job_id"])
    (picture,) = status["pictures"]
    (listed,) = (await client.call("get_images"))["pictures"]
    assert listed == {**picture, "tags": listed["tags"]}, "the same, and how it is tagged"
    file = await client.http.get(picture["file_url"], params={"original": "true"})
    assert len(file.content) == picture["size"]
    events = [event async for event in client.stream("post_chat", {"text": "make it night"})]
    assert events[-1].name == "reply"
    assert len(events[-1].data["jobs"]) == 1
    workflows = await client.call("get_workflows")
    assert workflows["workflows"]
    assert (await client.call("get_analytics"))["pictures"] >= 1


@pytest.fixture
def commands(tmp_path: Path) -> Callable[..., Result]:
    runner = CliRunner()

    def run(*words: str) -> Result:
        return runner.invoke(cli, words, env={"DATA_DIR": str(tmp_path)})

    return run


def test_keys_are_made_listed_rotated_and_revoked_from_the_command_line(
    commands: Callable[..., Result],
) -> None:
    assert "no keys" in commands("apikey", "list").output
    options = ("--scope", "read", "--days", "30", "--per-day", "500")
    made = commands("apikey", "create", "shop", *options)
    assert made.exit_code == 0, made.output
    (secret,) = re.findall(r"fpo_[0-9a-f]{10}_\S+", made.output)
    prefix = secret[:14]
    listed = commands("apikey", "list").output
    assert prefix in listed
    assert secret not in listed
    assert "never used" in listed
    (new,) = re.findall(r"fpo_[0-9a-f]{10}_\S+", commands("apikey", "rotate", prefix).output)
    assert new != secret
    assert commands("apikey", "revoke", new[:14]).exit_code == 0
    assert "revoked" in commands("apikey", "list").output
    for words in (
        ("rotate", new[:14]),
        ("revoke", "fpo_nobody"),
        ("create", "x", "--scope", "all"),
    ):
        failed = commands("apikey", *words)
        assert failed.exit_code == 2
        assert "Traceback" not in failed.output


def test_the_description_is_printed_and_complete(
    commands: Callable[..., Result],
) -> None:
    result = commands("openapi")
    assert result.exit_code == 0
    for path in ("/v1/generate", "/v1/events", "/v1/images/{picture}/file", "/health", "/generate"):
        assert f'"{path}"' in result.output
