"""What a task looks like from outside, in each of the shapes the service has."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from pydantic import JsonValue

from simulator.artist import Artist
from simulator.clock import Clock
from simulator.fields import JsonObject
from simulator.links import Links
from simulator.route import Craft, Route
from simulator.settings import SimulatorSettings
from simulator.tasks import Task, TaskStatus

_FINISHED = frozenset({TaskStatus.COMPLETED, TaskStatus.FAILED})


def result_path(task_id: str, index: int) -> str:
    """Where a result is served; nothing in it tells the file type."""
    return f"/results/{task_id}/{index}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Turns tasks into JSON objects."""

    settings: SimulatorSettings
    clock: Clock
    links: Links
    artist: Artist
    routes: Mapping[str, Route]

    async def now(self, task: Task) -> JsonObject:
        """The task as a status route shows it at this moment, without `data`."""
        return await self.at(task, task.status(self.clock()))

    async def at(self, task: Task, status: TaskStatus) -> JsonObject:
        """The task as it is, or was, in that status: what a webhook says."""
        route = self.routes[task.route]
        done = status is TaskStatus.COMPLETED
        entries = await self._entries(task, route) if done else []
        shown: JsonObject = {"task_id": task.task_id, "status": status, "generated": entries}
        if status in _FINISHED:
            shown["error"] = task.error
        if done and route.flags_nsfw:
            shown["has_nsfw"] = [task.flagged] * task.count
        return shown

    def link(self, task: Task, route: Route, index: int) -> str:
        """The address of a result, minted at completion: asking again gives the same."""
        expires = (task.done_at or self.clock()) + timedelta(seconds=route.link_seconds)
        base = self.settings.public_url.rstrip("/") or task.base
        return self.links.mint(base, result_path(task.task_id, index), expires=expires)

    async def _entries(self, task: Task, route: Route) -> list[JsonValue]:
        if task.empty or route.craft is Craft.TRAIN:
            return []
        if route.craft.makes_words:
            text = await self.artist.words(task, route)
            return [] if text is None else [text]
        if route.inline_capable and self.settings.imagen_base64:
            files = [await self.artist.file(task, route, index) for index in range(task.count)]
            return [base64.b64encode(file.data).decode() for file in files if file is not None]
        entries: list[JsonValue] = [self.link(task, route, index) for index in range(task.count)]
        if task.gs_entry_first:
            entries.insert(0, f"gs://simulator-results{result_path(task.task_id, 0)}")
        return entries


def accepted(task: Task, route: Route) -> JsonObject:
    """The answer to a POST of an asynchronous route."""
    if route.craft is Craft.STYLE:
        # The one route that answers bare and calls its status by another name.
        return {"task_id": task.task_id, "task_status": TaskStatus.CREATED, "generated": []}
    data: JsonObject = {"task_id": task.task_id, "status": TaskStatus.CREATED}
    if route.generated_on_post:
        data["generated"] = []
    return {"data": data}
