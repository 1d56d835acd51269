"""All tools, and the one way in for every door: agent, command, button, API."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar
from uuid import uuid5

import structlog
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jobs.errors import JobError
from tools.cancel import CancelArguments, CancelResult, cancel
from tools.check_status import CheckStatusArguments, StatusResult, check_status
from tools.context import ToolContext
from tools.edit import EditArguments, edit
from tools.enhance_prompt import EnhancePromptArguments, EnhanceResult, enhance_prompt
from tools.errors import BadArgument, ToolError, Unavailable
from tools.failures import translated, unexpected
from tools.generate import GenerateArguments, generate
from tools.list_gallery import GalleryResult, ListGalleryArguments, list_gallery
from tools.results import DrawResult, ToolResult
from tools.show import ShowArguments, ShowResult, show
from tools.upscale import UpscaleArguments, upscale
from tools.usage_report import UsageReportArguments, UsageResult, usage_report
from tools.vary import VaryArguments, vary

log = structlog.get_logger(__name__)

PATIENCE = 20.0
"""Seconds a tool may take. None waits for a picture, so only a stuck database comes near it."""

Arguments = TypeVar("Arguments", bound=BaseModel)
Run = Callable[[ToolContext, BaseModel], Awaitable[ToolResult]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One thing the product can do; `draws` when it orders pictures.

    Models call it by its `name`, people by its `command`; `summary` is for menus.
    """

    name: str
    command: str
    summary: str
    description: str
    arguments: type[BaseModel]
    result: type[ToolResult]
    run: Run
    draws: bool = False


def _run(
    arguments: type[Arguments], run: Callable[[ToolContext, Arguments], Awaitable[ToolResult]]
) -> Run:
    """The tool for a caller who does not know its arguments' type."""

    async def checked(ctx: ToolContext, given: BaseModel) -> ToolResult:
        if not isinstance(given, arguments):
            message = f"expected {arguments.__name__}, not {type(given).__name__}"
            raise TypeError(message)
        return await run(ctx, given)

    return checked


_ALL = (
    Tool(
        name="generate",
        command="imagine",
        summary="Draw a new picture",
        description=(
            "Draw new pictures from words. Pass the person's own words as prompt. The pictures "
            "come into the chat by themselves when done; the result says what was ordered."
        ),
        arguments=GenerateArguments,
        result=DrawResult,
        run=_run(GenerateArguments, generate),
        draws=True,
    ),
    Tool(
        name="edit",
        command="edit",
        summary="Change a picture by an instruction",
        description=(
            "Change a picture as instructed: make it night, add a hat, remove the car. A picture "
            "that is still being drawn may be used; the change then waits for it."
        ),
        arguments=EditArguments,
        result=DrawResult,
        run=_run(EditArguments, edit),
        draws=True,
    ),
    Tool(
        name="vary",
        command="vary",
        summary="Draw variations of a picture",
        description="Draw a picture again, a little or very different from the original.",
        arguments=VaryArguments,
        result=DrawResult,
        run=_run(VaryArguments, vary),
        draws=True,
    ),
    Tool(
        name="upscale",
        command="upscale",
        summary="Make a picture larger",
        description="Make a picture larger; creative invents detail, faithful does not.",
        arguments=UpscaleArguments,
        result=DrawResult,
        run=_run(UpscaleArguments, upscale),
        draws=True,
    ),
    Tool(
        name="show",
        command="show",
        summary="Show a picture again and go on from it",
        description=(
            "Show a finished picture again and make it the current one: "
            '"undo" is show("previous"), "back to 2" is show("#2").'
        ),
        arguments=ShowArguments,
        result=ShowResult,
        run=_run(ShowArguments, show),
    ),
    Tool(
        name="check_status",
        command="status",
        summary="See how far the open orders are",
        description="How far open orders are, or what became of one picture.",
        arguments=CheckStatusArguments,
        result=StatusResult,
        run=_run(CheckStatusArguments, check_status),
    ),
    Tool(
        name="cancel",
        command="cancel",
        summary="Cancel what is not drawn yet",
        description="Call off the asker's open orders: the newest, one by its number, or all.",
        arguments=CancelArguments,
        result=CancelResult,
        run=_run(CancelArguments, cancel),
    ),
    Tool(
        name="list_gallery",
        command="gallery",
        summary="Look through finished pictures",
        description="List finished pictures of this chat or of the asker, newest first, by words.",
        arguments=ListGalleryArguments,
        result=GalleryResult,
        run=_run(ListGalleryArguments, list_gallery),
    ),
    Tool(
        name="usage_report",
        command="usage",
        summary="See what was used and what is left",
        description="Credits and pictures used, and what is left. Only when asked for.",
        arguments=UsageReportArguments,
        result=UsageResult,
        run=_run(UsageReportArguments, usage_report),
    ),
    Tool(
        name="enhance_prompt",
        command="enhance",
        summary="Improve a prompt without drawing",
        description=(
            "Propose a richer prompt; the original stays in front and the additions are listed. "
            "Draws nothing. Only when the person asks for a better prompt."
        ),
        arguments=EnhancePromptArguments,
        result=EnhanceResult,
        run=_run(EnhancePromptArguments, enhance_prompt),
    ),
)

TOOLS: Mapping[str, Tool] = MappingProxyType({tool.name: tool for tool in _ALL})
COMMANDS: Mapping[str, Tool] = MappingProxyType({tool.command: tool for tool in _ALL})
"""The same tools by what people type, on every platform."""


async def call(name: str, ctx: ToolContext, raw: Mapping[str, object]) -> ToolResult:
    """Check the arguments and run the tool.

    Raises:
        BadArgument: an argument, or the tool's name, cannot be used.
        ToolError: the tool did not do its work; the sentence is ready to send. An unforeseen
            failure becomes Unavailable with a reference that is in the log.
    """
    tool = TOOLS.get(name)
    if tool is None:
        field = "tool"
        sentence = f"There is no tool {name!r}; there is {', '.join(TOOLS)}."
        raise BadArgument(field, sentence)
    arguments = parse(tool, raw)
    try:
        async with asyncio.timeout(PATIENCE):
            return await tool.run(ctx, arguments)
    except ToolError:
        raise
    except JobError as error:
        raise translated(error) from error
    except Exception as error:  # the last net: one broken tool must not end the turn of others
        raise _reported(name, ctx, error) from error


def parse(tool: Tool, raw: Mapping[str, object]) -> BaseModel:
    """The arguments of a tool, typed; nulls mean "not given".

    Raises:
        BadArgument: the first value that cannot be used, and what is possible instead.
    """
    given = {name: value for name, value in raw.items() if value is not None}
    try:
        return tool.arguments.model_validate(given)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_context=True)[0]
        field = str(problem["loc"][0]) if problem["loc"] else "arguments"
        raise BadArgument(field, _sentence(tool, field, problem)) from error


def _sentence(tool: Tool, field: str, problem: ErrorDetails) -> str:
    if problem["type"] == "missing":
        return f"{field} is missing: {_description(tool, field)}"
    shown = repr(problem["input"])[:60]
    reason = problem["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    return (
        f"{shown} is not possible for {field}; it should be {reason}. {_description(tool, field)}"
    )


def _description(tool: Tool, field: str) -> str:
    info = tool.arguments.model_fields.get(field)
    return (
        (info.description or "") if info else f"There is {', '.join(tool.arguments.model_fields)}."
    )


def _reported(name: str, ctx: ToolContext, error: Exception) -> Unavailable:
    # Derived, so that a repetition of the same call is found under the same reference.
    reference = uuid5(ctx.person.id, f"{ctx.request_key}:{type(error).__name__}").hex[:8]
    log.error(
        "tool.failed", ref=reference, tool=name, turn=ctx.turn_id, error=repr(error), exc_info=error
    )
    return unexpected(error, reference)
