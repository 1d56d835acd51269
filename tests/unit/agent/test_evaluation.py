"""Our own scripted chats, all of them, by the rules: every one is understood."""

import json
import subprocess
import sys

import pytest

from agent.evaluating import Call, Expectation, judge
from app.evaluate import load_cases


def test_the_rules_understand_every_case_of_ours() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "evaluate", "--model", "rules", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(done.stdout)
    wrong = [(one["id"], one["say"], one["got"]) for one in report["failed"]]
    assert not wrong, "\n".join(map(str, wrong))
    assert report["passed"] == 1
    assert report["cases"] == len(load_cases(None)) >= 230


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case.id for case in load_cases(None)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("wanted", "kept_out", "right"),
    [
        ("grid", "grid, tokens", True),
        ("Tokens, grid", "grid, tokens", True),
        ("grid, people", "grid, tokens", False),
        ("grid", "gridiron", False),
    ],
)
def test_of_what_is_kept_out_the_terms_expected_must_be_there(
    wanted: str, kept_out: str, *, right: bool
) -> None:
    expected = Expectation(tool=["generate"], args={"negative": wanted})
    call = Call(tool="generate", arguments={"prompt": "a map", "negative": kept_out})
    assert judge(expected, [call]).arguments is right
