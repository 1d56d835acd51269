"""A language from its core words alone: verbs, nouns and a few whole phrases."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from agent.understanding.results import Reply
from agent.understanding.vocabulary.english_cues import CUES as ENGLISH
from agent.understanding.vocabulary.english_options import MODELS
from agent.understanding.vocabulary.english_words import MOODS
from agent.understanding.vocabulary.remarks import Remarks
from agent.understanding.vocabulary.tables import Cues, Options, Patterns, Places, Vocabulary

_SHORT = 4
_FORGET_THE_LAST = (
    r"^(?:olvida|esquec[ea]|oublie[rz]?|vergiss|dimentica|scorda) (?:de |d[ao] |die |den |das |la "
    r"|le |"
    r"el |a |o |l')?(?:ultim[oa]|derniere?|letzten?|letztes)(?: \w+)?$|"
    r"^(?:olvida|esquec[ea]|oublie[rz]?) (?:la|el|le|a|o) \w+ (?:ultim[oa]|derniere?)$"
)
_WHICH_MODELS = (
    r"^(?:que|cuales|quais|quels|quelles|welche|quali|che)(?: (?:son los|sao os|sont les|sono i))? "
    r"mod(?:el[oie]s?|elle|elli)"
    r"(?: (?:hay|tienes|usas|conoces|puedo|existem|ha|tens|tem|usas|posso|y a-t-il|as-tu|tu as|"
    r"sont|existent|puis-je|gibt|hast|kennst|kann|sind|ci sono|hai|conosci|posso|"
    r"disponibles|disponiveis|disponibili)\b.{0,40})?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """The words a table is made from; all but the sets and numbers are regular expressions."""

    name: str
    markers: str
    a: str
    the: str
    it: str
    me: str
    pic: str
    of: str
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    stop_words: str
    parts: str
    moods: str
    leads: Patterns
    tails: str
    then: str
    also: str
    # pictures
    draw: str
    change: str
    change_it: str
    must: str
    fragment: str
    bigger: str
    upscale: str
    again: str
    variations: str
    undo: str
    back_to: str
    show: str
    # asking
    mine: str
    all_of: str
    gallery: str
    find: str
    usage: str
    status: str
    cancel: str
    everything: str
    improve: str
    better_prompt: str
    # settings
    with_: str
    without: str
    exact: str
    ratio: Mapping[str, str]
    style: str
    last: str
    previous: str
    original: str
    today: str
    month: str
    refuse: Patterns
    cannot: Mapping[str, Patterns]
    questions: str
    pronoun: str
    # "four times"
    times: str
    # "den Schnee durch Sand ersetzen": the verb of a change as the last word
    verb_last: Patterns = ()
    # "the chat", "favourites"; a change of subject; the studio's plainest wishes
    here: str
    favourites: str
    shift: str
    remove: str
    background: str
    crop: str
    describe: str
    remarks: Remarks
    cues: Cues = field(default_factory=Cues)
    talk: Mapping[Reply, Patterns] = field(default_factory=dict)


def vocabulary(core: Core) -> Vocabulary:
    """The full table that these words make."""
    number = "|".join([r"\d{1,3}", *core.numbers])
    ordinal = "|".join(core.ordinals)
    object_ = rf"#?\d{{1,4}}|<ref>|(?:{core.the}) ?[\w' -]{{1,40}}"
    return Vocabulary(
        name=core.name,
        markers=frozenset(core.markers.split()) | _telling(core.cues) | _counting(core),
        shorthand={
            "pic": f"(?:{core.pic})",
            "it": f"(?:{core.it})",
            "the": f"(?:{core.the})",
            "num": f"(?:{number})",
        },
        numbers=core.numbers,
        ordinals=core.ordinals,
        leads=(
            rf"(?:{core.shift}) ?[:,.!;-]",
            *core.leads,
            r"(?:bot(?=[,:])|<@!?\d+>|@[a-z0-9_.-]+)[,:]?",
        ),
        interjections=(r"(?:ok|okay|super|bot)",),
        tails=(core.tails,),
        after_that=(core.then,),
        also=(core.also,),
        command_heads=(
            rf"(?:{core.draw})(?: (?:{core.me}))? (?:{core.a}|\d)",
            rf"(?:{core.change}|{core.upscale}|{core.cancel})\b(?= |$)",
            rf"(?:{core.change_it})\b",
            rf"(?:{core.undo})\b",
        ),
        talk=core.talk,
        pleased=core.remarks.pleased,
        aside=core.remarks.aside,
        suggested=core.remarks.suggested,
        agree=(r"^(?:si|sim|oui|ja|ok|okay|sì|claro|dale|vale)[ ,.!]*$",),
        decline=(r"^(?:no|nao|non|nein|nee)[ ,.!]*$",),
        refuse=core.refuse,
        cannot=core.cannot,
        questions=(rf"^(?:{core.questions})\b",),
        enhance=(
            rf"^(?:{core.improve})\b[^:\u0001]{{0,20}}?\bprompt\b(?P<rest>.*)$",
            rf"^(?:{core.better_prompt})\b(?P<rest>.*)$",
        ),
        status=(rf"^(?:{core.status})\b.{{0,60}}$",),
        cancel=(rf"^(?:{core.cancel})(?: (?:{core.everything}|{core.it}|(?P<what>{object_})))*$",),
        usage=(rf"^(?:{core.usage})\b.{{0,60}}$",),
        gallery=(
            (
                rf"^(?:(?:{core.show})(?: (?:{core.me}))? )?(?:(?:{core.all_of}|{core.the}) )*"
                rf"(?:{core.mine}) ?(?:{core.pic})\b(?! \d).*$"
            ),
            (
                rf"^(?:(?:{core.show})(?: (?:{core.me}))? )(?:(?:{core.all_of}|{core.the}|"
                rf"{core.mine}) )*(?:{core.pic})(?: .*)? (?:{core.here})\b.*$"
            ),
            (
                rf"^(?:(?:{core.show})(?: (?:{core.me}))? )?(?:(?:{core.mine}) )?"
                rf"(?:{core.favourites})$"
            ),
            rf"^(?:{core.gallery})\b.*$",
        ),
        search=(
            (
                rf"^(?:{core.find})(?: (?:{core.all_of}|{core.mine}|{core.pic}|{core.of}))* "
                r"(?P<words>.+)$"
            ),
        ),
        undo=(
            rf"^(?:{core.undo})(?:[,.;!] .*)?$",
            _FORGET_THE_LAST,
            rf"^(?:{core.back_to}) ?(?P<what>{object_})$",
        ),
        show=(
            rf"^(?:{core.show})(?: (?:{core.me}))? (?P<what>{object_})$",
            rf"^(?:{core.show})(?: (?:{core.me}))? (?P<what3><ref>) \w+$",
            r"^(?P<what2>#?\d{1,4}|<ref>)$",
        ),
        reroll=(rf"^(?:{core.again})$",),
        vary=(
            (
                rf"^(?:(?:{core.draw})(?: (?:{core.me}))? |\S{{2,12}} (?=(?:{number}) ))?"
                rf"(?:(?:{number}) )?(?:{core.variations})\b(?P<what>.*)$"
            ),
        ),
        upscale=(
            (
                r"^(?:\d{1,2} ?(?:x|fach|mal|fois|veces|vezes|volte) )?"
                rf"(?:{core.upscale})\b(?P<what>.*)$"
            ),
            rf"^(?:{core.bigger})(?:,? (?:a|en|em|in|auf|zu|para|pra) [248]k)?$",
        ),
        change=(
            rf"^(?:{core.change_it})\b",
            rf"^(?:{core.the}) ?[\w'-]+(?: [\w'-]+)? (?:{core.must})\b",
            rf"^(?:{core.change})\b(?! ?$)",
            rf"^(?:{core.it}) ",
            *core.verb_last,
        ),
        change_named=(
            rf"^(?:{core.draw})(?: (?:{core.me}))? (?P<subject>(?:{core.the}) ?[\w'-]+)\b(?= \w)",
            rf"^(?P<part>(?:{core.the}) ?[\w'-]+)\b(?= \w)",
        ),
        fragment=(rf"^(?:{core.fragment})\b(?! ?$)",),
        factor=(rf"\b(?P<n>{number}) ?(?:fois|veces|vezes|volte|mal|fach)\b",),
        how_many=(rf"(?<![#\w])(?P<n>{number}) (?:{core.variations}|<pic>)",),
        object_end=(
            (
                rf"(?:^|\s)(?:{core.with_}|{core.without}|(?:a|por|um|auf|per|par)(?= \d)|"
                rf"(?:{number}) ?(?:fois|veces|vezes|volte|mal|fach))\b"
            ),
        ),
        draw=(
            r"^[/!]?(?:imagine|draw|prompt) ?:? ",
            rf"^(?:{core.draw})(?: (?:{core.me}))*(?: |$)",
        ),
        frames=(
            (
                rf"^(?:(?:{core.a}) )?(?:imagen|foto|imagem|image|photo|bild|immagine|figura) "
                rf"(?:{core.of})(?: |(?<='))"
            ),
        ),
        fresh=(rf"^(?:{core.a}|{number})(?:\b|(?<='))",),
        stop_words=frozenset(core.stop_words.split()),
        joining=frozenset(
            f"{core.stop_words} {core.with_} {core.without}".replace("|", " ").split()
        ),
        parts=frozenset(core.parts.split()),
        moods=frozenset(core.moods.split()),
        empty=frozenset(f"{core.stop_words} {core.pronoun}".split()),
        pronoun=core.pronoun,
        everything=(rf"\b(?:{core.everything})\b",),
        cues=core.cues,
        periods={rf"\b(?:{core.today})\b": "day", rf"\b(?:{core.month})\b": "month"},
        scopes={
            rf"\b(?:{core.favourites})\b": "favourites",
            rf"\b(?:{core.here})\b": "chat",
            rf"\b(?:{core.mine})\b": "mine",
        },
        studio=_studio(core),
        options=_options(core, number),
        places=_places(core, ordinal),
    )


def _telling(cues: Cues) -> frozenset[str]:
    """Verbs that no English sentence has: they tell the language."""
    every = cues.changing | cues.asking | cues.describing
    telling = frozenset(word for word in every if len(word) > _SHORT)
    english = (ENGLISH.changing, ENGLISH.describing, ENGLISH.looks, ENGLISH.effects, MOODS)
    return telling.difference(*english)


def _counting(core: Core) -> frozenset[str]:
    return frozenset(core.numbers) - {"six"} | {core.times}


def _studio(core: Core) -> dict[str, Patterns]:
    return {
        "remove_background": (
            rf"^(?:{core.remove}) (?:{core.background})(?: .{{0,30}})?$",
            (
                rf"^(?:(?:{core.with_}) )?(?:(?:{core.background}) (?:transparente?|durchsichtig)|"
                r"transparente[rmn]? hintergrund|(?:detoure[rz]?|scontorna|recorta el fondo)\b.*)$"
            ),
        ),
        "crop": (rf"^(?:{core.crop}) (?P<rest>.{{1,30}})$",),
        "resize": (
            (
                r"^(?:verkleinere?n?|skaliere?n?|reduce|reduz(?:a|ir)?|reduis|reduire|riduci|"
                r"rimpicciolisci)(?: (?P<what><ref>|<it>|<the> <pic>))? "
                r"(?:auf|um|a|al|para|em|en) (?P<rest>\d{1,2} ?%|\d{2,5} ?(?:x|px|pixels?)\b.*)$"
            ),
        ),
        "list_models": (_WHICH_MODELS,),
        "describe": (rf"^(?:{core.describe})\b.{{0,40}}$",),
    }


def _options(core: Core, number: str) -> Options:
    return Options(
        count=(
            (
                rf"\b(?P<count>{number}) (?:versione?[sn]?|versiones|versoes|"
                rf"variant[en]s?|{core.pic}) "
                rf"(?:{core.of}) ?"
            ),
            rf",? (?P<count>{number}) (?:versione?[sn]?|versiones|versoes|versionen|{core.pic})$",
        ),
        seed=(r",? ?\b(?:seed|semilla|semente|graine|seme)(?: ?[:=])? ?(?P<seed>\d{1,12})\b",),
        resolution=(r",? ?\b(?:en|em|in) (?P<res>[124]k)\b", r"(?:^|, ?)(?P<res>[124]k)$"),
        exact=(rf"[,;.(]? ?\b(?:{core.exact})\b\)?:?",),
        negative=(rf"\b(?:{core.without}) (?P<negative>[\w' -]{{1,40}}?)(?=$|[,.;)\n])",),
        model=(
            (
                rf",? ?\b(?:{core.with_})(?: (?:{core.the}))?(?: model[loe]*)? "
                rf"?(?P<model>{MODELS})(?=$|[,.;!?)])"
            ),
        ),
        style=(rf"\b(?P<style>{core.style})\b",),
        ratio={
            (
                r",? ?\b(?:(?:en|em|in|au|im) )?(?:format[oe]? )?(?P<w>\d{1,2}) ?[:x] "
                r"?(?P<h>\d{1,2})\b(?! ?\d)"
            ): "",
            **core.ratio,
        },
    )


def _places(core: Core, ordinal: str) -> Places:
    return Places(
        numbered=(
            r"#\s?(?P<n>\d{1,4})\b",
            rf"\b(?:(?:{core.the}) ?)?(?:{core.pic}|numero|nummer|n[o°]\.?) (?P<n>\d{{1,4}})\b",
        ),
        ordinal=(rf"\b(?:{core.the}) ?(?P<nth>{ordinal})\b(?: (?:{core.pic}))?",),
        last=(rf"\b(?:{core.last})\b",),
        previous=(rf"\b(?:{core.previous})\b",),
        original=(rf"\b(?:{core.original})\b",),
        definite=(rf"\b(?:{core.the}) ?(?P<words>[\w'-]+(?: [\w'-]+)?)",),
        several=(rf"\b(?:{core.everything})\b",),
        leading=(
            (
                rf"^(?:(?:{core.fragment}) )?<ref>\s*(?:[,:;.-]|(?:pero|mas|mais|aber|ma|"
                r"but)\b)*\s*(?P<rest>.+)$"
            ),
        ),
        address=(rf"^(?:(?:{core.fragment}) )?<ref>$",),
    )
