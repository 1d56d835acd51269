"""What a tool is: one thing the product can do, reached by every door in the same way."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from tools.context import ToolContext
from tools.results import ToolResult
from tools.rights import Right

Arguments = TypeVar("Arguments", bound=BaseModel)
Run = Callable[[ToolContext, BaseModel], Awaitable[ToolResult]]
Reads = Callable[[str], Mapping[str, Any]]
"""From what was typed after a command to the arguments it means; raises BadArgument."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One thing the product can do; `draws` when it orders pictures.

    Models call it by its `name`, people by its `command`; `summary` is for menus. `needs` is the
    right that the registry asks for; one that is not `for_models` is no business of theirs. `reads`
    is for commands of several words, such as “grant @Ana viewer”.
    """

    name: str
    command: str
    summary: str
    description: str
    arguments: type[BaseModel]
    result: type[ToolResult]
    run: Run
    needs: Right
    draws: bool = False
    for_models: bool = True
    reads: Reads | None = None


def tool(  # noqa: PLR0913 - the facts of a tool, all named
    *,
    name: str,
    command: str,
    summary: str,
    description: str,
    arguments: type[Arguments],
    result: type[ToolResult],
    run: Callable[[ToolContext, Arguments], Awaitable[ToolResult]],
    needs: Right | None = None,
    draws: bool = False,
    for_models: bool = True,
    reads: Reads | None = None,
) -> Tool:
    """A tool, callable by who does not know the type of its arguments.

    What draws needs the right to create, what does not the right to look, unless it says otherwise.
    """

    async def checked(ctx: ToolContext, given: BaseModel) -> ToolResult:
        if not isinstance(given, arguments):
            message = f"expected {arguments.__name__}, not {type(given).__name__}"
            raise TypeError(message)
        return await run(ctx, given)

    return Tool(
        name=name,
        command=command,
        summary=summary,
        description=description,
        arguments=arguments,
        result=result,
        run=checked,
        needs=needs or (Right.CREATE if draws else Right.VIEW),
        draws=draws,
        for_models=for_models,
        reads=reads,
    )
