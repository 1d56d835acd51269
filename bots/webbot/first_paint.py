"""What stands on a page, as plain HTML: seen before the page's scripts are there.

The library draws a page in the browser, once its scripts are loaded. Until then this is shown, and
nothing can be done with it: it goes in the moment in which the page itself is there.
"""

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup, escape
from nicegui import ui

_EMPTY: Final = frozenset({"img", "input"})
_LEFT_OUT: Final = frozenset({"innerHTML", "autofocus"})
_SHOWN: Final = Markup("""<div id="first" class="nicegui-content" inert>{}</div>
<script>
new MutationObserver((_, watch) => {{
  if (!document.getElementById("app")?.firstChild) return;
  document.getElementById("first").remove();
  watch.disconnect();
}}).observe(document, {{ childList: true, subtree: true }});
</script>""")


def paint_first() -> None:
    """Have the page, as it is now, seen at once; to be called when it is built."""
    ui.add_body_html(str(_SHOWN.format(_inside(ui.context.client.content))))


def _html(element: ui.element) -> Markup:
    if "-" in element.tag or not element.visible:
        return Markup("")  # a part of the library's own, or out of sight
    classes = " ".join(element.classes) or None
    attributes = _attributes({"class": classes, **element.props})
    begin = Markup("<{}{}>").format(element.tag, attributes)
    if element.tag in _EMPTY:
        return begin
    return begin + _inside(element) + Markup("</{}>").format(element.tag)


def _inside(element: ui.element) -> Markup:
    made = Markup(element.props.get("innerHTML", ""))  # noqa: S704 - `marked` takes escaped HTML only
    return made + escape(getattr(element, "text", "")) + Markup("").join(map(_html, element))


def _attributes(props: Mapping[str, object]) -> Markup:
    made = Markup("")
    for name, value in props.items():
        if name not in _LEFT_OUT and value is not False and value is not None:
            made += Markup(' {}="{}"').format(name, "" if value is True else value)
    return made
