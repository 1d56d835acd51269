"""Be forgotten: asked for in words that nobody says by accident, and never by a model."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from jobs.forgetting import Forgetting
from storage import rights as store
from storage.rights import AuditEntry
from tools.context import ToolContext
from tools.errors import NotAllowed
from tools.privacy import FORGETTING, alone
from tools.results import SecretResult, ToolResult
from tools.rights import Right
from tools.speech import speak
from tools.tool import tool

FORGOTTEN = (
    "I do not know you any more. What is left of yours is removed within the next minutes, "
    "files within the hour. If you write to me again, you are somebody new."
)


class ForgetMeArguments(BaseModel):
    """Nothing tells what happens; the word does it."""

    confirm: Annotated[
        Literal["really"] | None,
        Field(description="The word “really”: everything of yours is removed, for ever."),
    ] = None


async def forget_me(ctx: ToolContext, arguments: ForgetMeArguments) -> ToolResult:
    """Tell what happens, or forget the asker.

    Raises:
        NotAllowed: others could read along, or something is settled about the asker that they
            could shake off so.
    """
    alone(ctx)
    if arguments.confirm is None:
        return ToolResult(say=speak(FORGETTING))
    await forget(ctx)
    return SecretResult(say=speak(FORGOTTEN), noted="Forgot somebody.")


async def forget(ctx: ToolContext) -> None:
    """Forget the asker, who has said that they really want it.

    Raises:
        NotAllowed: something is settled about the asker that they could shake off so.
    """
    services = ctx.services
    async with services.db.read() as tx:
        bound = await store.is_bound(tx, ctx.person.id)
    if bound:
        sentence = speak(
            "An administrator has blocked you somewhere, or set a limit for you, and that must not "
            "be lost: ask whoever runs this bot to have you forgotten."
        )
        raise NotAllowed(sentence)
    forgetting = Forgetting(
        db=services.db, engine=services.engine, budget=services.budget, clock=services.clock
    )
    if await forgetting.begin(ctx.person.id, here=ctx.conversation.id):
        async with services.db.write() as tx:
            await store.note(tx, _entry(ctx))


def _entry(ctx: ToolContext) -> AuditEntry:
    return AuditEntry(
        person_id=None,
        place=store.EVERYWHERE,
        action="forget",
        detail="somebody, as they wished",
        created_at=ctx.services.clock(),
    )


TOOL = tool(
    name="forget_me",
    command="forgetme",
    summary="Have everything of yours removed",
    description="Remove everything of the asker's.",
    arguments=ForgetMeArguments,
    result=ToolResult,
    run=forget_me,
    needs=Right.OWN_DATA,
    for_models=False,
)
