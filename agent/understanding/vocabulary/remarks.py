"""What people of five languages say about a picture: praise, likeness, memories, suggestions.

Praise and talk cost nothing; an unreal "if" or a "maybe … too" changes what is there.
"""

from dataclasses import dataclass

from agent.understanding.vocabulary import laughter
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
_BUT = (
    r"(?!.*\b(?:trop|troppo|demasiado|pero|mas|mais|aber|ma|por favor|s'il te plait|bitte|"
    r"per favore)\b)"
)


def _pleased(degree: str, good: str, liking: str, after: str) -> Patterns:
    """Praise and thanks in a row, and nothing else."""
    kind = rf"(?:(?:(?:{degree}) ){{0,4}}(?:{good})|{liking})(?:[ ,]+(?:{after})){{0,2}}"
    return (
        (
            rf"^(?:(?:(?:ja|ha|je|ah|oh|oui)+h?|wow|uau|guau|buah?|wa?ouah?|boah?|ui|hala|alter)[ "
            rf",!]+)?{kind}(?:[ ,.!]+{kind}){{0,3}}$"
        ),
    )


def _what_it_is_for(saying: str, almost: str) -> Patterns:
    """What a picture is for, or that it is nearly right: told, no wish of its own."""
    return (
        rf"^(?:\w+[ ,]+){{0,2}}(?:{saying}) (?:[\w'-]+ ?){{1,7}}$",
        rf"^(?:{almost})(?:[ ,]+(?:{almost}))*[ .!]*$",
    )


def _between_people(greeting: str, asking: str, away: str, drawing: str) -> Patterns:
    """A word to everybody, a question to whoever knows, a good-bye: none of it is a wish."""
    no_wish = rf"(?!.*\b(?:{drawing}))"
    return (
        rf"^(?:\w+ )?(?:{greeting})\b{no_wish}.*$",
        rf"^(?:\w+,? )?(?:{asking})\b{no_wish}.*$",
        (
            rf"^{no_wish}.*\b(?:diferen[cz]a|diferencia|difference|unterschied|differenza) "
            r"(?:entre|zwischen|tra|fra)\b"
        ),
        (
            r"^(?:(?:hm+|(?:ha)+|lol|ok|na ja|mah|bof|bom|bon|bueno|vale|bene)[ ,.]+)*"
            rf"(?:{away})\b{no_wish}.*$"
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
        *laughter.SPANISH,
        (
            r"^(?:\w+[ ,]+){0,2}(?:dejal[oa]|dejemosl[oa]|deja)(?: esto| eso)? (?:tal cual|asi|"
            r"como esta)\b"
        ),
        *_what_it_is_for(
            r"es(?:to)?(?: es)? (?:para|pa)(?: (?:el|la|los|las|mi|un|una|nuestr[oa]))?",
            r"casi(?: casi)?|ya casi|por poco",
        ),
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
        *_between_people(
            r"(?:hola|buenas|buenos dias|buenas tardes|buenas noches|ey|hey) (?:a tod[oa]s|gente|"
            r"chic[oa]s|grupo|equipo|familia)",
            r"alguien (?:sabe|tiene|quiere|conoce|me (?:dice|explica))|una (?:duda|pregunta)|"
            r"(?:y )?"
            r"(?:cual es la|que) diferencia (?:hay )?entre|que (?:opinas|opinais|os parece)",
            r"(?:ya )?me voy|voy a (?:comer|dormir|cenar|salir|trabajar|pensarlo)|(?:ya )?luego "
            r"(?:vuelvo|hablamos|sigo)|(?:me )?lo pienso|(?:tengo|tendre) que (?:preguntar|hablar)|"
            r"(?:tengo que |voy a )?preguntar(?:le|lo|selo)|(?:manana |ya |luego )?(?:te|os) "
            r"(?:digo|dire|cuento|aviso)",
            r"dibuja(?:me)?\b|pinta(?:me)?\b|haz|crea(?:me)?\b|quiero",
        ),
    ),
    suggested=(
        r"^(?:haz|puedes hacer|podrias hacer) (?:de (?:esto|eso|ello)|con (?:esto|eso)) un[oa]? \w",
        r"^.{3,80}\b(?:estaria|quedaria) (?:bien|genial|mejor|guay|bonito|chulo)\b",
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
        *laughter.PORTUGUESE,
        r"^(?:\w+[ ,]+){0,2}deix[ae](?: isso| essa?)? (?:assim|como esta|tal e qual)\b",
        *_what_it_is_for(
            r"(?:e|isto e|isso e) (?:pr[oa]s?|para(?: [oa]s?)?|pra(?: minha)?|para (?:meu|minha))",
            r"quase(?: la| isso)?",
        ),
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
        *_between_people(
            r"(?:ola|oi|bom dia|boa tarde|boa noite|e ai|viva) (?:a tod[oa]s|pessoal|gente|galera|"
            r"malta|grupo|turma)",
            r"alguem (?:sabe|tem|quer|conhece|me (?:diz|explica))|uma (?:duvida|pergunta)|"
            r"qual (?:e )?"
            r"a diferenca entre|o que (?:voces|vocês) acham|que (?:acham|achas|acha)",
            r"deixa(?: eu|-me) (?:pensar|ver)|(?:ja )?vou (?:comer|dormir|jantar|almocar|sair|"
            r"trabalhar|pensar|perguntar)|(?:ja )?"
            r"volto (?:ja|depois|logo)|tenho (?:de|que) (?:perguntar|falar|ir)|(?:amanha |depois )"
            r"(?:te |vos )?(?:digo|aviso|falo|conto)",
            r"desenh[ae]\b|pint[ae]\b|faz\b|faca|cri[ae]\b|quero",
        ),
    ),
    suggested=(
        r"^(?:faz|faca|pode fazer|podia fazer) (?:disso|disto|dele|dela) uma? \w",
        r"^.{3,80}\b(?:ficaria|seria) (?:bem|legal|giro|melhor|otimo|fixe|bonito)\b",
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
        *laughter.FRENCH,
        r"^(?:\w+[ ,]+){0,2}laisse(?:-l[ea]| ca)? (?:comme (?:ca|c'est)|tel(?:le)? quel)\b",
        *_what_it_is_for(
            r"c'est pour(?: (?:la|le|les|l'|un|une|mon|ma|mes|notre))?",
            r"presque|on y est presque|pas loin",
        ),
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
        *_between_people(
            r"(?:haha )?(?:il|elle|ca) (?:a|ont) (?:exactement |vraiment )?la meme \w+ que|"
            r"(?:bonjour|salut|bonsoir|coucou|hello) (?:a (?:tous|toutes|vous)|tout le monde|les "
            r"(?:amis|gens)|la (?:team|compagnie))",
            r"(?:quelqu'un|qqn) (?:sait|a|connait|peut me dire)|(?:une |petite )question|"
            r"(?:c'est )?"
            r"quoi la difference entre|quelle est la difference entre|vous en pensez quoi|"
            r"qu'en pensez",
            r"(?:je|j'y) (?:vais (?:manger|dormir|sortir|bosser|y aller|reflechir|y reflechir)|"
            r"reflechis|reviens|file|dois (?:demander|en parler))|(?:je )?te dirai|on en reparle|"
            r"faut que je (?:demande|reflechisse)",
            r"dessine|peins|fais|cree|voudrais",
        ),
    ),
    suggested=(
        r"^(?:fais|tu peux|peux-tu|vous pouvez) ?(?:-?en|en faire) (?:une?|des) \w",
        r"^.{3,80}\b(?:serait|ferait) (?:bien|cool|mieux|joli|super|top|sympa)\b",
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
        *laughter.GERMAN,
        r"^(?:\w+[ ,]+){0,3}lass (?:es|das)(?: \w+){0,2} (?:so|wie es ist)\b",
        *_what_it_is_for(
            (
                r"(?:das |es )?(?:ist|wird|soll) (?:fur|furs|zum|zur)(?: (?:das|die|den|der|ein|"
                r"eine|einen|meine?n?|unsere?n?))?"
            ),
            r"fast|beinah(?:e)?|fast (?:gut|perfekt|richtig)",
        ),
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
        *_between_people(
            r"(?:hallo|hi|hey|moin|servus|guten (?:morgen|tag|abend)|nabend) (?:zusammen|alle|"
            r"allerseits|leute|ihr|in die runde|miteinander)",
            r"(?:weis|kennt|hat) (?:hier )?(?:jemand|wer|einer)|(?:kurze |mal (?:ne|eine) |"
            r"eine )frage|"
            r"passt so|lass (?:es|das)(?: \w+)* (?:so )?wie es ist|was ist (?:der|eigentlich "
            r"der) unterschied|kannst du (?:eigentlich )?(?:auch "
            r")?\w+ oder nur|was (?:meint|haltet) ihr|wie findet ihr",
            r"stellt? (?:dir|euch) (?:das|es|mal) .{0,12}vor|(?:ich )?(?:muss|gehe?|geh) "
            r"(?:ich )?(?:jetzt |mal |noch |erst )*(?:essen|"
            r"schlafen|los|"
            r"weg|arbeiten|meine?n?|drüber|druber|uberlegen)|(?:ich )?(?:uberleg|denk)e? (?:es )?"
            r"(?:mir )?(?:das )?(?:noch |mal |druber )+|(?:ich )?(?:sag|geb|meld)e? (?:euch|"
            r"dir|mich)",
            r"zeichne|mal(?:e|st)? (?:mir|ein)|mach|erstell|mochte",
        ),
    ),
    suggested=(
        r"^(?:mach|kannst du|machst du|konntest du)\b.{1,60}\b(?:draus|daraus)\b",
        r"^.{3,80}\bwar(?:e|')? (?:schon|cool|nett|toll|super|besser|gut)$",
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
        *laughter.ITALIAN,
        r"^(?:\w+[ ,]+){0,2}lascia(?:l[oa])?(?: tutto)? (?:cosi|com'e)\b",
        *_what_it_is_for(
            r"(?:questo )?e per(?: (?:il|la|lo|l'|i|gli|le|un|una|mi[oa]|nostr[oa]))?",
            r"quasi|ci siamo quasi|manca poco",
        ),
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
        *_between_people(
            r"(?:ciao|salve|buongiorno|buonasera|hey|ehi)(?: ciao)? (?:a (?:tutti|tutte|voi)|"
            r"ragazz[ie]|"
            r"gente|raga)|a tutti, sono",
            r"qualcuno (?:sa|ha|conosce|mi (?:dice|spiega))|una domanda|qual e la differenza "
            r"(?:tra|"
            r"fra)|che differenza c'e|(?:secondo (?:te|voi))|cosa ne pensate|che ne pensate",
            r"(?:ci|lo) penso|vado a (?:mangiare|dormire|cena|pranzo|lavorare)|devo (?:chiedere|"
            r"pensarci|andare)|(?:poi |domani )?(?:ti|vi) (?:faccio sapere|dico|aggiorno)|"
            r"torno dopo",
            r"disegna(?:mi)?\b|dipingi|fammi|crea(?:mi)?\b|vorrei",
        ),
    ),
    suggested=(
        r"^(?:fanne|puoi farne|potresti farne) (?:un[oa']?|dei|delle) ?\w",
        r"^.{3,80}\b(?:sarebbe|starebbe) (?:bello|meglio|carino|bene|figo)\b",
        r"^(?:(?:e|o|ma)[ ,]+)*se (?:[\w'-]+ ){0,4}?\w{2,}(?:sse|ssero|ssi)\b",
        r"^(?:e|o)[ ,]+(?:forse|magari) |^(?:forse|magari) anche\b",
    ),
)
