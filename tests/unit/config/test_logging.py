import io
import json
import logging
from collections.abc import Iterator
from typing import Literal

import pytest
import structlog

from config.logging import set_up_logging
from config.masking import mask_of

KEY = "FPSX-secret"


@pytest.fixture(autouse=True)
def configuration_restored() -> Iterator[None]:
    before, handlers = structlog.get_config(), logging.root.handlers[:]
    yield
    structlog.configure(**before)
    logging.root.handlers[:] = handlers


def _fail(form: Literal["console", "json"]) -> str:
    out = io.StringIO()
    set_up_logging(level="info", form=form, stream=out, mask=mask_of([KEY, ""]))
    nothing: dict[str, str] = {}
    try:
        nothing[f"refused {KEY}"]
    except KeyError:
        structlog.get_logger("test").exception("job.stumbled", job="7", key=KEY)
        logging.getLogger("library").exception("it said %s", KEY)
    return out.getvalue()


def test_a_traceback_is_plain_and_shows_no_variables() -> None:
    text = _fail("console")
    assert text.count("Traceback (most recent call last):") == 2
    assert "\u256d" not in text, "no boxes"
    assert "locals" not in text


@pytest.mark.parametrize("form", ["console", "json"])
def test_secrets_are_masked_also_in_tracebacks(form: Literal["console", "json"]) -> None:
    text = _fail(form)
    assert KEY not in text
    assert text.count("***") >= 4


def _fail_with(words: str) -> None:
    raise ValueError(words)


_EVIL = "a fox\r\n2026-01-01 [info] all is well\x1b[31m\x9b2J\u202e\u2028x"


@pytest.mark.parametrize("form", ["console", "json"])
def test_what_strangers_wrote_begins_no_line(form: Literal["console", "json"]) -> None:
    out = io.StringIO()
    set_up_logging(level="info", form=form, stream=out)
    try:
        _fail_with(_EVIL)
    except ValueError:
        structlog.get_logger("test").exception("job.stumbled", name=_EVIL, file=[_EVIL])
    structlog.get_logger("test").info(_EVIL)
    logging.getLogger("library").warning("it said %s", _EVIL)
    lines = out.getvalue().split("\n")
    assert not [line for line in lines if line.startswith(("2026-01-01", "\r", "x"))]
    assert not set(out.getvalue()) & set("\r\x1b\x9b\u202e\u2028")
    # The event, its traceback, two more lines, and nothing that was made up.
    heads = [line for line in lines if line and not line.startswith(("  ", "Traceback"))]
    assert len(heads) == 3, heads


def test_json_is_one_object_a_line() -> None:
    ours, theirs = map(json.loads, _fail("json").splitlines())
    assert (ours["event"], ours["job"], ours["level"]) == ("job.stumbled", "7", "error")
    assert theirs["event"] == "it said ***"
