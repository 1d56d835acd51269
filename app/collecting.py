"""How spans are recorded and sent, with OpenTelemetry's SDK. Needs the extra `otel`."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import Event, ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.util.types import Attributes, AttributeValue
from typing_extensions import override

from agent.agent import record_models
from config.masking import Mask, mask_of, secrets_of
from config.settings import Settings
from storage import tracing

_UNTOLD = frozenset(
    {
        "gen_ai.tool.definitions",  # the same hundred kilobytes with every request to a model
        *("url.query", "url.full", "http.url", "http.target"),  # addresses that are secrets
    }
)
_WORDS = frozenset({"exception.message", "exception.stacktrace"})
"""Errors quote what they are about."""


@contextmanager
def sent(settings: Settings) -> Iterator[None]:
    """Record and send inside; at the end what is still here is sent."""
    # Sampler, headers, batches and the rest are read from the environment by the SDK itself.
    provider = TracerProvider(
        resource=Resource.create(
            {"service.name": settings.spans.service_name, "process.pid": os.getpid()}
        ),
        id_generator=OurTraces(),
        shutdown_on_exit=False,
    )
    exporter = Masking(
        OTLPSpanExporter(), mask_of(secrets_of(settings)), words=settings.spans.with_words
    )
    provider.add_span_processor(BatchSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    record_models(words=settings.spans.with_words)
    try:
        yield
    finally:
        provider.shutdown()


class OurTraces(RandomIdGenerator):
    """The first span of something has the id that its log lines have."""

    @override
    def generate_trace_id(self) -> int:
        ours = tracing.current_id()
        return int(ours, 16) if ours is not None else super().generate_trace_id()


class Masking(SpanExporter):
    """Hides secrets in whatever leaves the process, and what was said unless `words` may."""

    def __init__(self, exporter: SpanExporter, mask: Mask, *, words: bool) -> None:
        self._exporter = exporter
        self._mask = mask
        self._untold = _UNTOLD if words else _UNTOLD | _WORDS
        self._words = words

    @override
    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        return self._exporter.export([self._masked(span) for span in spans])

    @override
    def shutdown(self) -> None:
        self._exporter.shutdown()

    @override
    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        return self._exporter.force_flush(timeout_millis)

    def _masked(self, span: ReadableSpan) -> ReadableSpan:
        return ReadableSpan(
            name=self._mask(span.name),
            context=span.context,
            parent=span.parent,
            resource=span.resource,
            attributes=self._attributes(span.attributes),
            events=[
                Event(one.name, self._attributes(one.attributes), one.timestamp)
                for one in span.events
            ],
            links=span.links,
            kind=span.kind,
            status=trace.Status(span.status.status_code, self._status(span.status.description)),
            start_time=span.start_time,
            end_time=span.end_time,
            instrumentation_scope=span.instrumentation_scope,
        )

    def _attributes(self, attributes: Attributes) -> dict[str, AttributeValue]:
        kept: Mapping[str, AttributeValue] = attributes or {}
        return {
            name: self._mask(value) if isinstance(value, str) else value
            for name, value in kept.items()
            if name not in self._untold
        }

    def _status(self, said: str | None) -> str | None:
        """What an error said; otherwise only its kind, which comes first."""
        if said is None:
            return None
        return self._mask(said if self._words else said.partition(":")[0])
