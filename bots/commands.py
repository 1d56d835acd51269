"""Slash commands: every tool by its command, and the words that stand for buttons."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bots.actions import Outcome, on_job, on_picture, on_proposal
from bots.buttons import OF_PICTURES, OF_PROPOSALS, Action
from jobs.results import words_in
from storage import images, jobs, workflows
from storage.jobs import Job
from storage.tables import ImageId, JobId, JobState, RunState
from tools import registry
from tools.context import ToolContext
from tools.errors import BadArgument, NotFound
from tools.fields import Picture
from tools.picture_ref import resolve
from tools.registry import COMMANDS, TOOLS
from tools.results import SecretResult, archives_in, enclosures_in, proposals_in
from tools.speech import speak
from tools.tool import Tool

FREE_TEXT = ""
"""The name under which an adapter puts text that was given without an argument's name."""

BUTTON_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "approve": "agree to a price",
        "decline": "say no to a price",
        "retry": "try a failed one again",
        "mine": "draw your own words in place of the richer ones",
        "yours": "take the richer words",
        "reword": "draw other words in place of the richer ones",
        "again": "draw the same wish anew",
        "draw": "draw what was answered in words",
        "original": "get the original file",
        "prompt": "see the words a picture was made from",
        "delete": "delete a picture of yours",
        "restore": "bring a deleted one back",
    }
)
"""Commands that stand for a button, so that nobody needs to press one: what each does."""

_EXAMPLES: Mapping[str, str] = MappingProxyType(
    {"mine": "/mine", "yours": "/yours", "reword": "/reword a red fox", "draw": "/draw"}
)  # the others take a number

_RECENT = 50  # jobs among which "the last one" is looked for
_NUMBER = re.compile(r"#?(\d{1,9})")
_RUNS = {
    Action.APPROVE: {RunState.AWAITING_APPROVAL},
    Action.DECLINE: {RunState.AWAITING_APPROVAL},
    Action.RETRY: {RunState.FAILED},
}
_SETTING = re.compile(r'(?:^|(?<=\s))([a-z_]+)=("[^"]*"|\S+)')
_TRIED_AGAIN = frozenset({JobState.FAILED, JobState.LOST, JobState.EXPIRED, JobState.REFUSED})


async def run(ctx: ToolContext, name: str, arguments: Mapping[str, str]) -> Outcome:
    """Do what the command says.

    Raises:
        ToolError: With a sentence that is ready to send.
    """
    if name in {"help", "start"}:
        text = help_text(arguments.get(FREE_TEXT, "").strip().removeprefix("/"))
        return Outcome(did="Explained the commands.", say=text)
    if name in BUTTON_WORDS:
        which = next((value for value in arguments.values() if value.strip()), "")
        return await _button_word(ctx, Action(name), which.strip())
    tool = tool_of(name)
    if tool is None:
        raise NotFound(_unknown(name))
    result = await registry.call(tool.name, ctx, tool_arguments(tool, arguments))
    did = result.noted if isinstance(result, SecretResult) else result.say
    proposals = proposals_in([result])
    return Outcome(
        did=did,
        say=None if proposals else result.say,  # the card says it all
        shows=tuple(result.shows),
        proposals=proposals,
        archives=archives_in([result]),
        enclosures=enclosures_in([result]),
    )


def tool_of(name: str) -> Tool | None:
    """The tool with this command; its own name, which models use, will do as well."""
    return COMMANDS.get(name) or TOOLS.get(name)


def tool_arguments(tool: Tool, given: Mapping[str, str]) -> dict[str, object]:
    """Typed text as the tool's arguments, by name; free text goes to its main argument.

    Raises:
        BadArgument: The tool has no such argument.
    """
    fields = tool.arguments.model_fields
    raw: dict[str, object] = {}
    for key, value in given.items():
        if key == FREE_TEXT and tool.reads is not None:
            raw |= tool.reads(value)
            continue
        field = key or main_argument(tool.arguments)
        if field not in fields:
            sentence = speak(
                "{command} has no setting “{name}”; it takes {names}.",
                command=f"/{tool.command}",
                name=key,
                names=", ".join(fields),
            )
            raise BadArgument(key, sentence)
        raw[field] = _several(fields[field], value) if _takes_several(fields[field]) else value
    return raw


def _takes_several(field: FieldInfo) -> bool:
    """Whether it is a list of texts; what is written in a form of its own is read as a whole."""
    if get_origin(field.annotation) is not list:
        return False
    (kind,) = get_args(field.annotation)
    return get_origin(kind) is Annotated or kind is str


def _several(field: FieldInfo, value: str) -> list[str]:
    """Pictures are single words; whole sentences stand on lines of their own."""
    pictures = get_args(field.annotation) == (Picture,)
    parts = re.split(r"[,\s]+" if pictures else r"[\n;]+", value)
    return [part.strip() for part in parts if part.strip()]


def typed_arguments(text: str) -> dict[str, str]:
    """What was typed after a command: `name=value` and `name="several words"`, the rest free."""
    arguments = {found[1]: found[2].strip('"') for found in _SETTING.finditer(text)}
    lines = (" ".join(line.split()) for line in _SETTING.sub("", text).splitlines())
    free = "\n".join(line for line in lines if line)
    return {**({FREE_TEXT: free} if free else {}), **arguments}


def main_argument(arguments: type[BaseModel]) -> str:
    """Where free text goes: the first argument that must be given, else the first there is."""
    fields = arguments.model_fields
    required = (name for name, field in fields.items() if field.is_required())
    return next(required, next(iter(fields), FREE_TEXT))


def help_text(topic: str = "") -> str:
    """What can be said here; with a command, what that one takes."""
    if tool := tool_of(topic):
        return _help_on(tool)
    tools = [f"/{command}: {speak(tool.summary)}" for command, tool in COMMANDS.items()]
    words = [
        f"/{name}: {speak(meaning)}: {_EXAMPLES.get(name, f'/{name} #4')}"
        for name, meaning in BUTTON_WORDS.items()
    ]
    return "\n".join(
        [
            speak("Say in your own words what you want to see, then what to change:"),
            speak(
                "“a red fox in the snow, wide”, “make it night”, “upscale #2”, “back to the first”."
            ),
            speak(
                "You can also send pictures, answer a picture, or name it: "
                "#2, its handle, “the fox”."
            ),
            "",
            speak("Commands:"),
            *tools,
            "",
            speak("In place of buttons (upscale, vary, edit and undo work in plain words too):"),
            *words,
            "",
            speak("/help imagine tells what a command takes, /privacy what is kept about you."),
        ]
    )


def _help_on(tool: Tool) -> str:
    main = main_argument(tool.arguments)
    said = speak(" (or just say it)")
    lines = [
        f"{field}{said if field == main else ''}: {speak(info.description or '')}".rstrip()
        for field, info in tool.arguments.model_fields.items()
    ]
    return "\n".join([f"/{tool.command}: {speak(tool.summary)}", *lines])


def _unknown(name: str) -> str:
    close = difflib.get_close_matches(name, [*COMMANDS, *BUTTON_WORDS, "help"], n=1, cutoff=0.7)
    unknown = speak("I do not know {command}.", command=f"/{name}")
    hint = [speak("Did you mean {command}?", command=f"/{close[0]}")] if close else []
    return " ".join([unknown, *hint, speak("/help lists what I know.")])


async def _button_word(ctx: ToolContext, action: Action, which: str) -> Outcome:
    if action is Action.RESTORE:
        return await on_picture(ctx, action, await _deleted_one(ctx, which))
    if action in OF_PROPOSALS:
        return await on_proposal(ctx, action, None, words=which)
    if action in OF_PICTURES:
        found = await resolve(ctx, which or "last")
        if found.image is None:
            sentence = speak("#{number} is not finished yet.", number=found.number)
            raise NotFound(sentence)
        return await on_picture(ctx, action, found.image.id)
    outcome = await on_job(ctx, action, await _meant(ctx, action, which))
    # Who types has no card under the finger: say it.
    return replace(outcome, say=outcome.did)


async def _meant(ctx: ToolContext, action: Action, which: str) -> JobId:
    """The job that is meant, or the run begun last when that is newer."""
    async with ctx.services.db.read() as tx:
        run = await workflows.newest(tx, ctx.conversation.id) if not which else None
    if run is None or run.state not in _RUNS.get(action, ()):
        return (await _job_meant(ctx, action, which)).id
    try:
        job = await _job_meant(ctx, action, which)
    except NotFound:
        return JobId(run.id)
    newer = job.run_id != run.id and job.created_at > run.created_at
    return job.id if newer else JobId(run.id)


async def _deleted_one(ctx: ToolContext, which: str) -> ImageId:
    """Deleted pictures have no other name than their number: nothing else finds them."""
    number = _NUMBER.fullmatch(which)
    async with ctx.services.db.read() as tx:
        image = await images.by_number(tx, ctx.conversation.id, int(number[1])) if number else None
    if image is None:
        sentence = speak("Which one? Say the number it had here, as in /restore #4.")
        raise NotFound(sentence)
    return image.id


async def _job_meant(ctx: ToolContext, action: Action, which: str) -> Job:
    number = _NUMBER.fullmatch(which)
    async with ctx.services.db.read() as tx:
        if number is not None:
            named = await jobs.by_number(tx, ctx.conversation.id, int(number[1]))
            candidates = [] if named is None else [named]
        else:
            recent = await jobs.of_conversation(tx, ctx.conversation.id, states=None, limit=_RECENT)
            candidates = [job for job in recent if not which and _fits(action, job)]
    if candidates:
        return candidates[0]
    example = f"/{action.value} #4"
    sentence = speak("Which one? Say its number, as in {example}.", example=example)
    raise NotFound(sentence)


def _fits(action: Action, job: Job) -> bool:
    if action in {Action.APPROVE, Action.DECLINE}:
        return job.state is JobState.AWAITING_APPROVAL
    if action is Action.RETRY:
        return job.state in _TRIED_AGAIN
    if action is Action.DRAW:
        return bool(words_in(job))
    return job.tool == "generate"
