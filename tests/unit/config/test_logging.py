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


def test_json_is_one_object_a_line() -> None:
    ours, theirs = map(json.loads, _fail("json").splitlines())
    assert (ours["event"], ours["job"], ours["level"]) == ("job.stumbled", "7", "error")
    assert theirs["event"] == "it said ***"
