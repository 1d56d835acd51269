"""The list of LoRAs: some on offer, and those that were trained here."""

from datetime import datetime
from typing import TYPE_CHECKING

from simulator.fields import JsonObject
from simulator.tasks import Task, TaskStatus

if TYPE_CHECKING:
    from pydantic import JsonValue

_OFFERED = (
    ("vintage-poster", "Bold flat shapes and faded print", "illustration", "style"),
    ("ink-wash", "Loose black ink on wet paper", "illustration", "style"),
    ("clay-world", "Everything modelled in clay", "3d", "style"),
    ("nora", "A woman in her thirties with short red hair", "people", "character"),
    ("round-glasses", "Round tortoise-shell glasses", "glasses", "product"),
)
_FIRST_CUSTOM = 101
_TRAINING = {
    TaskStatus.CREATED: "queued",
    TaskStatus.IN_PROGRESS: "in_progress",
    TaskStatus.COMPLETED: "completed",
    TaskStatus.FAILED: "failed",
}


def lora_list(trained: list[Task], now: datetime, *, base: str) -> JsonObject:
    """`default` and `customs`; a training's progress is seen nowhere else."""
    default: list[JsonValue] = [
        {
            "id": number,
            "name": name,
            "description": description,
            "category": category,
            "type": kind,
            "preview": f"{base}/previews/{name}",
            "training": {"status": "completed", "defaultScale": 1.2},
        }
        for number, (name, description, category, kind) in enumerate(_OFFERED, start=1)
    ]
    tasks = [task for task in reversed(trained) if task.route.startswith("/v1/ai/loras/")]
    customs: list[JsonValue] = [
        _custom(number, task, now, base) for number, task in enumerate(tasks, _FIRST_CUSTOM)
    ]
    return {"default": default, "customs": customs}


def _custom(number: int, task: Task, now: datetime, base: str) -> JsonObject:
    fields = task.read()
    name = fields.text("name")
    return {
        "id": number,
        "name": name,
        "description": fields.text("description"),
        "category": "people" if fields.has("gender") else "illustration",
        "type": "character" if fields.has("gender") else "style",
        "preview": f"{base}/previews/{name}",
        "training": {
            "status": _TRAINING[task.status(now)],
            "defaultScale": 1.2,
            "quality": fields.text("quality"),
        },
    }
