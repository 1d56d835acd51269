"""What is kept about people, for how long, and how to have it: all of it, or all of it removed."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from storage.archive import Archive
from storage.retention import Ages
from tools.context import ToolContext
from tools.errors import NotAllowed
from tools.keys import PLATFORM
from tools.results import ArchiveResult
from tools.rights import Right
from tools.speech import speak
from tools.tool import tool
from tools.wording import counted

_KEPT = """\
I keep what I need to go on from where we were, and nothing else:
· your name and number on this platform, so that your pictures stay yours;
· what you say to me, and what I answer; nothing that was not said to me;
· the pictures you send me, and the ones drawn for you, with their prompts and what they cost;
· your settings, roles and limits, keys for programs, and workflows you saved."""
_WHERE = """\
Prompts, and the pictures they are about, go to Freepik to be drawn; words may go to the language \
model that the operator of this bot has chosen. Nothing is shown in a chat it does not belong to."""
_HOW = """\
/privacy export gives you all of it as a file, /privacy forget tells how to have it removed. Both \
work in plain words, too; what they do happens only where we are alone."""
FORGETTING = """\
When you have yourself forgotten, I remove your name and numbers, what you said, the photos you \
sent and what you made from them, your pictures in chats of your own, settings, keys and \
workflows, and call off what is not drawn yet. Pictures drawn for you in a chat with others, and \
those that somebody made another one from, stay there without your name and words. Receipts stay \
without either, so that the sums are right.

There is no way back; /privacy export first, if you want a copy. To go on, say to me where we are \
alone: /forgetme really"""
"""What happens, and the words for it."""


class PrivacyArguments(BaseModel):
    """Nothing tells what is kept."""

    action: Annotated[
        Literal["tell", "export", "forget"],
        Field(
            description="tell: what is kept about the asker; export: give them all of it; "
            "forget: tell how they have it removed."
        ),
    ] = "tell"


async def privacy(ctx: ToolContext, arguments: PrivacyArguments) -> ArchiveResult:
    """Tell what is kept, give it, or say how it is removed.

    Raises:
        NotAllowed: others could read along.
    """
    match arguments.action:
        case "export":
            alone(ctx)
            say = speak("Here is everything I keep about you; README.txt in it says what is where.")
            return ArchiveResult.of(say, archive_of(ctx))
        case "forget":
            return ArchiveResult(say=speak(FORGETTING))
        case "tell":
            ages = _how_long(ctx.services.ages)
            told = (speak(_KEPT), ages, speak(_WHERE), speak(_HOW))
            return ArchiveResult(say="\n\n".join(told))


def alone(ctx: ToolContext) -> None:
    """Go on only where nobody reads along.

    Raises:
        NotAllowed: others could.
    """
    if ctx.conversation.platform == PLATFORM:
        sentence = speak(
            "A program gets its person's data from GET /v1/me/export, and has them forgotten by "
            "DELETE /v1/me, where its key manages."
        )
        raise NotAllowed(sentence)
    if not ctx.caller.private:
        sentence = speak("Others could read that here: say it to me alone, in a direct message.")
        raise NotAllowed(sentence)


def archive_of(ctx: ToolContext) -> Archive:
    """All that is kept about the asker."""
    services = ctx.services
    return Archive(
        db=services.db, media=services.media, person_id=ctx.person.id, now=services.clock()
    )


def _how_long(ages: Ages) -> str:
    kinds = (
        (speak("pictures and their prompts"), ages.pictures),
        (speak("what was said"), ages.messages),
        (speak("pictures you deleted"), ages.deleted),
    )
    return speak(
        "How long: {ages}.", ages="; ".join(f"{what}: {_lasting(age)}" for what, age in kinds)
    )


def _lasting(age: timedelta | None) -> str:
    return speak("until you have it removed") if age is None else counted(age.days, "day")


TOOL = tool(
    name="privacy",
    command="privacy",
    summary="What is kept about you; have it, or have it removed",
    description=(
        "What is kept about the asker and for how long; all of their data as a file; how to have "
        "it removed. Only when asked for."
    ),
    arguments=PrivacyArguments,
    result=ArchiveResult,
    run=privacy,
    needs=Right.OWN_DATA,
)
