from collections.abc import Iterator

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import Status, StatusCode

from app.collecting import Masking, OurTraces
from config.masking import mask_of
from storage import tracing

KEY = "sk-canary"
SAID = f"a red fox is refused for {KEY}"


@pytest.fixture(params=[True, False], ids=["with words", "without words"])
def sent(request: pytest.FixtureRequest) -> Iterator[ReadableSpan]:
    """A span about something that went wrong, as it leaves us."""
    kept = InMemorySpanExporter()
    provider = TracerProvider(id_generator=OurTraces(), shutdown_on_exit=False)
    masking = Masking(kept, mask_of([KEY]), words=request.param)
    provider.add_span_processor(SimpleSpanProcessor(masking))
    with (
        tracing.begun("a message"),
        provider.get_tracer("test").start_as_current_span("call") as one,
    ):
        one.set_attributes({"url.query": "t=hush", "url.path": f"/{KEY}", "count": 7})
        one.record_exception(ValueError(SAID))
        one.set_status(Status(StatusCode.ERROR, f"ValueError: {SAID}"))
    (span,) = kept.get_finished_spans()
    yield span
    provider.shutdown()


def test_no_secret_leaves_and_what_was_said_only_on_demand(
    sent: ReadableSpan, request: pytest.FixtureRequest
) -> None:
    told = sent.to_json()
    assert KEY not in told
    assert "hush" not in told
    assert dict(sent.attributes or {}) == {"url.path": "/***", "count": 7}
    assert ("a red fox" in told) == ("[with words]" in request.node.name)
    assert (sent.status.description or "").startswith("ValueError")


def test_a_span_has_the_id_of_its_log_lines(sent: ReadableSpan) -> None:
    with tracing.begun("a message"):
        assert sent.context is not None
        assert format(sent.context.trace_id, "032x") == tracing.current_id()


def test_what_is_kept_is_gone_on_with_and_named_alike() -> None:
    with tracing.begun("a message"):
        id, kept = tracing.current_id(), tracing.kept()
    assert tracing.current_id() is None
    with tracing.begun("a queue's ring"), tracing.resumed(kept):
        assert tracing.current_id() == id
        assert tracing.reference() == (id or "")[:8]
    with tracing.begun("a message"):
        assert tracing.current_id() == id, "the same again has the same id"
