"""Signing in: a link asks for one press, so that what only looks at links signs nobody in."""

from string import Template
from typing import Final
from urllib.parse import parse_qs

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bots.webbot.visitors import Visitors
from bots.webbot.wording import language_for, word
from storage.request_rate import RequestRate
from tools.speech import speaking, spoken_now

_PAGE: Final = Template("""<!doctype html>
<html lang="$language"><head><meta charset="utf-8"><title>$title</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 28rem; margin: 12vh auto;
  padding: 0 1rem }
button { font: inherit; padding: .6rem 1.4rem; border-radius: .5rem; border: 0;
  background: #3730a3; color: #fff; cursor: pointer }
button:focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px }
code { font-size: 1rem }
</style></head><body><main><h1>$title</h1>$body</main></body></html>""")

_PARAGRAPH: Final = Markup("<p>{}</p>")
_COMMAND: Final = Markup("<code>/web</code>")
_FORM: Final = Markup(
    '<p>{}</p><form method="post"><input type="hidden" name="t" value="{}">'
    "<button autofocus>{}</button></form>"
)


class Entrance:
    """The pages for who is not signed in."""

    def __init__(self, *, visitors: Visitors, rate: RequestRate, path: str) -> None:
        """`rate` bounds how often one address may try links; `path` is where the page lives."""
        self._visitors = visitors
        self._rate = rate
        self._path = path

    async def answer(self, request: Request) -> tuple[str | None, Response]:
        """The cookie of a new session, if there is one, and what the browser is answered."""
        with speaking(language_for(None, request.headers.get("accept-language", ""))):
            return await self._answer(request)

    async def _answer(self, request: Request) -> tuple[str | None, Response]:
        if request.method == "POST":
            return await self._enter(request)
        secret = request.query_params.get("t", "")
        if secret:
            sign_in = word("entrance.sign_in")
            form = _FORM.format(word("entrance.signs_in"), secret, sign_in)
            return None, _page(sign_in, form)
        if request.query_params.get("left"):
            return None, _page(word("entrance.signed_out"), _how())
        return None, _page(word("entrance.sign_in_first"), _how())

    async def _enter(self, request: Request) -> tuple[str | None, Response]:
        address = request.client.host if request.client is not None else ""
        turn = await self._rate.take(f"enter {address}")
        if not turn.granted:
            wait = _PARAGRAPH.format(word("entrance.too_many", seconds=turn.reset))
            return None, _page(word("entrance.wait"), wait, status=429)
        given = parse_qs((await request.body()).decode("utf-8", "replace"))
        secret = given.get("t", [""])[0]
        cookie = await self._visitors.enter(secret, request.headers.get("user-agent", ""))
        if cookie is None:
            sentence = _PARAGRAPH.format(word("entrance.used"))
            return None, _page(word("entrance.no_link"), sentence + _how(), status=403)
        return cookie, RedirectResponse(f"{self._path}/", 303)


def _how() -> Markup:
    return _PARAGRAPH.format(Markup(word("entrance.how")).format(command=_COMMAND))  # noqa: S704 - our own words


def _page(title: str, body: Markup, *, status: int = 200) -> HTMLResponse:
    shown = _PAGE.substitute(language=spoken_now(), title=escape(title), body=body)
    return HTMLResponse(shown, status)
