"""What is logged while a database is away, and once it is back."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from config.logging import set_up_logging
from config.outages import Outages
from storage.errors import DatabaseAway, DatabaseUnavailable


@pytest.fixture(autouse=True)
def configuration_restored() -> Iterator[None]:
    before, handlers = structlog.get_config(), logging.root.handlers[:]
    yield
    structlog.configure(**before)
    logging.root.handlers[:] = handlers


@pytest.fixture
def out() -> io.StringIO:
    out = io.StringIO()
    set_up_logging(level="info", form="json", stream=out, passing=(DatabaseAway,))
    return out


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def fails(error: Exception, event: str, **fields: str) -> None:
    try:
        raise error
    except type(error):
        structlog.get_logger("test").exception(event, **fields)


def test_an_outage_is_one_warning_of_each_kind_without_a_traceback(out: io.StringIO) -> None:
    for number in range(300):
        fails(DatabaseAway("refused"), "delivery.failed", delivery=str(number))
        fails(DatabaseAway("refused"), "intake.not_marked", chat=str(number))
    first, second = lines(out)
    assert (first["event"], first["delivery"]) == ("delivery.failed", "0")
    assert (second["event"], second["chat"]) == ("intake.not_marked", "0")
    for line in (first, second):
        assert (line["level"], line["error"]) == ("warning", "refused")
        assert "exception" not in line


def test_a_library_does_not_repeat_itself_either(out: io.StringIO) -> None:
    for number in range(3):
        error = DatabaseAway("refused")
        logging.getLogger("library").error("work %s failed", number, exc_info=error)
    (line,) = lines(out)
    assert (line["event"], line["level"], line["error"]) == ("work 0 failed", "warning", "refused")
    assert "exception" not in line


def test_who_debugs_sees_all_of_it() -> None:
    out = io.StringIO()
    set_up_logging(level="debug", form="json", stream=out, passing=(DatabaseAway,))
    for _ in range(2):
        fails(DatabaseAway("refused"), "delivery.failed")
    assert ["Traceback" in line["exception"] for line in lines(out)] == [True, True]


def test_what_is_unexpected_keeps_its_traceback_each_time(out: io.StringIO) -> None:
    for _ in range(2):
        fails(DatabaseUnavailable("no such column"), "delivery.failed")
    assert [line["level"] for line in lines(out)] == ["error"] * 2
    assert all("Traceback" in line["exception"] for line in lines(out))


def test_what_somebody_was_told_to_look_for_is_always_there(out: io.StringIO) -> None:
    for reference in ("abc", "def"):
        fails(DatabaseAway("refused"), "router.failed", reference=reference)
    assert [line["reference"] for line in lines(out)] == ["abc", "def"]


def test_an_outage_after_a_while_is_another_one() -> None:
    now = 0.0
    outages = Outages((DatabaseAway,), monotonic=lambda: now)
    event = {"event": "delivery.failed", "exc_info": DatabaseAway("refused")}
    assert outages.once(None, "error", {**event})
    now = 50.0
    with pytest.raises(structlog.DropEvent):
        outages.once(None, "error", {**event})
    now = 100.0  # it goes on
    with pytest.raises(structlog.DropEvent):
        outages.once(None, "error", {**event})
    now = 200.0
    assert outages.once(None, "error", {**event})
