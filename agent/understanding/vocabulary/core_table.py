"""The table of a language, made from its core words alone."""

from agent.understanding.vocabulary.core import Core
from agent.understanding.vocabulary.english_cues import CUES as ENGLISH
from agent.understanding.vocabulary.english_options import MODELS
from agent.understanding.vocabulary.english_words import MOODS
from agent.understanding.vocabulary.tables import Cues, Options, Patterns, Places, Vocabulary

_SHORT = 4
_FORGET_THE_LAST = (
    r"^(?:olvida|esquec[ea]|oublie[rz]?|vergiss|dimentica|scorda) (?:de |d[ao] |die |den |das |la "
    r"|le |"
    r"el |a |o |l')?(?:ultim[oa]|derniere?|letzten?|letztes)(?: \w+)?$|"
    r"^(?:olvida|esquec[ea]|oublie[rz]?) (?:la|el|le|a|o) \w+ (?:ultim[oa]|derniere?)$"
)
_THAT_OF = (
    r"(?:en |a |na |no |sur |bei |auf |in )?(?:l[oae]|el|[nd]?aquell?[eoa]|[ao]|cel(?:le|ui)|"
    r"quell[oa]|das|die|der|den|dem) (?:d[eoa]l?|du|des|del(?:la|lo)|col|con|com|avec|mit|vom|von)"
    r"(?: [\w'-]+){1,4}?"
)
"""The picture of something, and nothing more: "la del castillo", "celle du chat"."""
_MORE = (
    r"otr[oa]s?|mas|mais|outr[oa]s?|un[oa]s|umas?|alguna?s|algumas|d'autres|autres?|encore|des|"
    r"quelques|noch|mal|weitere|andere|ein paar|altr[ei]|ancora|qualche"
)
_ONCE_MORE = (
    r"otra vez|de nuevo|nuevamente|de novo|outra vez|novamente|encore|a nouveau|de nouveau|"
    r"noch ?mal|wieder|di nuovo|ancora|un'altra volta"
)
_IDEAS = (
    r"ideas?|opciones|propuestas|disenos|bocetos|ideias|opcoes|propostas|esbocos|idees|options|"
    r"propositions|esquisses|ideen|entwurfe|vorschlage|optionen|idee|opzioni|proposte|bozze|"
    r"bozzetti|"
    r"modelos|modelli|prove|modeles"
)
_PIECES = (
    r"logos?|loghi|posters?|carteles|cartazes|affiches|plakate|iconos|icones|icons|stickers?|"
    r"adesivos|tatuajes|tatuagens|tatouages|tattoos|tatuaggi|avatare?s?|mascott?[ea]s?|banners?"
)
_TWICE = "doble doblo dobro double doppelt doppelte doppelter doppio doppia"
_FOURFOLD = "cuadruple quadruple quadruplo quadrupla vierfach vierfache vierfacher"
_MANIFOLD = {**dict.fromkeys(_TWICE.split(), 2), **dict.fromkeys(_FOURFOLD.split(), 4)}
_DIFFERENT = (
    r"(?:distint[ao]s|diferentes|differente?s|differenti|verschiedenen?|divers[ei]|"
    r"unterschiedliche)"
)
_OTHER = r"(?:otras|outras|autres|andere|weitere|neue|altre|nuevas|novas|nouvelles|nuove)"
_WHAT_FOR = (
    r"(?:[,;:.?! ]+(?:bitte|por favor|per favore|s'il te plait)?[,;:.?! ]*(?:para|pra|pour|per|fur|"
    r"zum|damit|soll|will ich|ich will|quiero|quero|voglio|je veux|es para|e para|c'est pour)\b.*)?"
)
_INSTEAD_OF = (
    r"(?:invece (?:di|del\w*)|en (?:vez|lugar) del?|em vez d[eoa]|a la place d[eu]|au lieu d[eu]|"
    r"(?:an)?statt(?: de[mrs])?) ?\S"
)
_WHICH_MODELS = (
    r"^(?:que|cuales|quais|quels|quelles|welche|quali|che)(?: (?:son los|sao os|sont les|sono i))? "
    r"mod(?:el[oie]s?|elle|elli)"
    r"(?: (?:hay|tienes|usas|conoces|puedo|existem|ha|tens|tem|usas|posso|y a-t-il|as-tu|tu as|"
    r"sont|existent|puis-je|gibt|hast|kennst|kann|sind|ci sono|hai|conosci|posso|"
    r"disponibles|disponiveis|disponibili)\b.{0,40})?$"
)


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
        numbers={**core.numbers, **_MANIFOLD},
        ordinals=core.ordinals,
        leads=(
            rf"(?:{core.shift}) ?[:,.!;-]",
            *core.leads,
            rf"(?:{core.wanting})\b",
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
            rf"(?:{core.show})(?: (?:{core.me}))? (?:{number}|{_MORE})\b",
            (
                r"(?:(?:me |la |lo )*(?:puedes|podes|podrias)|(?:voce )?(?:pode|poderia)|da pra|"
                r"tu (?:peux|pourrais)|kannst du|konntest du|puoi|potresti|me l[ao] puoi) \w"
            ),
        ),
        stated=(
            (
                r"^(?:y a|il y a|hay|tem|ha|da ist|c'e) (?:un[ae]?|ein|um|des) (?:faute|"
                r"erreur|error|"
                r"errore|erro|fehler|falta)\b"
            ),
            rf"^(?:[\w']+ ){{0,3}}(?:{core.too})",
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
            (
                rf"^(?:{core.show})(?: (?:{core.me}|{_ONCE_MORE}))* (?P<what>{object_})"
                rf"(?: (?:{_ONCE_MORE}))?$"
            ),
            rf"^(?:{core.show})(?: (?:{core.me}))? (?P<what3><ref>) \w+$",
            r"^(?P<what2>#?\d{1,4}|<ref>)$",
        ),
        reroll=(rf"^(?:{core.again})$",),
        vary=(
            (
                rf"^(?:(?:{core.draw}|{core.show}|\S{{2,12}})(?: (?:{core.me}))? "
                rf")?(?:(?:{number}) )?"
                r"(?:otr[oa]s|altr[ei]|outr[oa]s|d'autres|noch|weitere|andere) "
                rf"(?:(?:{number}) )?(?:versione?[sn]?|versioni|versiones|versoes|{_IDEAS})\b"
                r"(?P<what>[^?!;]*)(?:[?!;].*)?$"
            ),
            (
                rf"^(?:(?:{core.draw}|{core.show}|\S{{2,12}}(?= (?:(?:{core.me}) )?(?:{number}|"
                rf"{_MORE}) ))"
                rf"(?: (?:{core.me}))? )?(?:(?:{number}|{_MORE}) )*"
                rf"(?:{core.variations})\b(?P<what>[^?!;]*)(?:[?!;].*)?$"
            ),
        ),
        upscale=(
            (
                rf"^(?:{core.upscale}) (?:\d{{1,2}} ?x |x ?\d{{1,2}} )?(?:{core.it})\b(?:[,;].*| "
                r"(?:para|pra|pour|per|fur|zum|ai|hier)\b.*)?$"
            ),
            (
                r"^(?:\d{1,2} ?(?:x|fach|mal|fois|veces|vezes|volte) )?"
                rf"(?:{core.upscale})\b(?P<what>[^?!;]*)(?:[?!;].*)?$"
            ),
            (
                rf"^(?:{core.bigger})(?:,? (?:y|e|et|und) (?:mas |mais |plus |piu )?\w+)?"
                rf"(?: machen)?(?:,? (?:a|en|em|in|auf|zu|para|pra) [248]k)?"
                rf"(?:[,.;?! ]{{1,3}}(?:\w+ ){{0,2}}(?:x ?\d{{1,2}}|\d{{1,2}} ?x|(?:{number}) ?"
                rf"(?:fach|fois|veces|vezes|volte|mal))(?: \w+){{0,2}})?{_WHAT_FOR}$"
            ),
        ),
        change=(
            rf"^(?:{core.change_it})\b",
            rf"^(?:{core.the}|{core.grown}) ?[\w'-]+(?: [\w'-]+){{0,2}} (?:{core.must})\b",
            rf"^.{{0,40}}?\b{_INSTEAD_OF}",
            rf"^(?:{core.change})\b(?! ?$)",
            rf"^(?:{core.it}) ",
            *core.verb_last,
        ),
        change_named=(
            rf"^(?:{core.draw})(?: (?:{core.me}))? (?P<subject>(?:{core.the}) ?[\w'-]+)\b(?= \w)",
            rf"^(?P<part>(?:{core.the}) ?[\w'-]+)\b(?= \w)",
        ),
        fragment=(rf"^(?:{core.fragment})\b(?! ?$)",),
        factor=(
            rf"\b(?P<n>{number}) ?(?:fois|veces|vezes|volte|mal|fach)\b",
            rf"\b(?P<n>{'|'.join(_MANIFOLD)})\b",
        ),
        how_many=(
            (
                rf"(?<![#\w])(?P<n>{number}) (?:{core.variations}|<pic>|stuck\b|unidades|pezzi|"
                rf"versione?[sn]?|versioni|versiones|versoes|{_IDEAS})"
            ),
            rf"(?<![#\w])(?P<n>{number}) {_OTHER} (?:{core.variations})",
        ),
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
        embedded=(
            (
                rf"^.*\b(?:{core.wanting})(?: \w+)? (?P<wish>(?:{core.a}|(?:{number})(?= "
                rf"{core.pic}))\b.+)$"
            ),
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
                r"transparente[rmn]? hintergrund|(?:detoure[rz]?(?:-l[ea])?|"
                r"scontorna(?:l[oa])?|recorta el fondo)\b.*)$"
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
                rf"\b(?P<count>{number}) (?:versione?[sn]?|versioni|versiones|versoes|"
                rf"variant[en]s?|varianti|variazioni|{core.pic}|{_IDEAS}) "
                rf"(?:(?:{core.of})(?: |(?<='))|(?:fur|pour|para|pra|per) )"
            ),
            rf"\b(?P<count>{number}) (?=(?:{_PIECES})\b)",
            # "quatre portraits différents", "tres imágenes distintas", "vier verschiedene Motive"
            rf"(?<![#\w])(?P<count>{number}) (?=(?:[\w'-]+ )?{_DIFFERENT}\b)",
            (
                rf"[,.]? (?P<count>{number}) "
                rf"(?:versione?[sn]?|versiones|versoes|versionen|{_IDEAS}|{core.pic})$"
            ),
            # "tre bozzetti di un'ape"
            rf"^(?P<count>{number}) (?:{_IDEAS}) (?:{core.of})(?: |(?<='))",
        ),
        seed=(r",? ?\b(?:seed|semilla|semente|graine|seme)(?: ?[:=])? ?(?P<seed>\d{1,12})\b",),
        resolution=(r",? ?\b(?:en|em|in) (?P<res>[124]k)\b", r"(?:^|, ?)(?P<res>[124]k)$"),
        exact=(rf"[,;.(]? ?\b(?:{core.exact})\b\)?:?",),
        negative=(
            (
                rf"\b(?:{core.without}|{core.unwanted})(?: |(?<='))(?P<negative>[\w' -]{{1,40}}?)"
                r"(?=$|[,.;)\n]| (?:por favor|porfa|bitte|grazie|merci|obrigad[oa]|dessus|drauf)\b)"
            ),
        ),
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
            (
                rf"(?:^|\b(?:{core.a}) )(?:(?:{core.pic}) (?:cuadrad[oa]|quadrad[oa]|carree?|"
                r"quadrat[oa])|quadratische[ns]? (?:\w*bild|foto))(?: (?:para|pro|pra|pour|per|fur)"
                r"(?: (?:el|o|il|le|mein))? (?:insta\w*|perfil|profil\w*|profilo|feed|blog))?:?"
            ): "1:1",
            (
                r"(?:^|[,.;] ?)(?:quadrat\w*|carree?|cuadrad[oa]|quadrad[oa])(?: (?:bitte|por "
                r"favor|porfa|svp|stp|per favore|(?:para|pour|per|fur) \w+))? ?(?=$|[,.;:])"
            ): "1:1",
            **core.ratio,
        },
    )


def _places(core: Core, ordinal: str) -> Places:
    return Places(
        numbered=(
            r"#\s?(?P<n>\d{1,4})\b",
            (
                rf"\b(?:(?:{core.the}) ?)?(?:{core.pic}|numero|nummer|nr\.?|n[o°]\.?) ?"
                r"(?P<n>\d{1,4})\b"
            ),
            rf"^(?:{core.one}) (?P<n>\d{{1,3}})(?=$|,| [a-z])(?! ?(?:x|mal|fach|fois)\b)",
            rf"\b(?:{core.one}) (?P<n>\d{{1,3}})$",
        ),
        ordinal=(
            (
                rf"\b(?:{core.the}|{core.grown})(?: |(?<='))(?P<nth>{ordinal})\b"
                rf"(?! (?:volta|vez|fois|mal)\b)(?: (?:{core.pic}))?"
            ),
        ),
        last=(rf"\b(?:{core.last})\b",),
        previous=(rf"\b(?:{core.previous})\b",),
        original=(rf"\b(?:{core.original})\b",),
        definite=(
            rf"\b(?:{core.the}|{core.grown})(?: |(?<='))(?=(?P<words>[\w'-]+(?: [\w'-]+)?))",
        ),
        several=(rf"\b(?:{core.everything})\b",),
        leading=(
            (
                rf"^(?:(?:{core.fragment}) )?<ref>\s*(?:[,:;.-]|(?:pero|mas|mais|aber|ma|"
                r"but)\b)*\s*(?P<rest>.+)$"
            ),
            rf"^(?P<subject>{_THAT_OF})[,:;] (?P<rest>.+)$",
            (
                rf"^(?P<subject>{_THAT_OF}) (?P<rest>(?:{core.change}|{core.change_it}|quiero|"
                rf"quisiera|"
                r"quero|queria|je (?:veux|voudrais)|ich (?:will|mochte)|voglio|vorrei)\b.+)$"
            ),
            (
                rf"^(?:reprends|prends|coge|toma|retoma|pega|nimm|prendi|riprendi) (?P<subject>"
                rf"(?:{core.the}) ?[\w' -]{{1,40}}?),? (?:et|y|e|und) (?P<rest>.+)$"
            ),
        ),
        address=(
            (
                rf"^(?:reprends|prends|coge|toma|retoma|pega|nimm|prendi|riprendi) (?:{core.the}) ?"
                r"[\w' -]{1,40}$"
            ),
            rf"^(?:(?:{core.fragment}) )?<ref>$",
            rf"^{_THAT_OF}$",
        ),
    )
