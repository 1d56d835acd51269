"""One step of a workflow as fields: tool and settings, what it works on, how often, its place."""

from collections.abc import Sequence

from bots.webbot import forms
from bots.webbot.forms import Do
from bots.webbot.step_list import Kind, Setting, settings_of, shown
from bots.webbot.tags import tag, words
from prompts.recipes import Step
from tools.makers import MAKERS

_TOOLS = {name: name.replace("_", " ") for name in MAKERS}
_YES_NO = {"": "as usual", "true": "yes", "false": "no"}


def step_fields(steps: Sequence[Step], at: int, do: Do) -> None:
    """All fields of one step, under its number and name; `do` is told of its buttons."""
    step = steps[at]
    with tag("fieldset", "step"):
        words("legend", f"Step {at + 1}: {step.id}")
        forms.text(f"step.{at}.id", "Its name", step.id, maxlength="20", spellcheck="false")
        tools = _TOOLS if step.tool in _TOOLS else {step.tool: step.tool, **_TOOLS}
        chosen = forms.choice(f"step.{at}.tool", "Tool", tools, step.tool, id_=f"step-{at}-tool")
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
    options = {place: f"the pictures of “{name}”" for place, name in known.items()}
    none = {"": "nothing, or what the workflow begins with"}
    forms.choice(f"step.{at}.of", "Works on", none | options, chosen)
    often = {"": "once for each picture", "yes": "once with all pictures together"}
    forms.choice(f"step.{at}.joins", "Is done", often, "yes" if step.joins else "")


def _settings(step: Step, at: int) -> None:
    known = settings_of(step.tool)
    lost = {name: Setting(name=name, kind=Kind.LINE, about="") for name in step.arguments}
    first = [*(lost | known)][:1]
    seen = [one for name, one in (lost | known).items() if name in {*first, *step.arguments}]
    more = [one for name, one in known.items() if name not in {*first, *step.arguments}]
    for one in seen:
        _setting(step, at, one)
    with tag("details", "wide", **({"open": True} if step.over else {})):
        words("summary", "More settings, and several values in turn")
        with tag("div", "form"):
            for one in more:
                _setting(step, at, one)
            over = next(iter(step.over), "")
            names = {"": "none", **dict.fromkeys([*step.over, *known])}
            options = {name: told or name for name, told in names.items()}
            forms.choice(f"step.{at}.over", "Once for each value of", options, over)
            values = "\n".join(" ".join(shown(one).split("\n")) for one in step.over.get(over, ()))
            forms.area(f"step.{at}.values", "Those values, one in each line", values, rows="3")


def _setting(step: Step, at: int, setting: Setting) -> None:
    name = f"step.{at}.set.{setting.name}"
    label = setting.name.replace("_", " ")
    value = shown(step.arguments[setting.name]) if setting.name in step.arguments else ""
    match setting.kind:
        case Kind.CHOICE:
            options = {"": "as usual", **{shown(one): shown(one) for one in setting.options}}
            forms.choice(name, label, options | ({value: value} if value else {}), value)
        case Kind.SWITCH:
            forms.choice(name, label, _YES_NO, value)
        case Kind.TEXT:
            forms.area(name, label, value, rows="2", title=setting.about)
        case Kind.LIST:
            forms.area(name, f"{label}, one in each line", value, rows="2", title=setting.about)
        case Kind.NUMBER:
            forms.text(name, label, value, inputmode="numeric", title=setting.about)
        case Kind.LINE:
            forms.text(name, label, value, title=setting.about)


def _places(steps: Sequence[Step], at: int, do: Do) -> None:
    name = steps[at].id
    deeds = (
        ("up", "Move up", f"Move step {name} up", at == 0),
        ("down", "Move down", f"Move step {name} down", at == len(steps) - 1),
        ("remove", "Remove", f"Remove step {name}", len(steps) == 1),
    )
    with tag("div", "wide"):
        for deed, label, about, idle in deeds:
            pressed, id_ = f"{deed}:{at}", f"step-{at}-{deed}"
            forms.act(label, pressed, do, id_=id_, aria_label=about, disabled=idle)
