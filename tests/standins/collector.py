"""An OpenTelemetry collector on loopback: keeps the spans that come by OTLP over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.servers import Server, address, listen

PROTOBUF = "application/x-protobuf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One span; `process` is the number of the process that sent it."""

    name: str
    trace: str
    id: str
    parent: str
    process: int
    service: str


@dataclass(slots=True)
class Collector:
    """What has been sent, as spans and as text."""

    url: str = ""
    spans: list[Span] = field(default_factory=list)
    text: str = ""
    came: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def receive(self, request: Request) -> Response:
        """One export."""
        assert request.headers["content-type"] == PROTOBUF
        sent = ExportTraceServiceRequest.FromString(await request.body())
        self.text += str(sent)
        for of_process in sent.resource_spans:
            about = {one.key: one.value for one in of_process.resource.attributes}
            self.spans += [
                Span(
                    name=span.name,
                    trace=span.trace_id.hex(),
                    id=span.span_id.hex(),
                    parent=span.parent_span_id.hex(),
                    process=about["process.pid"].int_value,
                    service=about["service.name"].string_value,
                )
                for scope in of_process.scope_spans
                for span in scope.spans
            ]
        async with self.came:
            self.came.notify_all()
        return Response(ExportTraceServiceResponse().SerializeToString(), media_type=PROTOBUF)

    async def trace_with(self, *names: str, within: float) -> list[Span]:
        """The spans of the first trace that has spans of all these names."""
        try:
            async with asyncio.timeout(within), self.came:
                while (found := self._with(names)) is None:
                    await self.came.wait()
                return found
        except TimeoutError:
            seen = {trace: sorted({one.name for one in spans}) for trace, spans in self._traces()}
            pytest.fail(f"no trace has {names}; seen: {seen}")

    def _with(self, names: Sequence[str]) -> list[Span] | None:
        traces = (spans for _, spans in self._traces())
        return next((one for one in traces if {*names} <= {span.name for span in one}), None)

    def _traces(self) -> Iterator[tuple[str, list[Span]]]:
        for trace in dict.fromkeys(span.trace for span in self.spans):
            yield trace, [span for span in self.spans if span.trace == trace]


@asynccontextmanager
async def collecting() -> AsyncIterator[Collector]:
    """A collector on a free port."""
    listener = listen("127.0.0.1", 0)
    collector = Collector(url=address(listener))
    routes = [Route("/v1/traces", collector.receive, methods=["POST"])]
    server = Server(Starlette(routes=routes), listener)
    async with asyncio.TaskGroup() as group:
        group.create_task(server.run_until_stopped())
        yield collector
        server.stop()
