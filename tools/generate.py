"""Draw new pictures from words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, Field

from freepik.catalog import Capability, Endpoint, endpoint
from freepik.requests import Role, Wish
from storage import rights as store
from storage.ledger import Account
from tools import choice, choosing
from tools.choice import Why
from tools.choosing import Chosen, Wanted
from tools.context import ToolContext
from tools.drawing import Drawing, order, settled_for
from tools.enhancing import Enhancement, enhanced
from tools.errors import BadArgument
from tools.fields import Model, Picture, Ratio, Resolution, Seed
from tools.loras import lora_named
from tools.palette import styling, takes_colors
from tools.picture_ref import resolve_all
from tools.preferences import Preferences
from tools.proposing import propose
from tools.results import DrawResult
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW, listed, quoted

WITH_CHARACTER = "nano-banana-pro"


class GenerateArguments(BaseModel):
    """What to draw, and how."""

    prompt: Annotated[
        str,
        Field(
            min_length=1, max_length=4000, description="What to draw, in the person's own words."
        ),
    ]
    ratio: Ratio = None
    count: Annotated[int, Field(ge=1, le=8, description="How many pictures, 1 to 8.")] = 1
    style: Annotated[
        str | None, Field(max_length=80, description='A style such as "watercolor" or "anime".')
    ] = None
    model: Model = None
    negative: Annotated[
        str | None, Field(max_length=1000, description="What must not be in the picture.")
    ] = None
    seed: Seed = None
    resolution: Resolution = None
    style_reference: Annotated[
        Picture | None, Field(description="A picture whose style the new one takes.")
    ] = None
    structure_reference: Annotated[
        Picture | None, Field(description="A picture whose composition the new one keeps.")
    ] = None
    character: Annotated[
        Picture | None, Field(description="A picture of the character that is to appear.")
    ] = None
    colors: Annotated[
        list[Annotated[str, Field(min_length=3, max_length=20)]],
        Field(max_length=5, description="A palette: names such as teal, or #RRGGBB."),
    ] = []
    lora: Annotated[
        str | None,
        Field(max_length=80, description="A trained style or character (LoRA), by name."),
    ] = None
    wording: Annotated[
        str | None,
        Field(
            max_length=4000,
            description="The words to draw in place of the prompt: only richer ones that the "
            "person has agreed to.",
        ),
    ] = None
    exact: Annotated[
        bool, Field(description="True when the person wants their words used exactly as they are.")
    ] = False


async def generate(ctx: ToolContext, arguments: GenerateArguments) -> DrawResult:
    """Order the pictures, in the words as they were given or, where that is settled, richer."""
    settled = await settled_for(ctx)
    named = arguments.model is not None
    arguments = _with_taste(arguments, settled.preferences)
    chosen = await _chosen(ctx, arguments, settled.account, named=named)
    model = chosen.model
    worded = await _in_words(ctx, arguments, model, richer=bool(settled.preferences.enhance))
    shown = {role: words for role, words in _references(arguments).items() if words is not None}
    found = await resolve_all(ctx, list(shown.values())) if shown else []
    lora = await lora_named(ctx, arguments.lora) if arguments.lora is not None else None
    wish = Wish(
        capability=Capability.GENERATE,
        prompt=_prompt(worded.words, arguments, model),
        ratio=arguments.ratio,
        count=arguments.count,
        seed=arguments.seed,
        negative=arguments.negative,
        style=arguments.style,
        resolution=arguments.resolution,
        options=styling(model, colors=arguments.colors, lora=lora),
    )
    result = await order(
        ctx,
        Drawing(
            tool="generate",
            doing=speak("Drawing {new}", new=NEW),
            endpoint=model,
            why=chosen.why,
            wish=wish,
            prompt=arguments.prompt,
            asked=arguments.model_fields_set,
            inputs=[one.as_input(role) for role, one in zip(shown, found, strict=True)],
            sources=found,
            settled=settled,
            notes=[*chosen.told, *worded.notes],
        ),
    )
    if worded.enhancement is not None:
        for job in result.jobs:
            await propose(ctx, worded.enhancement, job.job_id)
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class _Worded:
    """The words to draw, what is told about them, and how they came to be richer, if they are."""

    words: str
    notes: Sequence[str] = ()
    enhancement: Enhancement | None = None


def _with_taste(arguments: GenerateArguments, settled: Preferences) -> GenerateArguments:
    """What the person or the chat has settled, where nothing else was said."""
    usual = {"model": settled.model, "ratio": settled.ratio, "count": settled.count}
    unsaid = {
        name: value
        for name, value in usual.items()
        if value is not None and name not in arguments.model_fields_set
    }
    return arguments.model_copy(update=unsaid)


async def _in_words(
    ctx: ToolContext, arguments: GenerateArguments, model: Endpoint, *, richer: bool
) -> _Worded:
    if arguments.wording is not None:
        return _Worded(words=arguments.wording)
    if arguments.exact:
        await _remember_exact(ctx)
        remembered = speak(
            "I use your words as they are from now on (/settings enhance on goes back)."
        )
        return _Worded(words=arguments.prompt, notes=[remembered] if richer else [])
    if not richer:
        return _Worded(words=arguments.prompt)
    longest = model.prompt.most if model.prompt is not None else None
    found = await enhanced(arguments.prompt, ctx.services.enhancer, longest=longest)
    told = (
        [speak("I added {added}.", added=listed(map(quoted, found.added)))] if found.added else []
    )
    return _Worded(words=found.enhanced, notes=told, enhancement=found)


async def _remember_exact(ctx: ToolContext) -> None:
    async with ctx.services.db.write() as tx:
        await store.set_value(
            tx,
            place=store.person(ctx.person.id),
            name="enhance",
            value=False,
            now=ctx.services.clock(),
        )


def _references(arguments: GenerateArguments) -> dict[Role, str | None]:
    return {
        Role.STRUCTURE: arguments.structure_reference,
        Role.STYLE: arguments.style_reference,
        Role.REFERENCE: arguments.character,
    }


async def _chosen(
    ctx: ToolContext, arguments: GenerateArguments, account: Account, *, named: bool
) -> Chosen:
    """The model that was named, else one that can take what is handed in.

    Raises:
        BadArgument: no model takes all of it together.
    """
    styled = arguments.structure_reference or arguments.style_reference or arguments.lora
    if arguments.character and styled:
        field = "character"
        sentence = speak(
            "A character does not go with a style or a structure taken from a picture."
        )
        raise BadArgument(field, sentence)
    if arguments.lora and (arguments.structure_reference or arguments.style_reference):
        field = "lora"
        sentence = speak(
            "A trained style does not go with a picture to follow: Freepik would ignore it."
        )
        raise BadArgument(field, sentence)
    if arguments.model:
        model = choice.named(Capability.GENERATE, arguments.model)
        return await choosing.fixed(ctx, model, Why.NAMED if named else Why.SETTLED)
    if arguments.character:
        return await choosing.fixed(ctx, endpoint(WITH_CHARACTER), Why.CHARACTER)
    if styled or arguments.colors:
        return await choosing.fixed(ctx, endpoint(choice.USUAL), Why.STYLING)
    wanted = Wanted(
        prompt=arguments.prompt,
        style=arguments.style,
        ratio=arguments.ratio,
        count=arguments.count,
        account=account,
    )
    return await choosing.choose(ctx, wanted)


def _prompt(words: str, arguments: GenerateArguments, model: Endpoint) -> str:
    """The words; where the model has no setting for it, with what the settings would have said."""
    said = [words]
    if arguments.character:
        said.append("with the character of the reference picture")
    if arguments.colors and not takes_colors(model):
        said.append(f"in the colours {', '.join(arguments.colors)}")
    return ", ".join(said)


TOOL = tool(
    name="generate",
    command="imagine",
    summary="Draw a new picture",
    description=(
        "Draw new pictures from words. Pass the person's own words as prompt. The pictures "
        "come into the chat by themselves when done; the result says what was ordered."
    ),
    arguments=GenerateArguments,
    result=DrawResult,
    run=generate,
    draws=True,
)
