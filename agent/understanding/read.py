"""A message as the rules read it: clause by clause, in the order of the recognisers."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from agent.context import ChatView
from agent.understanding.asking import refused
from agent.understanding.captions import picture_of
from agent.understanding.clauses import Clause, Link, clauses_of, order_follows
from agent.understanding.fitting import fitted, take
from agent.understanding.grammar import Grammar, grammar_of
from agent.understanding.language import language_of, unslipped
from agent.understanding.results import Call, Reply, Understanding
from agent.understanding.scene import Heard, Scene
from agent.understanding.settings import in_words, switches
from agent.understanding.telling import Step
from agent.understanding.wording import Wording

_LONGEST_PRAISE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The words without settings, and what they come to.

    ``guessed``: of some clause no phrase decided, only single words; ``decided``: of some a phrase
    did. ``clauses``: how many there are. ``taken_back``: "make it … never mind".
    """

    text: Wording
    scene: Scene
    understood: Understanding
    guessed: bool = False
    decided: bool = False
    clauses: int = 1
    taken_back: bool = False


def by_rules(
    whole: Wording, view: ChatView, settled: Mapping[str, JsonValue] | None = None
) -> Read:
    """What the rules alone make of a message, or of a part of it whose settings were read."""
    before = ". ".join(one.caption for one in view.pictures[-3:])
    grammar = grammar_of(language_of(whole, before))
    settings = switches(whole)
    reply = _not_for_us(whole, grammar)
    if reply is None:
        in_words(settings, grammar, ("exact",))
    settings.left = settings.left.trimmed()
    if "exact" not in settings.arguments:
        settings.left = unslipped(settings.left, grammar)
    all_settings = {**(settled or {}), **settings.arguments}
    scene = Scene(view=view, grammar=grammar, switches=all_settings)
    if reply is not None:
        understood = Understanding(reply=reply)
        back = reply is Reply.ACKNOWLEDGED
        return Read(text=settings.left, scene=scene, understood=understood, taken_back=back)
    steps: list[Step] = []
    if settings.left:
        for clause in clauses_of(settings.left, view, grammar):
            take(clause, steps, scene)
    elif settings.arguments:
        steps.append(Step(Clause(settings.left, Link.FIRST), _settings_alone(scene)))
    understood = fitted(steps, [*settings.notes])
    guessed = any(step.heard.guessed or step.heard.reply is Reply.UNKNOWN for step in steps)
    return Read(
        text=settings.left,
        scene=scene,
        understood=understood,
        guessed=guessed,
        decided=any(step.heard.calls and not step.heard.guessed for step in steps),
        clauses=len(steps),
    )


def _not_for_us(whole: Wording, grammar: Grammar) -> Reply | None:
    """What the whole message gets when no wish in it counts."""
    if refused(whole, grammar):
        return Reply.REFUSED
    if grammar.match("taken_back", whole.low):
        return Reply.ACKNOWLEDGED
    # before settings are read: "genau so hab ich's mir vorgestellt" is no setting
    said = whole.low.strip(" .,!?")
    pleased = len(said) <= _LONGEST_PRAISE and grammar.match("pleased", said)
    return Reply.PRAISE if pleased and not order_follows(said, grammar) else None


def _settings_alone(scene: Scene) -> Heard:
    if not scene.view.pictures:
        return Heard(reply=Reply.WHAT_DRAW)
    last = picture_of(scene.default.picture, scene.view)
    caption = last.caption if last else ""
    if not caption:
        return Heard(reply=Reply.WHAT_CHANGE)
    return Heard(
        calls=(Call(tool="generate", arguments={"prompt": caption, **scene.switches}),), draws=True
    )
