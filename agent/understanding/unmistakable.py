"""Tools that one word of a message calls for, however the rest is said."""

import re

from agent.understanding.learned import TALK, Estimate
from agent.understanding.read import Read

_MADE = {"generate", "edit", "list_gallery", "vary", "icon"}
_ASKED_FOR = re.compile(
    r"(?:.{0,40}[,.;] )?(?:(?:which|what|list|remind|show|is there|are there|do (?:you|we)|have "
    r"(?:you|we)|"
    r"how many|tell|can i see|any)\b|.*\bi (?:can|could) (?:use|pick|run|choose)\b)"
)
_TAKEN_BACK_TO = re.compile(r"\b(?:put|take|bring) (?:me|us) back (?:to|at|on) ")
_UNDONE = re.compile(
    r"(?:please |pls |can you |could you |ok |no )*undo (?:the|that|his|her|its) (?!last\b)[\w'-]+"
    r"(?: please)?(?=$|[,.;!])"
)
_WORKFLOW = re.compile(r"\bworkflows?\b")
_ICON = re.compile(
    r"\b(?:(?:app|server|launcher|desktop|folder|web|profile|menu|toolbar|channel|site|tab) ?)?"
    r"icon\b(?! (?:painting|set|pack|style|of (?:st|saint|the virgin|christ)\b))|\bfavicons?\b"
)
_SURE_IT_IS_TALK = 0.6
_SURE_IT_IS_A_PICTURE = 1.4


def unmistakable(read: Read, found: Estimate) -> str | None:
    """The tool, where the rules made a picture or nothing of it and it is no small talk."""
    tools = {one.tool for one in read.understood.calls}
    talk = found.likely == TALK and found.lead > _SURE_IT_IS_TALK
    if talk or not tools <= _MADE or read.scene.grammar.words.name != "english":
        return None
    low = read.text.low
    if _TAKEN_BACK_TO.search(low) or _UNDONE.match(low):
        return "undo"
    if _WORKFLOW.search(low):
        return "list_workflows" if _ASKED_FOR.match(low) else "run_workflow"
    drawn = any("icon" in one.caption.lower() for one in read.scene.view.pictures)
    sure = found.likely == "generate" and found.lead > _SURE_IT_IS_A_PICTURE
    return "icon" if _ICON.search(low) and not drawn and not sure else None
