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
    r"it|this|that(?: one)?|this one)(?:,? please)?"
)
_WHOM = (
    r"(?: to (?:the |your )?(?:admins?|administrators?|mods?|moderators?|staff|team)|"
    r" (?:der moderation|den (?:admins|moderatoren)|(?:a los|aos|aux|agli|ai) (?:admins?|"
    r"moderador\w*|moderatori|amministratori|administra\w+|mods?)))?"
)
_WHY = (
    r"(?:(?:,? reason:|, per me|,|:|;| as| for(?: being)?| because| since| weil| wegen| "
    r"porque| por| car|"
    r" parce que|"
    r" perche) ?(?P<reason>.{2,300}))?"
)
_REPORT = re.compile(rf"(?:{_PLEASE}[ ,]+)*{_VERB} {_WHICH}{_WHOM}{_WHY}")
_WHAT_IS_WRONG = (
    r"(?:offensive|illegal|inappropriate|hateful|racist|sexist|antisemitic|homophobic|abusive|"
    r"vile|disgusting|defamatory|against (?:the|our|your) rules|not (?:ok|okay|allowed|"
    r"appropriate)(?: here)?|"
    r"rassistisch|beleidigend|anstosig|racista|ofensiv[oa]|raciste|offensante|razzista|"
    r"offensiv[ao]|"
    r"(?:really |deeply |very )?(?:hurtful|harmful|insulting))"
)
_STATED = re.compile(
    rf"(?:(?:{_PLEASE}|hey|i think|i find|um+|ok|sorry)[ ,]+)*(?:{_WHICH}|this one|that one)"
    rf"(?: is|'s| looks| seems| ist| es| est| e|) (?:(?:echt|total|muy|muito|tres|molto|really|"
    rf"very|quite|so|deeply|pretty|just) )*{_WHAT_IS_WRONG}"
    r"(?P<more>[,.;!]? .{2,120})?"
)
_TOLD_OF = re.compile(
    rf"(?:.{{0,40}}?\b)?{_WHICH}\b.{{1,80}}\b(?:admins?|administrators?|mods|"
    rf"moderators?)\b.{{0,30}}"
    r"\b(?:told|know|informed|see|look|hear|notified|warned|alerted)\b(?P<more>.{0,80})"
)


def reported(whole: Wording) -> Call | None:
    """The call that such a message asks for; None for every other one."""
    said = whole.trimmed()
    low = said.low.rstrip(" .!?")
    found = _REPORT.fullmatch(low)
    stated = (_STATED.fullmatch(low) or _TOLD_OF.fullmatch(low)) if found is None else None
    if stated is not None:
        return Call(tool="report", arguments={**_picture(stated), "reason": said.raw})
    if found is None:
        return None
    arguments = _picture(found)
    if found["reason"]:
        arguments["reason"] = said.raw[found.start("reason") : found.end("reason")].strip()
    return Call(tool="report", arguments={**arguments})


def _picture(found: re.Match[str]) -> dict[str, str]:
    number = found["number"] or found["bare"]
    return {"picture": f"#{number.strip('# ')}"} if number else {}
