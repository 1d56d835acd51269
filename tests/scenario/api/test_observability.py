"""The dashboard and the alerts speak of metrics that exist."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from structlog.typing import EventDict

from api.metrics import Metrics
from tests.scenario.api.door import HttpDoor
from tests.scenario.jobs.world import World

DOCS = Path(__file__).parents[3] / "docs" / "observability"
_METRIC = re.compile(r"\borchestrator_[a-z_]+")
_LABEL = re.compile(r"\b(orchestrator_[a-z_]+)\{([^}]*)\}")


def expressions() -> list[str]:
    board = json.loads((DOCS / "grafana-dashboard.json").read_text())
    shown = [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    # The rules are searched as text: whatever looks like a metric of ours has to be one.
    return [*shown, *(DOCS / "alerts.yaml").read_text().split("- alert: ")[1:]]


def exposed() -> dict[str, set[str]]:
    """Every name Prometheus would store, with its labels."""
    return {
        name: set(getattr(collector, "_labelnames", ()))
        for collector in Metrics().registry._collector_to_names
        for name in _names(collector)
    }


def _names(collector: Any) -> list[str]:
    (family,) = collector.describe()
    suffixes = {
        "counter": ("_total",),
        "gauge": ("",),
        "histogram": ("_bucket", "_count", "_sum"),
    }[family.type]
    return [family.name + suffix for suffix in suffixes]


@pytest.mark.parametrize("expression", expressions())
def test_every_metric_and_label_exists(expression: str) -> None:
    known = exposed()
    assert set(_METRIC.findall(expression)) <= set(known)
    for name, inside in _LABEL.findall(expression):
        asked = set(re.findall(r"([a-z]+)\s*[!=]", inside))
        assert asked <= known[name] | {"le"}


async def test_a_finished_picture_is_counted(world: World, logged: list[EventDict]) -> None:
    door = HttpDoor(world, logged)
    world.engine.watch(door.metrics.moved)

    await world.order()
    await world.turn(30)

    text = (await door.http.get("/metrics")).text
    assert 'orchestrator_jobs_ended_total{failure="",model="seedream-v4",state="done"} 1.0' in text
    assert 'orchestrator_drawing_seconds_count{model="seedream-v4"} 1.0' in text
    assert "orchestrator_queue_wait_seconds_count 1.0" in text
    assert 'orchestrator_spent_credits{period="day"} 50.0' in text
