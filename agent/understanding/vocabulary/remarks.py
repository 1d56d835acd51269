"""What people of five languages say about a picture: praise, likeness, memories, suggestions.

Praise and talk cost nothing; an unreal "if" or a "maybe … too" changes what is there.
"""

from dataclasses import dataclass

from agent.understanding.vocabulary.tables import Patterns


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """Whole clauses, as regular expressions over folded text."""

    pleased: Patterns
    aside: Patterns
    suggested: Patterns


# "madre mía, …", "haha …"; a "but" or a wish behind it and it is no mere remark
# (bounded, so that no long text takes long)
_OH = (
    r"^(?:(?:[^\s,;:.!?][^,;:.!?]{0,19}[,.!]+|(?:(?:ja|ha|je|ah)+h?|oh|ah|ay|ui|kkk+|"
    r"mdr|lol|wow)\b)"
    r"[ ,!]{0,3}){0,3}"
)
_BUT = r"(?!.*\b(?:pero|mas|mais|aber|ma|por favor|s'il te plait|bitte|per favore)\b)"


def _pleased(degree: str, good: str, liking: str, after: str) -> Patterns:
    """Praise and thanks in a row, and nothing else."""
    kind = rf"(?:(?:(?:{degree}) ){{0,4}}(?:{good})|{liking})(?:[ ,]+(?:{after})){{0,2}}"
    return (
        (
            rf"^(?:(?:(?:ja|ha|je|ah|oh|oui)+h?|wow|uau|guau|buah?|wa?ouah?|boah?|ui|hala|alter)[ "
            rf",!]+)?{kind}(?:[ ,.!]+{kind}){{0,3}}$"
        ),
    )


SPANISH = Remarks(
    pleased=(
        *_pleased(
            r"que|es|esta|son|ha quedado|te ha quedado|quedo|muy|super|tan|de lo mas|realmente",
            r"mon[oa]|ric[oa]|bonit[oa]s?|lind[oa]s?|chul[oa]s?|guay|tiern[oa]|gracios[oa]|"
            r"divertid[oa]|"
            r"genial|precios[oa]s?|bueno|bien|perfect[oa]|maravillos[oa]|increible|adorable|"
            r"espectacular|tremend[oa]|brutal|impresionante|alucinante|mona(?:da)?|maravilla|"
            r"pasada|"
            r"no esta (?:nada )?mal|nada mal",
            r"(?:me (?:encanta|gusta|flipa|chifla)|lo adoro|la adoro)(?: (?:mucho|muchisimo|un "
            r"monton))?",
            r"gracias|muchas gracias|de verdad|en serio|tio|tia",
        ),
        (
            r"^(?:(?:es|eso es) )?(?:justo|exactamente|tal cual|asi) (?:lo que|"
            r"como (?:lo )?)(?: (?:yo|me))? ?(?:queria|buscaba|esperaba|imaginaba|"
            r"pedi)(?:[ ,.!]+\w+){0,3}$"
        ),
    ),
    aside=(
        (
            rf"{_OH}{_BUT}(?:es(?:o|to|e|a) |se )?(?:se )?parecen? (?:a|al|de|del|un|una|"
            rf"sacad[oa]|el|la|"
            r"es[ea]|aquel(?:la)?)\b"
        ),
        rf"{_OH}{_BUT}(?:es(?:o|to) )?(?:me|nos) (?:recuerda|recordo|hace pensar)\b",
        (
            rf"{_OH}{_BUT}(?:a (?:mis?|nuestr[oa]s?|su) [\w'-]+ les? (?:encant|gust)\w+|no (?:me "
            rf")?lo (?:puedo )?"
            r"cre(?:o|er)|no puede ser)[ .!]*$"
        ),
        (
            r"^(?:mis?|nuestr[oa]s?|tus?) [\w'-]+(?: [\w'-]+)? (?:\w{3,}ab(?:a|an)|tenian?|"
            r"vivian?|hacian?|"
            rf"decian?|solian?|sabian?|querian?|eran?|iban?)\b{_BUT}"
        ),
    ),
    suggested=(
        r"^(?:(?:y|o|pero|que tal)[ ,]+)*si (?:[\w'-]+ ){0,4}?\w{2,}(?:ra|ras|ran|ramos|se|sen)\b",
        (
            r"^(?:y|o)[ ,]+(?:quizas?|tal vez|a lo mejor) |^(?:quizas?|tal vez|a lo mejor) "
            r"(?:tambien|"
            r"ademas)\b"
        ),
    ),
)
PORTUGUESE = Remarks(
    pleased=(
        *_pleased(
            r"que|e|esta|ta|ficou|muito|super|tao|bem|mesmo|demasiado",
            r"fof[oa]s?|lind[oa]s?|gir[oa]s?|bonit[oa]s?|legal|engracad[oa]|querid[oa]|bom|boa|bem|"
            r"otim[oa]|maravilhos[oa]|incrivel|perfeit[oa]|fixe|espetacular|amor|maximo|"
            r"brutal|impressionante|espantos[oa]|(?:nada|nao esta|nao ficou)(?: nada)? mau|"
            r"nada mal",
            r"(?:adoro|adorei|adoramos|amei|amo|gosto|gostei)(?: (?:muito|tanto|imenso|disto|disso|"
            r"dele|"
            r"dela|mesmo))*",
            r"obrigad[oa]|muito obrigad[oa]|valeu|demais|mesmo|a serio|serio",
        ),
        (
            r"^(?:(?:e|isso e|isto e) )?(?:mesmo|exatamente|exactamente|justamente|"
            r"tal como)(?: (?:isto|isso|o))? ?(?:que)? ?(?:eu )?(?:queria|procurava|esperava|"
            r"imaginava|imaginei|pedi)(?:[ ,.!]+\w+){0,3}$"
        ),
    ),
    aside=(
        (
            rf"{_OH}{_BUT}(?:is[st]o |ate )?parece(?:m)? (?:com|aquel[ea]|ess[ea]|um|uma|o|a|"
            rf"d[oae]|"
            r"said[oa]|tirad[oa])\b"
        ),
        (
            rf"{_OH}{_BUT}(?:is[st]o )?(?:me (?:lembra|recorda|faz lembrar|faz pensar)|lembra-me|"
            rf"recorda-me|"
            r"faz-me (?:lembrar|recordar|pensar)|faz lembrar)\b"
        ),
        (
            rf"{_OH}{_BUT}(?:(?:o|a|os|as) (?:meus?|minhas?|noss[oa]s?) [\w'-]+ (?:ia|iam|vai|"
            rf"vao) (?:adorar|"
            r"gostar|amar)(?: d?is[st]o)?|(?:eu )?nao (?:acredito|posso crer)|nao pode ser)[ .!]*$"
        ),
        (
            r"^(?:(?:o|a|os|as) )?(?:meus?|minhas?|noss[oa]s?) [\w'-]+(?: [\w'-]+)? "
            r"(?:\w{3,}av(?:a|am)|"
            rf"tinham?|viviam?|faziam?|diziam?|sabiam?|queriam?|eram?|iam?)\b{_BUT}"
        ),
    ),
    suggested=(
        r"^(?:(?:e|ou|mas|que tal)[ ,]+)*se (?:[\w'-]+ ){0,4}?\w{2,}sse(?:m|s)?\b",
        r"^(?:e|ou)[ ,]+(?:talvez|quem sabe|se calhar) |^(?:talvez|se calhar) (?:tambem|ainda)\b",
    ),
)
FRENCH = Remarks(
    pleased=(
        *_pleased(
            r"c'est|il est|elle est|trop|tres|vraiment|si|tellement|super|que c'est|quelle?|comme "
            r"c'est",
            r"mignon(?:ne)?s?|chou(?:ette)?|beaux?|belles?|jolie?s?|drole|rigolo(?:te)?|bien|"
            r"genial|"
            r"magnifique|impressionnante?|incroyable|bluffante?|dingue|adorable|sublime|parfaite?|"
            r"superbe|top|cool|merveille|"
            r"pas (?:mal|mauvais)(?: du tout)?|pas mal fait",
            r"(?:j'(?:adore|aime)|on adore|ca me plait)(?: (?:bien|trop|beaucoup|ca))*",
            r"merci|merci beaucoup|vraiment|franchement",
        ),
        (
            r"^(?:c'est )?(?:exactement|pile|tout a fait|precisement) (?:ce que|"
            r"comme) (?:je (?:voulais|cherchais|l'imaginais|l'avais imagine|pensais)|"
            r"j'(?:imaginais|avais (?:en tete|imagine)))(?:[ ,.!]+\w+){0,3}$"
        ),
    ),
    aside=(
        rf"{_OH}{_BUT}(?:on dirait|ca ressemble a|ca fait penser a) (?!que c'est trop)\w",
        rf"{_OH}{_BUT}(?:ca|cela|il|elle) (?:me|nous) (?:rappelle|fait penser)\b",
        (
            rf"{_OH}{_BUT}(?:(?:mon|ma|mes|notre|nos) [\w'-]+ (?:(?:adorer|aimer)(?:ait|aient|a|"
            rf"ont)|va adorer) "
            r"(?:ca|cela)|(?:je )?(?:n'y|j'y|ne le|le) crois pas|pas possible|c'est pas vrai)[ "
            r".!]*$"
        ),
        rf"{_OH}(?:tu )?imaginez?(?: un peu| ca| la scene)*[ .!]*$",
        (
            r"^(?:mon|ma|mes|notre|nos) [\w'-]+(?: [\w'-]+)? (?:y )?(?!portrait|souhait|"
            r"extrait)\w{1,}"
            rf"(?:ait|aient)\b{_BUT}"
        ),
    ),
    suggested=(
        (
            r"^(?:(?:et|ou|mais)[ ,]+)*s(?:i |')(?:[\w'-]+ ){0,4}?(?:[cln]')?\w{2,}(?:ait|aient|"
            r"ions)\b"
        ),
        r"^(?:et|ou)[ ,]+peut-etre |^peut-etre (?:aussi|encore)\b",
    ),
)
GERMAN = Remarks(
    pleased=(
        *_pleased(
            r"wie|das ist|das sieht|ist das|ist|sieht|sehr|so|echt|wirklich|richtig|total|ja|voll|"
            r"ganz|zu",
            r"sus+|suse?r?|niedlich|schon|hubsch|goldig|herzig|witzig|lustig|toll|super|klasse|"
            r"cool|"
            r"beeindruckend|krass|irre|hammer|unglaublich|genial|gut|wunderschon|wunderbar|prima|"
            r"grosartig|traumhaft|perfekt|"
            r"(?:gar )?nicht (?:schlecht|ubel)",
            r"(?:gefallt (?:mir|uns)|das gefallt (?:mir|uns)|ich (?:liebe|mag) (?:es|das|ihn|sie))"
            r"(?: (?:sehr|gut|total|echt|richtig))*",
            r"danke(?: (?:dir|euch|schon|sehr))?|vielen dank|aus|geworden|gemacht|gelungen|"
            r"wirklich|"
            r"oder",
        ),
        (
            r"^(?:(?:das ist )?genau (?:so|das|wie)(?:,? (?:was|"
            r"wie))? (?:hab(?:e)? )?ich(?: (?:es|das))?(?: mir)?(?: (?:es|das))? (?:vorgestellt|"
            r"gewollt|wollte|gemeint|gewunscht|erhofft|gedacht)(?: (?:hab(?:e)?|"
            r"hatte))?)(?:[ ,.!]+\w+){0,3}$"
        ),
    ),
    aside=(
        rf"{_OH}{_BUT}(?:(?:das|es|der|die|er|sie)(?: ja)? )?(?:sieht|schaut)(?: ja)? aus wie\b",
        rf"{_OH}{_BUT}(?:(?:das|es|der|die|er|sie) )?erinnert (?:mich|uns|an)\b",
        (
            rf"{_OH}{_BUT}(?:(?:meine?|unsere?) [\w'-]+ (?:wurden?|wird|werden) (?:das|es|ihn|"
            rf"sie)(?: \w+)? "
            r"(?:lieben|mogen|feiern)|(?:ich )?(?:das )?glaub(?:e)? ich (?:ja )?nicht|(?:ich "
            r")?(?:glaub'?e?|"
            r"fass) (?:es|das) nicht|das gibt'?s (?:doch )?nicht|unfassbar)[ .!]*$"
        ),
        (
            r"^(?:meine?|unsere?) [\w'-]+(?: [\w'-]+)? (?:hatten?|war|waren|wohnten?|lebten?|"
            r"arbeiteten?|machten?|sagten?|liebten?|spielten?|kauften?|besas|hielt|ging|fuhr|kam)\b"
            rf"{_BUT}"
        ),
    ),
    suggested=(
        (
            r"^(?:(?:und|oder|aber|was)[ ,]+)*wenn (?:[\w'-]+ ){0,5}?(?:wurden?|waren?|hatten?|"
            r"kamen?|"
            r"gaben?|regnete|schneite|lagen?|standen?|schiene|trug)\b"
        ),
        (
            r"^(?:und|oder)[ ,]+(?:vielleicht|eventuell) |^(?:vielleicht|eventuell) (?:noch|auch|"
            r"dazu)\b"
        ),
    ),
)
ITALIAN = Remarks(
    pleased=(
        *_pleased(
            r"che|e|e venut[oa]|molto|troppo|davvero|cosi|proprio|quant'e",
            r"carin[oaie]|bell[oaie]|tener[oa]|dolce|simpatic[oa]|divertente|fantastic[oa]|"
            r"bellissim[oa]|"
            r"stupend[oa]|meraviglios[oa]|perfett[oa]|fic[oa]|fig[oa]|bene|adorabile|meraviglia|"
            r"amore|"
            r"spettacolo|impressionante|incredibile|pazzesc[oa]|(?:niente|mica|non) male",
            r"(?:(?:lo|la|li|le) ador[oa]|ador[oa]|mi piace|ci piace)(?: (?:molto|tanto|"
            r"un sacco))*",
            r"grazie|grazie mille|davvero|sul serio",
        ),
        (
            r"^(?:(?:e|questo e) )?(?:proprio|esattamente|giusto) (?:quello che|"
            r"come)(?: (?:me))? ?(?:(?:lo|la) )?(?:volevo|cercavo|immaginavo|intendevo|"
            r"ho chiesto)(?:[ ,.!]+\w+){0,3}$"
        ),
    ),
    aside=(
        (
            rf"{_OH}{_BUT}(?:quest[oa] )?(?:sembra|pare|somiglia)(?:no)? (?:quel(?:la|l')?|"
            rf"un[oa']?|il|la|"
            r"lo|l'|a|al|alla|uscit[oa]|pres[oa]|del|di)(?:\b|(?<='))"
        ),
        rf"{_OH}{_BUT}(?:quest[oa] )?(?:mi|ci) (?:ricorda|fa pensare)\b",
        (
            rf"{_OH}{_BUT}(?:(?:(?:il|la|i|le) )?(?:mi[oae]|miei|nostr[oaie]) [\w'-]+ (?:lo|la) "
            rf"(?:ador|amer)\w+|"
            r"non (?:ci|lo) (?:posso )?cred(?:o|ere)|non ci posso credere|non e possibile)[ .!]*$"
        ),
        (
            r"^(?:(?:il|la|i|le) )?(?:mi[oae]|miei|nostr[oaie]) [\w'-]+(?: [\w'-]+)? "
            r"(?:\w{2,}[aei]v(?:a|ano)|"
            rf"era|erano)\b{_BUT}"
        ),
    ),
    suggested=(
        r"^(?:(?:e|o|ma)[ ,]+)*se (?:[\w'-]+ ){0,4}?\w{2,}(?:sse|ssero|ssi)\b",
        r"^(?:e|o)[ ,]+(?:forse|magari) |^(?:forse|magari) anche\b",
    ),
)
