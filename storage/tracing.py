"""One id from what somebody asked to the picture it became, in every log line and span on the way.

It is the trace id of W3C's Trace Context and travels in OpenTelemetry's context, whether or not
spans are recorded. A job keeps it, so whichever process works on it next goes on with it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256

from opentelemetry import context, trace
from opentelemetry.context import Context
from opentelemetry.trace import StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_ID = context.create_key("trace id")
_HEADER = "traceparent"
_W3C = TraceContextTextMapPropagator()
_REFERENCE = 8
_tracer = trace.get_tracer("freepik-orchestrator")

Attributes = Mapping[str, str | int | None]


@contextmanager
def begun(name: str) -> Iterator[None]:
    """A trace of its own; the same name has the same id, so a repetition is found with it."""
    with _attached(context.set_value(_ID, sha256(name.encode()).hexdigest()[:32], Context())):
        yield


@contextmanager
def within(name: str) -> Iterator[None]:
    """The trace that is under way, or else one of its own."""
    if current_id() is not None:
        yield
        return
    with begun(name):
        yield


@contextmanager
def resumed(kept: str | None) -> Iterator[None]:
    """Inside, go on with a trace that was kept; None changes nothing."""
    if kept is None:
        yield
        return
    _, _, of_span = kept.partition("-")
    spans = _W3C.extract({_HEADER: kept}, Context())
    with _attached(context.set_value(_ID, of_span[:32] or kept, spans)):
        yield


def kept() -> str | None:
    """The trace that is under way and where in it we are, for `resumed`."""
    carrier: dict[str, str] = {}
    _W3C.inject(carrier)
    return carrier.get(_HEADER) or current_id()


def current_id() -> str | None:
    """The id of the trace that is under way: 32 hexadecimal digits."""
    current = trace.get_current_span().get_span_context()
    if current.is_valid:
        return trace.format_trace_id(current.trace_id)
    id = context.get_value(_ID)
    return id if isinstance(id, str) else None


def reference() -> str:
    """The beginning of that id, short enough to be read out; it is what people are told."""
    return (current_id() or "")[:_REFERENCE]


@contextmanager
def span(name: str, attributes: Attributes) -> Iterator[None]:
    """A span around the block; of an error only its kind is told, never its words."""
    given = {key: value for key, value in attributes.items() if value is not None}
    with _tracer.start_as_current_span(
        name, attributes=given, record_exception=False, set_status_on_exception=False
    ) as recording:
        try:
            yield
        except Exception as error:  # noted, not handled
            recording.set_status(StatusCode.ERROR, type(error).__name__)
            raise


@contextmanager
def _attached(wanted: Context) -> Iterator[None]:
    token = context.attach(wanted)
    try:
        yield
    finally:
        context.detach(token)
