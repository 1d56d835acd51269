"""Sign in on the web page: a link that works once, for who asks where nobody reads along."""

import base64
from datetime import timedelta

from pydantic import BaseModel

from storage import web_sessions
from tools.context import ToolContext
from tools.errors import NotAllowed, OverBudget
from tools.results import SecretResult, ToolResult
from tools.speech import speak
from tools.tool import tool

LASTS = timedelta(minutes=10)
LINKS = 5
"""Links that one person may have while one lasts."""


class WebArguments(BaseModel):
    """Nothing to say."""


async def web(ctx: ToolContext, arguments: WebArguments) -> ToolResult:  # noqa: ARG001 - as all tools
    """Hand out a link that makes whoever opens it this person.

    Raises:
        NotAllowed: others can read along, or there is no page.
        OverBudget: too many links in a short time.
    """
    page = ctx.services.page
    if page is None:
        sentence = speak(
            "There is no web page here; whoever runs me can switch it on (WEB_ENABLED)."
        )
        raise NotAllowed(sentence)
    if not ctx.caller.private:
        sentence = speak(
            "Others could open the link here: say /web to me alone, in a direct message."
        )
        raise NotAllowed(sentence)
    now = ctx.services.clock()
    secret = base64.urlsafe_b64encode(ctx.services.random(32)).rstrip(b"=").decode("ascii")
    async with ctx.services.db.write() as tx:
        if await web_sessions.recent_links(tx, ctx.person.id, now - LASTS) >= LINKS:
            sentence = speak("That were too many links; try again in ten minutes.")
            raise OverBudget(sentence)
        await web_sessions.add_link(tx, ctx.person.id, secret, now=now)
    return SecretResult(
        noted="Gave a link that signs in on the web page.",
        say=f"{page}enter?t={secret}\n"
        + speak(
            "This signs you in on the web page, once, within ten minutes. Give it to nobody: "
            "whoever opens it is you there."
        ),
    )


TOOL = tool(
    name="web",
    command="web",
    summary="Sign in on the web page",
    description="A link that signs somebody in on the web page.",
    arguments=WebArguments,
    result=ToolResult,
    run=web,
    for_models=False,
)
