"""`evaluate`: runs scripted conversations against the rules or a language model, and reports."""

import asyncio
import json
import tempfile
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import typer
from pydantic import ValidationError

from agent.evaluating import Case, Recorder, Verdict, run_case
from agent.models import Models, open_models
from agent.specs import ModelSpec
from agent.turns import Turns
from app.container import model_specs, open_container
from app.process import CannotStart
from config.settings import Settings, default_settings
from prompts.loader import load_text

RULES = "rules"
_LANES = 4
"""How many chats are held at a time: most of a turn is waiting for the database."""
OWN_CASES = Path(__file__).parents[1] / "tests" / "understanding"


@dataclass(slots=True, kw_only=True)
class Report:
    """Shares of right runs; `pass_all` is the share of cases that were right every time."""

    model: str
    cases: int = 0
    runs: int = 0
    k: int = 1
    right: Counter[str] = field(default_factory=Counter)
    failed: list[dict[str, Any]] = field(default_factory=list)

    def totals(self) -> dict[str, Any]:
        """The figures."""
        runs, cases = max(1, self.runs), max(1, self.cases)
        return {
            "model": self.model,
            "cases": self.cases,
            "k": self.k,
            "tool": round(self.right["tool"] / runs, 4),
            "arguments": round(self.right["arguments"] / runs, 4),
            "picture": round(self.right["picture"] / runs, 4),
            "passed": round(self.right["passed"] / runs, 4),
            f"pass^{self.k}": round(self.right["every"] / cases, 4),
        }


def evaluate(settings: Settings, *, model: str, cases: Path | None, k: int) -> Report:
    """Run every case `k` times.

    Raises:
        CannotStart: a file of cases cannot be read, or the model is not one of the settings'.
    """
    return asyncio.run(_evaluate(settings, model, load_cases(cases), k))


def load_cases(path: Path | None) -> list[Case]:
    """The cases of a file, one a line; our own set without one.

    Raises:
        CannotStart: the file, or a line of it, cannot be read; the message says which.
    """
    files = [path] if path is not None else sorted(OWN_CASES.glob("*.jsonl"))
    if not files:
        message = "The built-in cases are not installed here: name a file with --cases FILE.jsonl."
        raise CannotStart(message)
    found: list[Case] = []
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            message = f"{file} cannot be read: {error}"
            raise CannotStart(message) from error
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                found.append(Case.model_validate_json(line))
            except ValidationError as error:
                problem = error.errors(include_url=False, include_input=False)[0]
                message = f"{file}, line {number}: {problem['loc']}: {problem['msg']}"
                raise CannotStart(message) from error
    return found


def show(report: Report, *, as_json: bool) -> None:
    """Print the report."""
    totals = report.totals()
    if as_json:
        typer.echo(json.dumps({**totals, "failed": report.failed}, ensure_ascii=False, indent=1))
        return
    for case in report.failed:
        typer.echo(
            f"{case['id']}: {case['say']!r}\n   expected {case['expected']}\n   got {case['got']}"
        )
    typer.echo(" · ".join(f"{name} {value}" for name, value in totals.items()))


async def _evaluate(settings: Settings, model: str, cases: list[Case], k: int) -> Report:
    report = Report(model=model, cases=len(cases), k=k)
    with tempfile.TemporaryDirectory() as folder:
        storage = default_settings().storage.model_copy(update={"data_dir": Path(folder)})
        own = default_settings().model_copy(update={"storage": storage})
        async with (
            open_container(own, adapters={}) as container,
            open_models(_specs(settings, model)) as models,
        ):
            waiting = iter(enumerate(cases))

            async def lane() -> None:
                recorder = Recorder(services=container.services)
                turns = Turns(
                    services=container.services,
                    models=_only(models, model),
                    system=load_text("system.md"),
                    call=recorder.call,
                )
                for at, case in waiting:
                    await _run(report, case, turns=turns, recorder=recorder, key=f"{at}", k=k)

            async with asyncio.TaskGroup() as lanes:
                for _ in range(_LANES if model == RULES else 1):
                    lanes.create_task(lane())
    places = {case.id: at for at, case in enumerate(cases)}
    report.failed.sort(key=lambda one: places[one["id"]])
    return report


async def _run(
    report: Report, case: Case, *, turns: Turns, recorder: Recorder, key: str, k: int
) -> None:
    every = True
    for time in range(k):
        verdict, calls, reply = await run_case(
            case, turns=turns, recorder=recorder, key=f"{key}:{time}"
        )
        _count(report, verdict)
        if not verdict.passed and every:
            every = False
            report.failed.append(
                {
                    "id": case.id,
                    "say": case.turns[-1],
                    "expected": case.expect.model_dump(exclude_defaults=True),
                    "got": [
                        {"tool": one.tool, "picture": one.picture, "args": dict(one.arguments)}
                        for one in calls
                    ],
                    "reply": reply,
                    "right": asdict(verdict),
                }
            )
    report.right["every"] += every


def _count(report: Report, verdict: Verdict) -> None:
    report.runs += 1
    report.right["tool"] += verdict.tool
    report.right["arguments"] += verdict.arguments
    report.right["picture"] += verdict.picture
    report.right["passed"] += verdict.passed


def _specs(settings: Settings, model: str) -> list[ModelSpec]:
    if model == RULES:
        return []
    named = settings.llm.model_copy(update={"models": (model,)})
    return model_specs(named)


def _only(models: Models, model: str) -> Models:
    """Without the rules at the end of the list, unless they are what is asked about."""
    return models if model == RULES else models[:-1]
