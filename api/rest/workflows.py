"""Workflows and their runs."""

from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Body, Path, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.answers import JobStatus, answer_model, answer_of, status_of
from api.rest.access import Caller, Drawer, Reader, Rest, RestOf
from api.rest.once import Posted
from api.rest.problems import UNCHANGED
from api.rest.strict import Strict
from api.rest.tags import unless_known
from storage import images, jobs, workflows
from storage.tables import RunId, RunState
from tools.errors import NotFound
from tools.list_workflows import WorkflowsResult
from tools.registry import call
from tools.save_workflow import SaveResult, SaveWorkflowArguments
from tools.starting import RunResult

Name = Annotated[str, Path(min_length=1, max_length=80, examples=["headshot"])]

_STEPS: Final[dict[str, Any]] = {
    "name": "packshot",
    "takes": "prompt",
    "steps": [
        {"id": "drawn", "tool": "generate", "arguments": {"prompt": "{prompt}", "ratio": "1:1"}},
        {"id": "cutout", "tool": "remove_background", "of": "drawn"},
        {
            "id": "large",
            "tool": "upscale",
            "of": "cutout",
            "over": {"factor": [2, 4]},
        },
    ],
}


class SaveWanted(SaveWorkflowArguments, Strict):
    """A name, and a picture whose making is kept under it, or the steps themselves."""


SaveBody = Annotated[
    SaveWanted,
    Body(
        openapi_examples={
            "written": {"summary": "Steps that are written out", "value": _STEPS},
            "made": {
                "summary": "The steps that made a picture",
                "value": {"name": "packshot", "picture": "last"},
            },
        }
    ),
]


class RunWanted(Strict):
    """What the workflow is to work on: words, or a picture, as it takes them."""

    prompt: Annotated[str | None, Field(max_length=2000, examples=["a red fox"])] = None
    picture: Annotated[str | None, Field(min_length=1, max_length=200)] = None


class RunStatus(BaseModel):
    """How far a run is, with the jobs it has ordered so far."""

    run_id: RunId
    name: str
    state: RunState
    credits: int | None
    jobs: list[JobStatus]


async def listed(rest: RestOf, by: Reader) -> Response:
    """Every workflow that can be run here, with what it takes and costs."""
    result = await call("list_workflows", rest.context(by, "list"), {})
    return Response(answer_of(result).model_dump_json(), media_type="application/json")


async def saved(rest: RestOf, by: Drawer, post: Posted, wanted: SaveBody) -> Response:
    """Save steps as a workflow: written ones, or those that made a picture."""

    async def do(request_key: str) -> BaseModel:
        given = wanted.model_dump(exclude_unset=True)
        return answer_of(await call("save_workflow", rest.context(by, request_key), given))

    return await post.answer(by, do, status=201)


async def run(rest: RestOf, by: Drawer, post: Posted, *, name: Name, wanted: RunWanted) -> Response:
    """Begin a run of a workflow."""

    async def do(request_key: str) -> BaseModel:
        given = {"name": name, **wanted.model_dump(exclude_unset=True)}
        return answer_of(await call("run_workflow", rest.context(by, request_key), given))

    return await post.answer(by, do, status=202)


async def course(request: Request, rest: RestOf, by: Reader, run_id: UUID) -> Response:
    """How far a run is."""
    return unless_known(request, await _read(rest, by, RunId(run_id)))


def workflow_router() -> APIRouter:
    """The routes of workflows."""
    router = APIRouter(tags=["workflows"])
    router.add_api_route(
        "/workflows", listed, response_model=answer_model(WorkflowsResult), name="workflows"
    )
    router.add_api_route(
        "/workflows",
        saved,
        methods=["POST"],
        status_code=201,
        response_model=answer_model(SaveResult),
        name="new_workflow",
    )
    router.add_api_route(
        "/workflows/{name}/runs",
        run,
        methods=["POST"],
        status_code=202,
        response_model=answer_model(RunResult),
        name="new_run",
    )
    router.add_api_route(
        "/runs/{run_id}", course, response_model=RunStatus, name="run", responses=UNCHANGED
    )
    return router


async def _read(rest: Rest, by: Caller, run_id: RunId) -> RunStatus:
    async with rest.services.db.read() as tx:
        known = await workflows.get(tx, run_id)
        if known is None or known.person_id != by.person.id:
            sentence = "There is no such run."
            raise NotFound(sentence)
        made = [
            status_of(job, await images.of_job(tx, job.id)) for job in await jobs.of_run(tx, run_id)
        ]
    return RunStatus(
        run_id=known.id, name=known.name, state=known.state, credits=known.credits, jobs=made
    )
