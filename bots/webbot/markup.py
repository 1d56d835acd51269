"""HTML of ours, made from templates that escape whatever is put into them.

A part of a page that is one element with its HTML inside costs a hundredth of one of which each
word is an element.
"""

from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from bots.webbot.door import PREFIX
from bots.webbot.wording import called, word
from storage.web_chats import WebChat
from storage.web_messages import WebMessage

# Tags are shown as they were typed, an address that is a script is no link, and pictures of others
# are not loaded.
_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def picture_address(handle: str, form: str = "") -> str:
    """Where a picture is had; `form` is `/small`, `/file` or nothing."""
    return f"{PREFIX}/picture/{handle}{form}"


def filled(name: str, /, **values: object) -> Markup:
    """The template of this name with these values in it."""
    return Markup(_TEMPLATES.get_template(name).render(**values))  # noqa: S704 - it escapes


def _file_address(message: WebMessage, index: int) -> str:
    return f"{PREFIX}/file/{message.id}/{index}"


def _chat_address(chat: WebChat) -> str:
    return f"{PREFIX}/chat/{chat.id}"


def _markdown(text: str) -> Markup:
    return Markup(_MARKDOWN.render(text))  # noqa: S704 - it escapes what it does not make


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("bots.webbot"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "picture_address": picture_address,
        "file_address": _file_address,
        "chat_address": _chat_address,
        "word": word,
        "called": called,
    }
    made.filters["markdown"] = _markdown
    return made


_TEMPLATES: Final = _environment()
