"""What strangers and models write stays text on the page, wherever it comes to stand."""

from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from uuid import UUID

import pytest

pytest.importorskip("nicegui", reason="the extra for the page is not installed")

from typing_extensions import override

from bots.ports import Phase
from bots.webbot.bodies import (
    KeptFile,
    Kind,
    ShownButton,
    ShownCard,
    ShownFile,
    ShownPicture,
    ShownProgress,
    Text,
    kept,
)
from bots.webbot.markup import filled
from bots.webbot.showing import show
from storage.tables import PersonId
from storage.web_chats import WebChat
from storage.web_messages import WebMessage

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "\"'><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "</section></article><iframe src=//evil.example>",
    "{{ 7 * 7 }}{% raw %}&lt;b&gt;",
]
IN_MARKDOWN = [
    "[me](javascript:alert(1))",
    "[me](data:text/html,<script>alert(1)</script>)",
    "<javascript:alert(1)>",
    "![seen](https://evil.example/pixel.png)",
    '[me](https://ok.example "a\\" onclick=alert(1)")',
]
OURS = {
    *("span", "div", "section", "h2", "p", "progress", "figure", "figcaption", "a", "img"),
    *("button", "details", "summary", "li", "em", "strong", "code", "pre"),
}


class Reading(HTMLParser):
    """Takes down what a browser would make of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, list[str]] = {}
        self.text = ""
        self.feed(str(html))
        self.close()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")

    @override
    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def harmless(self) -> bool:
        loaded, linked = self.attributes.get("src", []), self.attributes.get("href", [])
        return (
            self.tags <= OURS
            and not any(name.startswith("on") or name == "style" for name in self.attributes)
            and all(address.startswith("/web/") for address in loaded)
            and all(address.startswith(("/web/", "https://")) for address in linked)
        )


def message(kind: Kind, body: Text | ShownCard | ShownFile) -> WebMessage:
    return WebMessage(
        id=UUID(int=1),
        chat_id=UUID(int=2),
        nonce="n",
        kind=kind,
        body=kept(body),
        words="",
        created_at=NOW,
        changed_at=NOW,
    )


def everywhere(said: str) -> list[WebMessage]:
    """A message of every kind that has these words wherever words can be."""
    file = KeptFile(name=said, key="k", media_type="image/png", size=1)
    table = KeptFile(name=said, key="k", media_type=said, size=1)
    shown = ShownPicture(
        number=1,
        handle=said,
        alt_text=said,
        caption=said,
        width=8,
        height=8,
        media_type=said,
        spoiler=True,
    )
    card = ShownCard(
        phase=Phase.WORKING,
        title=said,
        lines=(said,),
        pictures=(shown, shown.model_copy(update={"spoiler": False})),
        buttons=(ShownButton(label=said, data=said, emoji=said, words=said),),
        progress=ShownProgress(state=said, position=1, started_at=NOW, expected_seconds=10),
    )
    words = Text(text=said, files=(file, table), pointed=said, sender=said, changed=True)
    return [
        *(message(kind, words) for kind in (Kind.SAID, Kind.TOLD, Kind.WRITTEN)),
        message(Kind.CARD, card),
        message(Kind.FILE, ShownFile(picture=shown, text=said)),
        message(Kind.FILE, ShownFile(file=table, text=said)),
    ]


@pytest.mark.parametrize("said", HOSTILE + IN_MARKDOWN)
def test_no_message_holds_anybody_elses_markup(said: str) -> None:
    for one in everywhere(said):
        html, _ = show(one, NOW)
        reading = Reading(html)
        assert reading.harmless, html
        if one.kind != Kind.WRITTEN:
            assert said in reading.text


@pytest.mark.parametrize("said", HOSTILE)
def test_nor_does_the_name_of_a_chat(said: str) -> None:
    chat = WebChat(
        id=UUID(int=1), person_id=PersonId(UUID(int=2)), title=said, created_at=NOW, used_at=NOW
    )
    reading = Reading(filled("chats.html", chats=[chat], here=None))
    assert reading.harmless
    assert said in reading.text
    assert f"Delete {said}" in reading.attributes["aria-label"]


def test_what_is_written_may_be_simple_markdown() -> None:
    html, _ = show(message(Kind.WRITTEN, Text(text="a **red** `fox`\n\nhere")), NOW)
    assert "<p>a <strong>red</strong> <code>fox</code></p>\n<p>here</p>" in html


def test_a_card_at_work_says_how_far_it_is_and_never_that_it_is_done() -> None:
    card = everywhere("drawing")[3]
    for seconds, share in ((3, "0.30"), (60, "0.95")):
        html, progress = show(card, NOW + timedelta(seconds=seconds))
        assert progress is not None
        assert Reading(html).attributes["value"] == [share]
        assert f"drawing · {seconds} s" in html
