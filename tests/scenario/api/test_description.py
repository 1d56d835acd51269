"""What the description says is what happens, whatever is sent."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.core import NotSet
from schemathesis.core.result import Ok
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.other_programs import openapi
from jobs.forgetting import Forgetting
from jobs.housekeeping import Housekeeping
from storage import jobs, ledger, unneeded
from storage.forgetting import AFTERGLOW
from storage.ledger import Period
from storage.retention import Ages
from storage.tables import OPEN_STATES
from tests.scenario.api.program import Programs
from tests.scenario.jobs.world import World, named_files

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
FUZZ = int(os.environ.get("FUZZ_REQUESTS", "0"))  # noqa: TID251 - a switch of this test alone
EXAMPLES = 2
STEP = 200
DISTINCT = 2_500  # the others are repetitions, in another state of the world


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    return openapi()


@pytest.fixture
async def programs(world: World) -> Programs:
    made = Programs(world)
    made.rest.news.stop()  # a stream of events then ends by itself
    return made


Case = schemathesis.Case[Any]


def without_farewell(schema: BaseSchema) -> BaseSchema:
    """All but being forgotten, which ends the key that all others need."""
    return schema.exclude(path="/v1/me", method="DELETE")


def cases_of(schema: BaseSchema, examples: int) -> list[Case]:
    """Legal and illegal requests for every operation, the same in every run."""
    cases: list[Case] = []
    for result in schema.get_all_operations():
        assert isinstance(result, Ok), result
        operation = result.ok()
        for mode in schemathesis.GenerationMode:

            @given(operation.as_strategy(generation_mode=mode))
            @settings(
                max_examples=examples,
                phases=[Phase.generate],
                database=None,
                deadline=None,
                derandomize=True,
                # bodies are large and many are thrown away: they are only collected here
                suppress_health_check=list(HealthCheck),
            )
            def collect(case: Case) -> None:
                cases.append(case)

            with suppress(Unsatisfiable):  # what takes nothing cannot be given anything illegal
                collect()
    return cases


async def send(http: httpx.AsyncClient, case: Case) -> httpx.Response:
    headers = {
        name.encode("latin-1"): value.encode("latin-1", "ignore")
        for name, value in plain(case.headers).items()
    }
    request: dict[str, Any] = {"params": plain(case.query), "headers": headers}
    if not isinstance(case.body, NotSet):
        raw = case.body if isinstance(case.body, bytes) else json.dumps(case.body).encode()
        request["content"] = raw
        headers[b"content-type"] = (case.media_type or "").encode()
    return await http.request(case.method, case.formatted_path, **request)


def plain(values: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (values or {}).items() if value is not None}


async def nothing_is_open(world: World) -> None:
    for _ in range(60):
        await world.turn(10)
        async with world.db.read() as tx:
            if not await jobs.count_by_state(tx):
                break
    async with world.db.read() as tx:
        counts = await jobs.count_by_state(tx)
        balance = await ledger.balance(tx, ledger.OVERALL, Period.TOTAL, world.clock())
    assert {state: counts.get(state, 0) for state in OPEN_STATES} == dict.fromkeys(OPEN_STATES, 0)
    assert balance.reserved == 0


async def no_file_is_left(world: World) -> None:
    """Every file in the store is some picture's, once the sweeper has been round."""
    forgetting = Forgetting(
        db=world.db, engine=world.engine, budget=world.budget, clock=world.clock
    )
    sweeper = Housekeeping(
        db=world.db, media=world.media, clock=world.clock, ages=Ages(deleted=None, events=None)
    )
    world.queue.every_minute(forgetting.resume)
    world.queue.every_minute(sweeper.sweep)
    await world.turn((AFTERGLOW + unneeded.GRACE + timedelta(minutes=3)).total_seconds())
    assert world.media.kept == await named_files(world)


async def farewells(programs: Programs, description: dict[str, Any]) -> None:
    """Being forgotten, legally and not, each time by a key of its own: it ends with the answer."""
    answered = set()
    schema = schemathesis.openapi.from_dict(description).include(path="/v1/me", method="DELETE")
    for case in cases_of(schema, EXAMPLES):
        http = await programs.program()
        response = await send(http, case)
        case.validate_response(response, checks=CHECKS)
        answered.add(response.status_code)
    assert 202 in answered, "somebody is forgotten"


async def test_nothing_that_is_sent_breaks_the_description(
    programs: Programs, description: dict[str, Any]
) -> None:
    http = await programs.program()
    await http.post("/v1/generate", json={"prompt": "a fox"})
    await programs.world.turn(30)
    reported = await http.post("/v1/report", json={"picture": "#1", "reason": "it is violent"})
    assert reported.status_code == 200
    schema = schemathesis.openapi.from_dict(description).include(path_regex="^/(v1|health)")
    schema = without_farewell(schema)
    for case in cases_of(schema, EXAMPLES):
        case.validate_response(await send(http, case), checks=CHECKS)
    await farewells(programs, description)
    await nothing_is_open(programs.world)
    await no_file_is_left(programs.world)


@pytest.mark.skipif(not FUZZ, reason="minutes of fuzzing: set FUZZ_REQUESTS=10000 for it")
@pytest.mark.timeout(0)
async def test_thousands_of_requests_leave_nothing_open(
    programs: Programs, description: dict[str, Any]
) -> None:
    http = await programs.program()
    schema = without_farewell(schemathesis.openapi.from_dict(description))
    operations = sum(1 for _ in schema.get_all_operations())
    cases = cases_of(schema, 1 + min(FUZZ, DISTINCT) // (2 * operations))
    for number in range(FUZZ):
        case = cases[number % len(cases)]
        case.validate_response(await send(http, case), checks=CHECKS)
        if number % STEP == 0:
            await programs.world.turn(30)
    await farewells(programs, description)
    await nothing_is_open(programs.world)
    await no_file_is_left(programs.world)
