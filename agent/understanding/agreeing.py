"""Whether the rules may have understood what most likely is meant."""

from collections.abc import Set as AbstractSet

from agent.understanding.captions import content_words
from agent.understanding.doubt import CHANGES, MADE, SHAPED, SURE_AGAINST_PLAIN_WORDS
from agent.understanding.learned import TALK, Estimate
from agent.understanding.naming import named_by_words
from agent.understanding.read import Read
from agent.understanding.results import Understanding
from agent.understanding.scene import Heard, Scene
from agent.understanding.vocabulary import signs
from agent.understanding.wording import Wording

SURE_IT_IS_THE_LIGHT = 0.75
SHOW = "show"
IN_WORDS = {"edit", "generate", SHOW}
"""Kinds whose words are all there is to them."""
_LITTLE = 0.2
_BEFORE_IT = {"show", "cancel"}
_AGAIN = "again"
_FITTING = {
    **dict.fromkeys(CHANGES, CHANGES),
    "style_transfer": {"style_transfer"},
    "expand": {"expand"},
    "retouch": {"retouch"},
    "change_view": {"change_view"},
    "overlay": {"overlay"},
    _AGAIN: {"vary", "generate"},
    "undo": {"undo", "show", "lineage"},
    "show": {"show", "list_gallery"},
    "lineage": {"lineage", "check_status", "compare"},
    "compare": {"compare", "lineage"},
    "enhance_prompt": {"enhance_prompt", "suggest_prompt"},
    "suggest_prompt": {"suggest_prompt"},
    "icon": {"icon", "batch"},
    "generate": {"generate", "icon", "batch"},
    "batch": {"batch"},
}


def _torn(kind: str, read: Read) -> bool:
    """Whether the rules made two of one wish ("a road safety poster. Show a family in a bus")."""
    said = {one.arguments.get("prompt") for one in read.understood.calls}
    if kind != "generate" or not read.guessed or read.clauses == 1:
        return False
    return len(said) > 1 or _says_little(read)


def _says_little(read: Read) -> bool:
    """Whether most of what was said is in no prompt ("… a stack of croissants. Realistic")."""
    grammar = read.scene.grammar
    prompts = " ".join(str(one.arguments.get("prompt")) for one in read.understood.calls)
    drawn, told = (content_words(one, grammar) for one in (prompts.lower(), read.text.low))
    return len(drawn) < len(told) * _LITTLE


def names_something(drawn: Heard | Understanding, scene: Scene) -> bool:
    """Whether there is more to draw than "that"."""
    words = scene.grammar.words
    known = words.verbs | words.cues.pointing | words.empty
    low = Wording.of(" ".join(str(one.arguments.get("prompt", "")) for one in drawn.calls)).low
    verb = scene.grammar.match("draw", low)
    return bool(content_words(low[verb.end() if verb else 0 :], scene.grammar) - known)


def _fitting(found: Estimate, read: Read) -> AbstractSet[str]:
    """The tools by which the rules may have understood what most likely is meant."""
    kind = found.likely
    faults = read.scene.grammar.words.cues.faults
    light = kind == "relight" and found.lead > SURE_IT_IS_THE_LIGHT
    light = light and faults.isdisjoint(read.text.low.split())
    if light or (kind == "lineage" and read.guessed):
        return {kind}
    return _FITTING.get(kind, {kind})


def fits(found: Estimate, read: Read) -> bool:
    """Whether what the rules made of it is a wish of the likeliest kind."""
    kind, understood = found.likely, read.understood
    if not understood.calls:
        return kind == TALK
    tools = {one.tool for one in understood.calls}
    if not read.guessed and tools & MADE:  # "go back to the car and make it yellow"
        tools -= _BEFORE_IT
    if kind == SHOW and tools == {"list_gallery"}:  # "let me look at the fox picture once more"
        return named_by_words(read.text, read.scene.view, read.scene.grammar, closely=True) is None
    if not tools <= _fitting(found, read):
        shaped = kind in SHAPED and any("ratio" in one.arguments for one in understood.calls)
        doubtful = found.lead < SURE_AGAINST_PLAIN_WORDS
        return shaped and doubtful and signs.WIDENED.search(read.text.low) is None
    if _torn(kind, read) or (kind == _AGAIN and len(tools) > 1):
        return False
    if read.clauses > 1 and kind == "generate" and not names_something(understood, read.scene):
        return False
    # of several clauses the rules knew none; "reroll" is nothing to draw
    return (read.decided and kind != SHOW) or (
        kind != _AGAIN and (kind not in IN_WORDS or read.clauses == 1)
    )
