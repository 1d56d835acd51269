"""Settling which language is spoken: to the person, in this chat, in this server.

Only where the whole message is that, in any of the languages. Who names no language that we speak
is told so by the tool.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from agent.understanding.own_data import END, PLEASE
from agent.understanding.results import Call
from agent.understanding.wording import Wording
from tools.languages import SPOKEN_NAMES

_SERVER = r"(?:servers?|guild|servidor|serveur)"
_CHAT = r"(?:chats?|channel|group|kanals?|gruppe|canal|grupo|salon|groupe|canale|gruppo)"
_PLACE = rf"(?:{_SERVER}|{_CHAT})"
_KNOWN = f"(?P<tongue>{'|'.join(sorted(SPOKEN_NAMES))})"
_ANY = r"(?P<tongue>[a-z][a-z-]{1,19})"
_SCOPES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"server": re.compile(rf"\b{_SERVER}\b"), "chat": re.compile(rf"\b{_CHAT}\b")}
)

_HERE_EN = rf"(?:of|for|in|on) (?:me|(?:this|the|our)(?: whole| entire)? {_PLACE})"
_HERE_DE = (
    r"(?:im|am|(?:fur|auf|in)? ?(?:dies|unser)e[nmrs]|(?:fur|auf|in)? ?de[nmrs]|"
    rf"(?:fur|auf|in)? ?die(?:se)?)(?: ganzen)? {_PLACE}"
)
_HERE_ES = rf"(?:de|del|para|en)(?: este| el| nuestro)? {_PLACE}"
_HERE_PT = rf"(?:do|de|deste|no|neste|para)(?: este| o| nosso)? {_PLACE}"
_HERE_FR = rf"(?:de|du|pour|sur|dans)(?: ce| le| notre)? {_PLACE}"
_HERE_IT = rf"(?:di|del|della|per|su|sul|in|nel|nella)(?: questo| questa| il| la)? {_PLACE}"

_SAID = (
    (
        rf"(?:set|change|switch|make|put) (?:(?:my|the|our|your) (?:{_PLACE}(?:'s)? )?|this "
        rf"{_PLACE}(?:'s)? )language(?: {_HERE_EN})? (?:to|into) {_ANY}(?: {_HERE_EN})?"
    ),
    rf"(?:speak|talk|answer|reply|write)(?: only| always)?(?: in)? {_KNOWN} {_HERE_EN}",
    (
        rf"(?:stelle?|setze?|andere?|schalte?|mache?) (?:die|meine|unsere) sprache(?: {_HERE_DE})? "
        rf"(?:auf|in|zu) {_ANY}(?: {_HERE_DE})?(?: um| ein)?"
    ),
    rf"(?:sprich|rede|antworte)(?: {_HERE_DE})?(?: nur| immer)?(?: auf| in)? {_KNOWN} {_HERE_DE}",
    rf"(?:sprich|rede|antworte) {_HERE_DE}(?: nur| immer)?(?: auf| in)? {_KNOWN}",
    (
        rf"(?:pon|cambia|configura|establece|ajusta) (?:el|mi|nuestro) idioma(?: {_HERE_ES})? "
        rf"(?:a|al|en) {_ANY}(?: {_HERE_ES})?"
    ),
    rf"(?:habla|responde|contesta)(?: solo| siempre)?(?: en)? {_KNOWN} {_HERE_ES}",
    (
        r"(?:poe|coloca|coloque|muda|mude|altera|altere|defin[ae]|configur[ae]) (?:(?:o|a) )?"
        rf"(?:(?:meu|nosso|minha|nossa) )?(?:idioma|lingua)(?: {_HERE_PT})? (?:para|em) (?:o )?"
        rf"{_ANY}(?: {_HERE_PT})?"
    ),
    rf"(?:fal[ae]|respond[ae])(?: so| sempre)?(?: em)? {_KNOWN} {_HERE_PT}",
    (
        r"(?:mets|mettez|changez?|reglez?|passez?) (?:la|ma|notre) langue"
        rf"(?: {_HERE_FR})? (?:en|sur|a|au) (?:l'|le )?{_ANY}(?: {_HERE_FR})?"
    ),
    rf"(?:parlez?|reponds|repondez)(?: toujours)?(?: en)? {_KNOWN} {_HERE_FR}",
    (
        rf"(?:imposta|cambia|metti|passa) la (?:mia |nostra )?lingua(?: {_HERE_IT})? "
        rf"(?:in |su |a |all'|sull'){_ANY}(?: {_HERE_IT})?"
    ),
    rf"(?:parla|rispondi)(?: solo| sempre)?(?: in)? {_KNOWN} {_HERE_IT}",
)
_PATTERNS = tuple(
    re.compile(rf"(?:{PLEASE}[ ,]+)*(?:{words})(?:[ ,]+(?:{END}|from now on))*") for words in _SAID
)


def language_settled(whole: Wording) -> Call | None:
    """The call that such a message asks for; None for every other one."""
    plain = " ".join(whole.low.split()).strip(" .,!?")
    for found in _found(plain):
        wanted = {"name": "language", "value": found["tongue"]}
        scope = next((name for name, word in _SCOPES.items() if word.search(plain)), None)
        return Call(tool="settings", arguments={**wanted, **({"scope": scope} if scope else {})})
    return None


def _found(plain: str) -> Iterator[re.Match[str]]:
    return filter(None, (pattern.fullmatch(plain) for pattern in _PATTERNS))
