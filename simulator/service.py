"""The routes under `/v1`, as handlers behind the door."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from urllib.parse import parse_qs

from pydantic import JsonValue, ValidationError
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from simulator.answers import Answers, accepted
from simulator.artist import Artist
from simulator.clock import Clock
from simulator.crafts import ICON_FORMS
from simulator.desk import Caller, Desk, gateway_trouble, problems_of
from simulator.editing import CUTOUT
from simulator.errors import Refusal, invalid, not_found
from simulator.faults import FaultKind, Faults
from simulator.fields import JsonObject
from simulator.loras import lora_list
from simulator.route import Craft, Route
from simulator.schemas.edit import UploadRequest
from simulator.settings import SimulatorSettings, Wrapping
from simulator.tasks import Task, TaskStatus, TaskStores
from simulator.uploads import Uploads
from simulator.webhooks import Outbox

_FORM = "application/x-www-form-urlencoded"
_CUTOUT_MISSING = "Either path or url is required"
_MAX_PER_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Answers requests that passed the door."""

    settings: SimulatorSettings
    clock: Clock
    desk: Desk
    stores: TaskStores
    answers: Answers
    artist: Artist
    outbox: Outbox
    uploads: Uploads
    faults: Faults
    routes: Mapping[str, Route]

    async def create(self, route: Route, request: Request, caller: Caller) -> Response:
        """POST of an asynchronous route."""
        receipt = await self.desk.submit(route, await _json_body(request), caller)
        answer = JSONResponse(accepted(receipt.task, route))
        if not receipt.announced:
            # After the answer has left: a callback that overtakes it is a fault of its own.
            answer.background = BackgroundTask(self._announce, receipt.task)
        return answer

    async def status(self, store: str, task_id: str, path: str) -> Response:
        """GET of one task."""
        self._get_fault(path)
        task = self.stores.find(store, task_id)
        if task is None:
            raise not_found()
        return JSONResponse({"data": await self.answers.now(task)})

    async def listed(self, store: str) -> Response:
        """GET of all tasks of a store: ids and statuses only."""
        self._get_fault(store)
        now = self.clock()
        tasks = self.stores.listed(store)
        told = [{"task_id": task.task_id, "status": task.status(now)} for task in tasks]
        return JSONResponse({"data": told})

    async def classic(self, route: Route, request: Request, caller: Caller) -> Response:
        """Classic fast: the pictures themselves, at once."""
        task = await self._at_once(route, await _json_body(request), caller)
        files = [await self.artist.file(task, route, index) for index in range(task.count)]
        fields = task.read()
        width, height = route.sizing(fields)
        size = fields.group("image").text("size", "square_1_1")
        data = [
            {"base64": base64.b64encode(file.data).decode(), "has_nsfw": task.flagged}
            for file in files
            if file is not None and not task.empty
        ]
        meta = {
            "prompt": fields.words(),
            "seed": task.seed % 1_000_001,
            "num_inference_steps": 8,
            "guidance_scale": fields.number("guidance_scale", 1.0),
            "image": {"size": size, "width": width, "height": height},
        }
        return JSONResponse({"data": data, "meta": meta})

    async def reimagine(self, route: Route, request: Request, caller: Caller) -> Response:
        """Reimagine: a finished task, bare as its schema says or wrapped as its example."""
        task = await self._at_once(route, await _json_body(request), caller)
        shown = await self.answers.now(task)
        shown.pop("error")
        bare = self.settings.reimagine_wrapping is Wrapping.BARE
        return JSONResponse(shown if bare else {"data": shown})

    async def classify(self, route: Route, request: Request, caller: Caller) -> Response:
        """The classifier: two classes whose probabilities make one, in no fixed order."""
        task = await self._at_once(route, await _json_body(request), caller)
        (digest,) = task.pictures["image"]
        likely = int(digest[:8], 16) / 0xFFFFFFFF
        classes = [
            {"class_name": "not_ai", "probability": 1 - likely},
            {"class_name": "ai", "probability": likely},
        ]
        return JSONResponse({"data": classes[::-1] if int(digest[-1], 16) % 2 else classes})

    async def cut_out(self, request: Request, caller: Caller) -> Response:
        """Remove background: a form with an address, answered with four, without `data`."""
        raw = await request.body()
        is_form = request.headers.get("content-type", "").startswith(_FORM)
        url = parse_qs(raw.decode("utf-8", "replace")).get("image_url", [""])[0]
        if not is_form or not url.startswith(("http://", "https://")):
            raise Refusal(status=400, message=_CUTOUT_MISSING)
        task = await self._at_once(CUTOUT, raw, caller, form={"image_url": url})
        original, large, preview = (self.answers.link(task, CUTOUT, n) for n in range(3))
        answer = {"original": original, "high_resolution": large, "preview": preview}
        return JSONResponse(answer | {"url": large})

    async def render_icon(self, request: Request, _caller: Caller) -> Response:
        """An icon's file as a task object; the icon must be finished."""
        task = self.stores.any(request.path_params["task_id"])
        form = request.path_params["format"]
        if task is None or self.routes[task.route].craft is not Craft.ICON:
            raise not_found()
        if form not in ICON_FORMS:
            raise invalid(name="format", reason="Input should be 'png' or 'svg'")
        shown = await self.answers.now(task)
        if task.status(self.clock()) is TaskStatus.COMPLETED:
            index = 1 + ICON_FORMS.index(form)
            shown["generated"] = [self.answers.link(task, self.routes[task.route], index)]
        return JSONResponse({"data": shown})

    async def loras(self, request: Request, caller: Caller) -> Response:
        """The LoRAs on offer and those trained here."""
        self._get_fault(request.url.path)
        data = lora_list(self.stores.listed(""), self.clock(), base=caller.base)
        as_list: JsonValue = [data]
        listed = self.settings.loras_as_list
        return JSONResponse({"data": as_list if listed else data})

    async def creations(self, request: Request, _caller: Caller) -> Response:
        """Recent finished pictures with fresh addresses, newest first."""
        per_page = _positive(request, "per_page", 20)
        page = _positive(request, "page", 1)
        now = self.clock()
        done = [
            task
            for task in reversed(self.stores.everything())
            if task.status(now) is TaskStatus.COMPLETED and self._pictured(task)
        ]
        shown = done[(page - 1) * per_page : page * per_page]
        pagination = {
            "current_page": page,
            "per_page": per_page,
            "last_page": max(1, ceil(len(done) / per_page)),
            "total": len(done),
        }
        data = [self._creation(task, len(done) - n) for n, task in enumerate(shown)]
        return JSONResponse({"data": data, "meta": {"pagination": pagination}})

    async def request_uploads(self, request: Request, caller: Caller) -> Response:
        """Room for files."""
        try:
            body = UploadRequest.model_validate_json(await _json_body(request))
        except ValidationError as error:
            raise problems_of(error) from error
        return JSONResponse(self.uploads.request(body, caller.base))

    async def list_uploads(self, _request: Request, caller: Caller) -> Response:
        """The files that are kept."""
        return JSONResponse(self.uploads.listed(caller.base))

    async def _at_once(
        self, route: Route, raw: bytes, caller: Caller, *, form: JsonObject | None = None
    ) -> Task:
        receipt = await self.desk.submit(route, raw, caller, form=form)
        return receipt.task

    async def _announce(self, task: Task) -> None:
        self.outbox.schedule(task)

    def _get_fault(self, path: str) -> None:
        fault = self.faults.take(path, FaultKind.GET_500, FaultKind.GET_HTML)
        if fault is None:
            return
        if fault.kind is FaultKind.GET_HTML:
            raise gateway_trouble()
        raise Refusal(status=500, message="Internal Server Error")

    def _pictured(self, task: Task) -> bool:
        craft = self.routes[task.route].craft
        return not craft.makes_words and craft not in {Craft.TRAIN, Craft.CLASSIFY}

    def _creation(self, task: Task, number: int) -> JsonObject:
        url = self.answers.link(task, self.routes[task.route], 0)
        made = (task.done_at or task.created_at).isoformat()
        tool = task.route.removeprefix("/v1/ai/")
        return {
            "id": number,
            "reference": task.task_id,
            "user_id": 1,
            "name": task.read().words() or tool,
            "thumbnail": {"url": url},
            "tool_name": tool,
            "created_at": made,
            "updated_at": made,
            "creation": {
                "id": number,
                "identifier": task.task_id,
                "tool": tool,
                "url": url,
                "public": False,
                "nsfw": task.flagged,
                "status": "completed",
                "user_id": 1,
                "created_at": made,
            },
        }


async def _json_body(request: Request) -> bytes:
    # With any other type the documented behaviour is to ignore the body and go on without it.
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        return b"{}"
    return await request.body() or b"{}"


def _positive(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, str(default))
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= _MAX_PER_PAGE:
        raise Refusal(status=400, message=f"Parameter '{name}' is not valid")
    return int(text)
