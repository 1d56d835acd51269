"""One step of a workflow as fields: tool and settings, what it works on, how often, its place."""

from collections.abc import Sequence

from bots.webbot import forms
from bots.webbot.forms import Do
from bots.webbot.step_list import Kind, Setting, settings_of, shown
from bots.webbot.tags import tag, words
from bots.webbot.wording import word
from prompts.recipes import Step
from tools.makers import MAKERS
from tools.speech import speak

_TOOLS = {name: name.replace("_", " ") for name in MAKERS}


def step_fields(steps: Sequence[Step], at: int, do: Do) -> None:
    """All fields of one step, under its number and name; `do` is told of its buttons."""
    step = steps[at]
    with tag("fieldset", "step"):
        words("legend", word("steps.legend", number=at + 1, name=step.id))
        forms.text(f"step.{at}.id", word("steps.name"), step.id, maxlength="20", spellcheck="false")
        tools = _TOOLS if step.tool in _TOOLS else {step.tool: step.tool, **_TOOLS}
        label, id_ = word("steps.tool"), f"step-{at}-tool"
        chosen = forms.choice(f"step.{at}.tool", label, tools, step.tool, id_=id_)
        forms.hand_over(chosen, "change", f"tool:{at}", do)
        _source(steps, at)
        _settings(step, at)
        _places(steps, at, do)


def _source(steps: Sequence[Step], at: int) -> None:
    step = steps[at]
    others = {str(place): one.id for place, one in enumerate(steps) if one is not step}
    earlier = {place: name for place, name in others.items() if int(place) < at}
    # One that comes later is named as long as it is chosen: the book says what is wrong with it.
    chosen = next((place for place, name in others.items() if name == step.of), "")
    known = earlier | ({chosen: others[chosen]} if chosen else {})
    options = {place: word("steps.of", name=name) for place, name in known.items()}
    none = {"": word("steps.of_nothing")}
    forms.choice(f"step.{at}.of", word("steps.works_on"), none | options, chosen)
    often = {"": word("steps.for_each"), "yes": word("steps.joined")}
    forms.choice(f"step.{at}.joins", word("steps.is_done"), often, "yes" if step.joins else "")


def _settings(step: Step, at: int) -> None:
    known = settings_of(step.tool)
    lost = {name: Setting(name=name, kind=Kind.LINE, about="") for name in step.arguments}
    first = [*(lost | known)][:1]
    seen = [one for name, one in (lost | known).items() if name in {*first, *step.arguments}]
    more = [one for name, one in known.items() if name not in {*first, *step.arguments}]
    for one in seen:
        _setting(step, at, one)
    with tag("details", "wide", **({"open": True} if step.over else {})):
        words("summary", word("steps.more"))
        with tag("div", "form"):
            for one in more:
                _setting(step, at, one)
            over = next(iter(step.over), "")
            names = {"": word("steps.none"), **dict.fromkeys([*step.over, *known])}
            options = {name: told or name for name, told in names.items()}
            forms.choice(f"step.{at}.over", word("steps.over"), options, over)
            values = "\n".join(" ".join(shown(one).split("\n")) for one in step.over.get(over, ()))
            forms.area(f"step.{at}.values", word("steps.values"), values, rows="3")


def _setting(step: Step, at: int, setting: Setting) -> None:
    name = f"step.{at}.set.{setting.name}"
    label = setting.name.replace("_", " ")
    value = shown(step.arguments[setting.name]) if setting.name in step.arguments else ""
    usual, about = {"": word("steps.as_usual")}, speak(setting.about)
    match setting.kind:
        case Kind.CHOICE:
            options = usual | {shown(one): shown(one) for one in setting.options}
            forms.choice(name, label, options | ({value: value} if value else {}), value)
        case Kind.SWITCH:
            forms.choice(name, label, usual | _yes_no(), value)
        case Kind.TEXT:
            forms.area(name, label, value, rows="2", title=about)
        case Kind.LIST:
            forms.area(
                name, word("steps.lines", setting=label), value, rows="2", title=setting.about
            )
        case Kind.NUMBER:
            forms.text(name, label, value, inputmode="numeric", title=about)
        case Kind.LINE:
            forms.text(name, label, value, title=about)


def _yes_no() -> dict[str, str]:
    return {"true": word("steps.yes"), "false": word("steps.no")}


def _places(steps: Sequence[Step], at: int, do: Do) -> None:
    name = steps[at].id
    deeds = (
        ("up", word("steps.up"), word("steps.up_one", name=name), at == 0),
        ("down", word("steps.down"), word("steps.down_one", name=name), at == len(steps) - 1),
        ("remove", word("steps.remove"), word("steps.remove_one", name=name), len(steps) == 1),
    )
    with tag("div", "wide"):
        for deed, label, about, idle in deeds:
            pressed, id_ = f"{deed}:{at}", f"step-{at}-{deed}"
            forms.act(label, pressed, do, id_=id_, aria_label=about, disabled=idle)
