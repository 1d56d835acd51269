"""The sentences for what no tool answers; none of them speaks of a picture as made."""

from agent.understanding.results import Reply
from tools.speech import speak

_CAN = (
    "I can draw, change, vary and enlarge pictures, go back to earlier ones, and list "
    "what you have."
)
_EXAMPLE = "Tell me what you would like to see, for example: a red fox in the snow, watercolour."

_HELP = (
    "Just say it: “a red fox in the snow”, “make it night”, “upscale #2”, "
    "“another one like that”, “undo”, “show my gallery”, “what did I spend?” or “cancel that”. "
    "You can add “in 16:9”, “four versions”, “no people”, “seed 7”, or use switches such as "
    "--ar 16:9 --no people --seed 7."
)
_CHANGES = (
    "What should change? For example: “make it night”, “add a hat”, or “turn it into a "
    "watercolour”."
)

REPLIES: dict[Reply, tuple[str, ...]] = {
    Reply.HELP: (_CAN, _HELP),
    Reply.WHO: ("I am the picture assistant of this chat, a program.", _CAN),
    Reply.GREETING: ("Hello!", _EXAMPLE),
    Reply.FAREWELL: ("Goodbye! Just write again when you would like a picture.",),
    Reply.THANKS: ("You are welcome!",),
    Reply.PRAISE: ("Glad to hear it! Say what you would like next, or what to change.",),
    Reply.LAUGHTER: ("Glad you are having fun. What would you like to see next?",),
    Reply.HOW_ARE_YOU: ("All well, thank you. What would you like to see?",),
    Reply.ACKNOWLEDGED: ("All right. Tell me when you would like a picture, or a change to one.",),
    Reply.CANNOT: ("That is outside of what I do.", _CAN),
    Reply.REFUSED: (
        "I will not do that: rules, limits and secrets are not mine to change or tell.",
        _CAN,
    ),
    Reply.NO_PICTURE: ("There is no picture here to work on yet.", _EXAMPLE),
    Reply.WHAT_CHANGE: (_CHANGES,),
    Reply.WHAT_DRAW: ("What should it show?", _EXAMPLE),
    Reply.APPROVAL: (
        "Only the button under that request can approve it; to drop it instead, say “cancel”.",
    ),
    Reply.UNKNOWN: ("I am not sure what you mean.", _CAN),
}

_TOPICS = {
    "reporting": (
        "To report a picture, press 🚩 on its card or say /report with its number: the "
        "administrators are told."
    ),
    "prices": (
        "I tell the price of a picture when it is ordered, from what the service charges; "
        "nothing was ordered now."
    ),
    "video": "I cannot make videos or animations, only still pictures.",
    "sound": "I cannot make sound, music or speech, only pictures.",
    "text": "I cannot write texts or code, only make pictures.",
    "knowledge": "I have no news, weather or facts to offer, only pictures.",
    "homework": "I cannot calculate or do homework, only make pictures.",
    "reminders": "I cannot remind, order, post or send things elsewhere, only make pictures here.",
    "search": "I cannot open pages or search the web, only make pictures and search yours.",
    "deleting": "I cannot delete pictures or data in this chat by words.",
    "describing": "I cannot look at pictures to describe them just now, only make and change them.",
}

_WORK = {
    "generate": "draw new pictures",
    "edit": "change pictures",
    "vary": "make variations",
    "upscale": "enlarge pictures",
    "show": "show pictures again",
    "check_status": "look up the status",
    "cancel": "cancel work",
    "list_gallery": "list pictures",
    "usage_report": "report usage",
    "enhance_prompt": "improve prompts",
    "suggest_prompt": "have a prompt suggested",
    "privacy": "tell what is kept about you",
    "report": "report pictures",
}


def sentence(reply: Reply, topic: str = "") -> str:
    """What to say for this kind of reply."""
    if reply is Reply.CANNOT and topic in _TOPICS:
        return f"{speak(_TOPICS[topic])} {speak(_CAN)}"
    return " ".join(speak(one) for one in REPLIES[reply])


def not_offered(tool: str) -> str:
    """What to say when the tool a wish needs is not on offer here."""
    work = speak(_WORK.get(tool, "do that"))
    return speak("I cannot {work} here at the moment.", work=work)
