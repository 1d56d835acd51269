"""Reporting a picture to the administrators, where the whole message is that.

"a report cover" and "flag of Italy" are wishes: after the verb there has to be a picture.
"""

import re

from agent.understanding.results import Call
from agent.understanding.wording import Wording

_PLEASE = (
    r"(?:please|pls|can you|could you|i want to|i'd like to|i would like to|bitte|ich mochte|"
    r"por favor|quiero|je veux|je voudrais|per favore|vorrei|quero|gostaria de)"
)
_VERB = (
    r"(?:report|flag|melde|denuncia|denunciar|denuncie|reporta|reportar|signale[rz]?|segnala|"
    r"segnalare)"
)
_THIS = r"(?:this|that|the|das|dieses|esta|esa|la|cette|l'|questa|quest'|a|essa)"
_PICTURE = r"(?:picture|image|photo|pic|drawing|bild|foto|imagen|immagine|imagem)"
_NUMBER = r"#? ?\d{1,6}"
_WHICH = (
    rf"(?:(?:{_THIS} ?)?(?:last )?{_PICTURE}(?: (?P<number>{_NUMBER}))?|(?P<bare>#\d{{1,6}})|"
    r"it|this|that(?: one)?|this one)"
)
_WHOM = (
    r"(?: to (?:the |your )?(?:admins?|administrators?|mods?|moderators?|staff|team)|"
    r" (?:der moderation|den (?:admins|moderatoren)))?"
)
_WHY = (
    r"(?:(?:,|:|;| as| for(?: being)?| because| since| weil| wegen| porque| por| car| parce que|"
    r" perche) ?(?P<reason>.{2,300}))?"
)
_REPORT = re.compile(rf"(?:{_PLEASE}[ ,]+)*{_VERB} {_WHICH}{_WHOM}{_WHY}")


def reported(whole: Wording) -> Call | None:
    """The call that such a message asks for; None for every other one."""
    said = whole.trimmed()
    found = _REPORT.fullmatch(said.low.rstrip(" .!?"))
    if found is None:
        return None
    number = found["number"] or found["bare"]
    arguments = {"picture": f"#{number.strip('# ')}"} if number else {}
    if found["reason"]:
        arguments["reason"] = said.raw[found.start("reason") : found.end("reason")].strip()
    return Call(tool="report", arguments={**arguments})
