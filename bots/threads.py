"""Whether a command's work is done in a thread of its own, as its chat has settled."""

from bots.commands import tool_of
from bots.ports import ChatAdapter, ChatRef, Command
from tools.context import ToolContext
from tools.preferences import check_place, preferences_of_place
from tools.rights import Right, require

_NEW_WORK = frozenset({"generate", "icon", "batch"})


async def place_of_work(ctx: ToolContext, adapter: ChatAdapter, command: Command) -> ChatRef | None:
    """A thread opened for this command; None where it is to be done right here.

    Raises:
        NotAllowed: the person may not draw here, or not now: then there is no thread, either.
    """
    tool = tool_of(command.name)
    if tool is None or tool.name not in _NEW_WORK or command.ref.parent is not None:
        return None
    async with ctx.services.db.read() as tx:
        wanted = await preferences_of_place(tx, ctx.conversation)
    if not wanted.threads:
        return None
    await require(ctx, Right.CREATE)
    await check_place(wanted, ctx)
    words = " ".join(command.arguments.values()).strip() or tool.summary
    return await adapter.open_thread(command.ref, words, person=command.sender.id)
