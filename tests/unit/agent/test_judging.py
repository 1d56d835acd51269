"""The score of scripted conversations is honest: a wrong call, picture or argument counts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from agent.evaluating import Call, Case, Expectation, judge
from app.evaluate import load_cases
from app.process import CannotStart


@pytest.mark.parametrize(
    ("expect", "calls", "passed"),
    [
        ({"tool": []}, [], True),
        ({"tool": []}, [Call(tool="generate", arguments={"prompt": "x"})], False),
        ({"tool": ["edit"]}, [], False),
        (
            {"tool": ["generate"], "args": {"ratio": "16x9"}, "contains": ["FOX"]},
            [Call(tool="generate", arguments={"prompt": "a fox", "ratio": "16:9"})],
            True,
        ),
        (
            {"tool": ["generate"], "args": {"n": 2}},
            [Call(tool="generate", arguments={"prompt": "a fox", "count": 2})],
            True,
        ),
        (
            {"tool": ["generate"], "args": {"seed": 7}},
            [Call(tool="generate", arguments={"prompt": "a fox"})],
            False,
        ),
        (
            {"tool": ["edit"], "picture": 2},
            [
                Call(tool="edit", arguments={"instruction": "x"}, picture=1),
                Call(tool="edit", arguments={"instruction": "x"}, picture=2),
            ],
            True,
        ),
        ({"tool": ["undo"]}, [Call(tool="show", arguments={"picture": "previous"})], True),
        ({"tool": ["undo"]}, [Call(tool="edit", arguments={"instruction": "x"})], False),
        (
            {"tool": ["edit"], "args": {"unheard": 1}},
            [Call(tool="edit", arguments={"instruction": "x"}, picture=1)],
            False,
        ),
    ],
)
def test_a_verdict(expect: dict[str, object], calls: list[Call], *, passed: bool) -> None:
    assert judge(Expectation.model_validate(expect), calls).passed == passed


def test_a_wrong_answer_is_told_with_what_was_expected() -> None:
    wrong = {"id": "w", "say": ["hello", "draw a fox"], "expect": {"tool": ["upscale"]}}
    done = subprocess.run(
        [sys.executable, "-m", "app", "evaluate", "--json", "--k", "2", "--cases", "/dev/stdin"],
        input=json.dumps(wrong) + "\n\n",
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(done.stdout)
    assert (report["cases"], report["k"], report["tool"], report["pass^2"]) == (1, 2, 0, 0)
    (failed,) = report["failed"]
    assert failed["got"][0]["tool"] == "generate"


def test_a_line_that_is_no_case_is_named(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text('{"id": "x"}\n')
    with pytest.raises(CannotStart, match=r"cases\.jsonl, line 1"):
        load_cases(file)
    with pytest.raises(CannotStart, match="cannot be read"):
        load_cases(tmp_path / "none.jsonl")
    assert Case.model_validate({"id": "a", "say": "b", "expect": {"tool": []}}).turns == ["b"]
