"""Asking for what is kept about oneself: to know it, to have it, to have it removed.

Only where the whole message is that, in any of the languages: "forget it" and "remove me" are about
pictures, and a clause of a longer wish is never a reason to talk of somebody's data.
"""

import re

from agent.understanding.results import Call
from agent.understanding.wording import Wording

PLEASE = (
    r"(?:please|pls|hey|hi|hello|so|now|can you|could you|would you|will you|i want you to|"
    r"tell me|show me|explain|i want to know|i want to|i would like to|i'd like to|how (?:can|"
    r"do) i|bitte|kannst du|konntest du|"
    r"ich mochte|por favor|puedes|podrias|quiero|peux-tu|pouvez-vous|je veux|je voudrais|"
    r"s'il (?:te|vous) plait|per favore|puoi|vorrei|voce pode|podes|gostaria de)"
)
END = (
    r"(?:please|pls|now|completely|for ever|forever|for good|permanently|bitte|jetzt|por favor|"
    r"ahora|s'il (?:te|vous) plait|per favore|adesso|agora)"
)
_TELL = (
    r"(?:your )?privacy(?: policy)?|datenschutz|privacidad|confidentialite|privacidade|"
    r"what(?: data| information)?(?: exactly)? you(?:'ve| have)? (?:know|store|stored|keep|kept|"
    r"save|"
    r"saved|have|got|remember|collect|collected)(?: of| on| about| from)+ me|"
    r"what(?: data| information)?(?: exactly)? (?:do|have) you (?:know|store|stored|keep|kept|save|"
    r"saved|have|got|remember|collect|collected)(?: of| on| about| from)+ me|"
    r"is my data (?:safe|private)(?: here| with you)?|what happens (?:to|with) my data|"
    r"what do you do with my (?:data|pictures|photos|messages)|"
    r"(?:was|welche daten) (?:weiss?t|speicherst|hast|merkst) du(?: dir)? (?:uber mich|von mir)|"
    r"que(?: datos)? (?:sabes|guardas|tienes) (?:de|sobre) mi|"
    r"(?:que sais-tu|qu'est-ce que tu sais|quelles donnees (?:as-tu|gardes-tu)) (?:de|sur) moi|"
    r"(?:che )?(?:cosa|quali dati) (?:sai|conservi|hai) (?:di|su di) me|"
    r"(?:o que|que dados)(?: voce| tu)? (?:sabes?|guardas?|tens?|tem) (?:de|sobre) mim"
)
_EXPORT = (
    r"(?:export|download|give|send|get|show|hand over|let me have|i want)(?: me)?(?: a copy of)?"
    r"(?: all| everything)?(?: of)? (?:my (?:own )?(?:personal )?data|you (?:have|know|store|keep) "
    r"(?:about|on|of) me)(?: here)?|data export|"
    r"(?:(?:exportiere?|gib|schicke?|sende?)(?: mir)? (?:alle )?meine daten|(?:alle )?meine daten "
    r"(?:exportieren|herunterladen|haben))|"
    r"(?:exporta|exportar|descarga|descargar|dame|envia|enviame|mandame) (?:todos )?mis datos|"
    r"(?:exporte[rz]?|telecharge[rz]?|(?:donne|envoie)(?:-moi|z-moi)?) (?:toutes )?mes donnees|"
    r"(?:esporta|esportare|scarica|scaricare|dammi|mandami|inviami) (?:tutti )?i miei dati|"
    r"(?:exporta|exportar|exporte|baixar|me da|me envie|envia-me|manda-me) (?:todos )?"
    r"(?:os )?meus dados"
)
_FORGET = (
    r"forget (?:me|(?:all|everything)(?: you know)? (?:about|of) me|who i am)|"
    r"(?:delete|erase|remove|wipe|destroy)(?: all| everything)?(?: of)? (?:my (?:personal )?"
    r"(?:data|account|information|info|profile)|(?:you (?:know|have|store|keep) )?about me)|"
    r"(?:have myself|be|to be) forgotten|"
    r"vergiss mich|vergiss alles uber mich|losche? (?:alle )?(?:meine daten|mein konto|alles uber "
    r"mich)|(?:alle )?meine daten loschen|"
    r"olvidame|olvidate de mi|(?:borra|elimina|borrar|eliminar) (?:todos )?(?:mis datos|mi cuenta|"
    r"todo sobre mi)|"
    r"oublie(?:-|z-)moi|(?:supprime|efface)[rz]? (?:toutes )?(?:mes donnees|mon compte|"
    r"tout sur moi)|"
    r"dimenticami|dimenticati di me|(?:cancella|elimina)(?:re)? (?:tutti )?(?:i miei dati|"
    r"il mio account|tutto su di me)|"
    r"esquece-me|me esqueca|esqueca(?:-se)? de mim|(?:apag|elimin|exclu)[a-z]+ (?:todos )?"
    r"(?:os )?(?:meus dados|minha conta|tudo sobre mim)"
)
_ACTIONS = tuple(
    (action, re.compile(rf"(?:{PLEASE}[ ,]+)*(?:{words})(?:[ ,]+{END})*"))
    for action, words in (("tell", _TELL), ("export", _EXPORT), ("forget", _FORGET))
)


def own_data(whole: Wording) -> Call | None:
    """The call that such a message asks for; None for every other one."""
    plain = " ".join(whole.low.split()).strip(" .,!?")
    for action, words in _ACTIONS:
        if words.fullmatch(plain):
            return Call(tool="privacy", arguments={"action": action})
    return None
