"""All tools, and the one way in for every door: agent, command, button, API."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import structlog
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jobs.errors import JobError
from storage import tracing
from tools import (
    admin,
    analytics,
    batch,
    cancel,
    check_status,
    enhance_prompt,
    forget_me,
    lineage,
    link,
    list_gallery,
    list_loras,
    list_models,
    list_workflows,
    privacy,
    replay,
    report,
    run_workflow,
    save_workflow,
    settings,
    show,
    tag,
    usage_report,
    web,
    zip_pictures,
)
from tools.complaints import should_be
from tools.context import ToolContext
from tools.errors import BadArgument, ToolError, Unavailable
from tools.failures import translated, unexpected
from tools.makers import CRAFTED, ORDERED
from tools.moderation import check_words
from tools.results import ToolResult
from tools.rights import Right, require
from tools.speech import speak
from tools.tool import Tool

log = structlog.get_logger(__name__)

PATIENCE = 20.0
"""Seconds a tool may take. None waits for a picture, so only a stuck database comes near it."""

_ALL = (
    *ORDERED,
    replay.TOOL,
    lineage.TOOL,
    *CRAFTED,
    show.TOOL,
    report.TOOL,
    check_status.TOOL,
    cancel.TOOL,
    list_gallery.TOOL,
    tag.TOOL,
    usage_report.TOOL,
    analytics.TOOL,
    settings.TOOL,
    link.TOOL,
    web.TOOL,
    privacy.TOOL,
    forget_me.TOOL,
    admin.TOOL,
    enhance_prompt.TOOL,
    run_workflow.TOOL,
    list_models.TOOL,
    list_loras.TOOL,
    list_workflows.TOOL,
    save_workflow.TOOL,
    batch.TOOL,
    zip_pictures.TOOL,
)

TOOLS: Mapping[str, Tool] = MappingProxyType({tool.name: tool for tool in _ALL})
COMMANDS: Mapping[str, Tool] = MappingProxyType({tool.command: tool for tool in _ALL})
"""The same tools by what people type, on every platform."""
MODERATED = frozenset(
    {"enhance_prompt", *(tool.name for tool in _ALL if tool.draws or tool.needs is Right.CREATE)}
)
"""The tools whose words become pictures: they are held against the operator's list."""


CallTool = Callable[[str, ToolContext, Mapping[str, object]], Awaitable[ToolResult]]
"""`call`, or what stands in for it where nothing may happen."""


async def call(name: str, ctx: ToolContext, raw: Mapping[str, object]) -> ToolResult:
    """Check the arguments and run the tool.

    Raises:
        BadArgument: an argument, or the tool's name, cannot be used.
        NotAllowed: the caller has not the right that the tool needs.
        ToolError: the tool did not do its work; the sentence is ready to send. An unforeseen
            failure becomes Unavailable with a reference that is in the log.
    """
    tool = TOOLS.get(name)
    if tool is None:
        field = "tool"
        sentence = speak(
            "There is no tool “{name}”; there is {names}.", name=name, names=", ".join(TOOLS)
        )
        raise BadArgument(field, sentence)
    with (
        tracing.within(ctx.request_key),
        tracing.span(f"tool {name}", {"tool.name": name}),
    ):
        return await _called(tool, ctx, raw)


async def _called(tool: Tool, ctx: ToolContext, raw: Mapping[str, object]) -> ToolResult:
    try:
        async with asyncio.timeout(PATIENCE):
            await require(ctx, tool.needs)
            arguments = parse(tool, raw)
            if tool.name in MODERATED:
                await check_words(ctx, arguments)
            given = arguments.model_dump(mode="json", exclude_unset=True)
            return await tool.run(replace(ctx, arguments=given), arguments)
    except ToolError:
        raise
    except JobError as error:
        raise translated(error) from error
    except Exception as error:  # the last net: one broken tool must not end the turn of others
        raise _reported(tool.name, ctx, error) from error


def parse(tool: Tool, raw: Mapping[str, object]) -> BaseModel:
    """The arguments of a tool, typed; nulls mean "not given".

    Raises:
        BadArgument: the first value that cannot be used, and what is possible instead.
    """
    given = {name: value for name, value in raw.items() if value is not None}
    if _has_nul(given):
        field = "arguments"
        sentence = speak("A text may not contain the sign NUL.")
        raise BadArgument(field, sentence)
    try:
        return tool.arguments.model_validate(given)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_context=True)[0]
        field = str(problem["loc"][0]) if problem["loc"] else "arguments"
        raise BadArgument(field, _sentence(tool, field, problem)) from error


def _has_nul(value: object) -> bool:
    """Whether a text in it has the one sign that PostgreSQL keeps in none."""
    match value:
        case str():
            return "\0" in value
        case Mapping():
            return any(map(_has_nul, value.values()))
        case list():
            return any(map(_has_nul, value))
        case _:
            return False


def _sentence(tool: Tool, field: str, problem: ErrorDetails) -> str:
    if problem["type"] == "missing":
        return speak("{field} is missing: {about}", field=field, about=_description(tool, field))
    given = repr(problem["input"])[:60]
    return speak(
        "{given} is not possible for {field}; it should be {wanted}. {about}",
        given=given,
        field=".".join(map(_counted_from_one, problem["loc"])) or field,
        wanted=should_be(problem),
        about=_description(tool, field),
    )


def _counted_from_one(part: int | str) -> str:
    """A part of the way to a value: the third step is “3”."""
    return str(part + 1) if isinstance(part, int) else part


def _description(tool: Tool, field: str) -> str:
    info = tool.arguments.model_fields.get(field)
    if info is None:
        return speak("There is {names}.", names=", ".join(tool.arguments.model_fields))
    return speak(info.description or "")


def _reported(name: str, ctx: ToolContext, error: Exception) -> Unavailable:
    reference = tracing.reference()
    log.error(
        "tool.failed", ref=reference, tool=name, turn=ctx.turn_id, error=repr(error), exc_info=error
    )
    return unexpected(error, reference)
