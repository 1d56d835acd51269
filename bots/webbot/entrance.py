"""Signing in: a link asks for one press, so that what only looks at links signs nobody in."""

from html import escape
from string import Template
from typing import Final
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bots.webbot.visitors import Visitors
from storage.request_rate import RequestRate

_PAGE: Final = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>$title</title>
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

_HOW: Final = (
    "<p>Say <code>/web</code> to the bot in a private chat (Discord, Telegram or the terminal): it "
    "answers with a link that signs you in. The link works once, for ten minutes.</p>"
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
        if request.method == "POST":
            return await self._enter(request)
        secret = request.query_params.get("t", "")
        if secret:
            form = (
                '<p>This signs this browser in.</p><form method="post">'
                f'<input type="hidden" name="t" value="{escape(secret, quote=True)}">'
                "<button autofocus>Sign in</button></form>"
            )
            return None, _page("Sign in", form)
        if request.query_params.get("left"):
            return None, _page("Signed out", _HOW)
        return None, _page("Sign in first", _HOW)

    async def _enter(self, request: Request) -> tuple[str | None, Response]:
        address = request.client.host if request.client is not None else ""
        turn = await self._rate.take(f"enter {address}")
        if not turn.granted:
            wait = f"<p>Too many tries. Please come back in {turn.reset} seconds.</p>"
            return None, _page("Wait a moment", wait, status=429)
        given = parse_qs((await request.body()).decode("utf-8", "replace"))
        secret = given.get("t", [""])[0]
        cookie = await self._visitors.enter(secret, request.headers.get("user-agent", ""))
        if cookie is None:
            sentence = "<p>This link was used already, or is older than ten minutes.</p>"
            return None, _page("This link does not work", sentence + _HOW, status=403)
        return cookie, RedirectResponse(f"{self._path}/", 303)


def _page(title: str, body: str, *, status: int = 200) -> HTMLResponse:
    return HTMLResponse(_PAGE.substitute(title=title, body=body), status)
