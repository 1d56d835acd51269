"""Spans for an OpenTelemetry collector, where its own standard variables ask for them."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.process import CannotStart
from config.settings import Settings


@contextmanager
def spans_sent(settings: Settings) -> Iterator[None]:
    """Inside, spans go where OTEL_EXPORTER_OTLP_ENDPOINT says; without it nothing is loaded.

    Raises:
        CannotStart: the variables ask for what is not installed.
    """
    if not settings.spans.are_sent:
        yield
        return
    try:
        from app.collecting import sent  # noqa: PLC0415 - the extra is large, and seldom there
    except ModuleNotFoundError as error:
        message = "OTEL_EXPORTER_OTLP_ENDPOINT needs the extra otel: see docs/operating.md."
        raise CannotStart(message) from error
    with sent(settings):
        yield
