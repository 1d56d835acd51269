"""Signs of what is asked for, in every language at once: where they stand, others are doubted."""

import re

from agent.understanding.vocabulary.tables import word_set

ARROW = re.compile(r"\S ?(?:->|=>|→|➡️?|»|>|=) ?\S")
"""What a thing is to become ("bus -> double decker")."""
TURNS_INTO = re.compile(
    r"(?:e |und |et |y |and )?(?:now|agora|ahora|maintenant|jetzt|adesso|ora) "
    r"(?!an? |un[aeo]? |uma? |ein|d[eou]s? |[a-z]* ?\d)[^\W\d_]+(?: [^\W\d_]+)?[.! ]*"
)
CHANGES_IT = re.compile(
    r"(?:^|[,;.!] |- )(?:please |can you |could you |now )*(?:turn|transform|convert|change) "
    r"(?:it|this|him|her|them) "
)
COAT_OF_PAINT = re.compile(r"paint (?:the|his|her|their|its|my|our|that|those) .* \w")
"""It may be a colour that the thing is to get ("paint the fence pink")."""
GOES_ON = re.compile(
    r"[^\W\d_]+ (?:it|him|her|them)\b(?! (?:an?|some|the|two|my)\b)|(?:in|im|bei|mit|als|en|em|con|"
    r"com|avec|au|nel|nella|with|as|at) |(?:i|we)(?:'d| would)? (?:rather|prefer|like|love|"
    r"want)(?: to)? (?:see|have|get) (?:her|him|it|them|this|that)\b|(?:das ganze|le tout|il tutto|"
    r"todo esto|tudo isso) |(?:conviert|transform|trasform|cambi|pon|haz|fai|rendi|mud|deix|"
    r"torn)\w*?-?(?:l[oae]s?|[oa]s?)\b|(?:transforme|rends|mets|change|fais)-l(?:e|a|es)\b|(?:mach|"
    r"verwandle?|farb|setz|stell) (?:es|ihn|sie) |(?:cambi|pon|quit|agreg|anad|met|mud|troc|tir|"
    r"coloc|bot)\w{0,3}me "
)
JOINS = re.compile(
    r"(?:and|y|e|et|und) (?!(?:now|then|next|one|another|ahora|agora|maintenant|jetzt|dann|ora|"
    r"poi)\b)"
)
"""What is added in the same breath ("and a sidekick")."""
IN_AND_OUT = word_set("in out on off up down back away more less again too also swap change")
AGAIN = re.compile(r"\bagain,? but\b")
ORDERED = re.compile(
    r"\b(?:so|now|then|and|please|,) (?:draw|paint|sketch) (?:me |us )?(?=(?:an?|two|some) )|"
    r"\b(?:is|'s|are|'re|keeps?) (?:asking|begging) for (?=(?:an?|some|two|three) )|\b(?:he|she|"
    r"they|everyone|who|it and|and) (?:demands?|insists? on|requests?|ordered) (?=(?:an?|some|two|"
    r"three) )|\b(?:can|could|may) (?:i|we) (?:have|get|see) (?=something )"
)
"""A plain order after a story ("he needs a queen, so draw a magpie")."""
NEW = re.compile(
    r"\b(?:next|new|another|different|separate|else|now|neu\w*|ander\w*|nachst\w*|otr[oa]|nuev\w*|"
    r"siguiente|outr[oa]|nov[oa]|proxim\w*|autre|nouv\w*|prochain\w*|altr[oa]|nuov\w*|prossim\w*|"
    r"draw|paint|sketch|dibuj\w*|desenh\w*|dessin\w*|zeichn\w*|mal|disegn\w*|picture|image)\b"
)
"""Words that announce another picture."""
ANNOUNCED = re.compile(
    r"^(?:make|do|for) (?:this|the next|next) one (?:in |be )?\d{1,2}:\d{1,2} ?[:,\u2013\u2014-]+ "
    r"?(?=(?:an?|the|some|two) )|\b(?:fresh start|clean slate|new idea|next one|"
    r"change of (?:scenery|scene|pace|subject)|(?:separate|new|another|second|extra) (?:image|"
    r"picture|pic|drawing)) ?[:\u2013-] ?(?!(?:make|add|remove|put)\b)|^(?:ok |now |so )?(?:blank|"
    r"clean) slate[.:,!]|^(?:ok |now |so )?new canvas[.:,!]|\b(?:new|different|another|"
    r"fresh) (?:one|pic(?:ture)?|image|photo|drawing|painting|thing|idea|subject|"
    r"topic)(?: please)?(?: in \d{1,2}:\d{1,2})?(?: ?:|,(?! (?:but|with|and|same|like|in|without|"
    r"this|that|not|just)\b))"
)
"""Another picture is announced before it is named ("different idea: …")."""
NOW = word_set("now ahora agora maintenant jetzt adesso ora nun sea seja soit")
TOO = re.compile(r"\b(?:too|also|as well|here|auch|hier|aussi|ici|anche|qui|tambien|aqui|tambem)\b")
CLAUSE_END = re.compile(
    r"(?:[,.;:?!)\n]|\s(?:-|\u2013|&|and|but|so|y|e|et|und|pero|mas|mais|ma|aber))\s*(?:(?:please|"
    r"pls|can|could|would|will|you|we|i|want|wanna|need|like|i'd|we'd|'?d|to|just|maybe|now|then|"
    r"so|let's|bitte|kannst|du|ich|will|mochte|puedes|quiero|pode|podes|quero|peux|tu|je|veux|puoi|"
    r"voglio)\s+){0,6}$"
)
WIDENED = re.compile(
    r"\b(?:extend|expand|stretch|widen|outpaint|uncrop|canvas|room|space|continue|adding|fill|"
    r"sides?|crop|trim|cut|resize|pixels?|px|\d{2,5} ?x ?\d{2,5}|fits|(?:what's|"
    r"what is) (?:to the )?(?:left|right))\b"
)
FAULT = re.compile(r"\b(?:too (?!\w+ly\b)\w+|(?:not|n't) (?:\w+ )?enough|isn't any|no room)\b")
THING = re.compile(
    r"(?:(?:and|now|ok|so|also|for),? )*(?:the|that|this|those|these|his|her|its|their|my) "
    r"(?:(?!(?:one|picture|pic|image|photo|shot|version|drawing|painting|first|second|third|last|"
    r"it|this|that|is|are|was|has|have|(?:love|like|adore|hate|want|need|say|think|look)s?|said)\b)"
    r"[^\W\d_]+(?:'s)?[ ,:;\u2013-]+){1,4}(?:please,? ?)?"
)
"""What is to be changed, said before how: "the kite, please, in the form of a fish"."""
OF_THAT = re.compile(r"^(?:in|with|as|like|at|on|under|without) |\b(?:it|him|her|them)\b")
IS_THERE = re.compile(
    r"\b(?:make|bigger|smaller|larger|remove|delete|erase|lose|move|change|recolou?r|fade|replace|"
    r"fix|without)\b"
)
GOES_ON_FROM_IT = re.compile(
    r"(?:now|and|but|also|then|jetzt|und|aber|ahora|y|pero|agora|mas|maintenant|et|mais|adesso|ora|"
    r"ma|e)\b"
)
ONE_CHANGE = re.compile(
    r"(?:.{0,40}[,.!] )?(?:(?:just|only|and|but|ok|so|there's|there is|with|oh) ){0,3}(?:one|a|an|"
    r"another|1) (?:(?:more|other|final|last|tiny|small|little|quick|minor|slight|wee|"
    r"further) ){0,2}(?:change|tweak|edit|fix|adjustment|correction|alteration|modification)s?\b"
)
"""A change that is announced before it is told ("one tiny change: …")."""
HAS_TO = re.compile(
    r"(?:(?:and|now|also|but|ok|so|then|oh|y|e|et|und|pero|mas|mais|aber|"
    r"ma)[, ]+)*(?P<thing>(?:the|that|his|her|their|el|la|los|las|o|a|os|as|le|les|der|die|das|den|"
    r"il|lo|i|gli) (?:[\w'-]+ ){1,4}?|^(?!(?:it|he|she|this|they|we|i|you|who|what|one|there|"
    r"everyone|somebody)\b)[^\W\d_]{3,} )(?:gets?|needs?|should|must|has to|have to|"
    r"could (?:do with|use)|deserves?|lacks?|is missing|ought|necesitan?|deberian?|tienen? que|"
    r"precisam?|deviam?|devem?|doit|doivent|devrait|devraient|braucht|brauchen|sollte?n?|bekommt|"
    r"kriegt|muss|mussen|dovrebbe|dovrebbero|deve|devono|ha bisogno)\b"
)
"""A thing, and that it is to be otherwise ("the goblin gets a golden tooth")."""
ASKS_TO_KNOW = re.compile(
    r"(?:(?:so|and|but|hey|wait|ok)[ ,]+)*(?:did|(?:does|has|had)"
    r"(?! (?:it|this|that|he|she|they|the)\b)|who|whose|when|is it true|"
    r"do you (?:know|think|like|remember)|have you (?:ever|seen|heard)|are you|were you|"
    r"how (?:old|far|long|often|tall|deep|heavy|hot|cold|fast) (?:is|are|was|were|do|does|did))\b"
    r"[^?!.\n]*[?!. ]*"
)
"""A question of fact, and nothing else."""
THE_SAME = re.compile(
    r"(?!(?:draw|try|make|paint|here|this|do|got|about|for|and|is)\b)[^\W\d_]+ (?:it|him|her|"
    r"them) ?:|(?:(?:please|can|could|may|i|we|have|get|want|give|me|now|ok) ){0,4}(?:this|that|"
    r"the) (?:exact|very|same)(?: exact| same)? (?:thing|one|picture|pic|image|scene|shot|photo)\b|"
    r"new (?:background|backdrop|sky|hair|hairstyle|outfit|dress|colou?rs?|pose|expression|face|"
    r"text|title|caption|headline|font|style|setting|season|weather|mood|hat|shirt|jacket|wording|"
    r"slogan) ?[:=]|(?:now )?(?:the )?same (?!(?:style|kind|type|sort|look|way|mood|vibe|palette|"
    r"theme|thing|again|series|size|format|ratio)\b)[\w-]+(?: [\w-]+)?,? (?:in|at|but|with|only|"
    r"without|on|by|during|from|after|as|under)\b|(?:now )?(?:the )?same (?:place|scene|spot|view|"
    r"setting|location|picture|pic|photo)\b|(?:now |and )?(?:an? )?(?:shot|pic|picture|image|photo|"
    r"view|version|portrait) of (?:the|this|that) same |(?:please |can you |could you |"
    r"ok )?give (?:my|our|this|that) (?!(?:friend|wife|husband|mum|mom|dad|son|daughter|boss|"
    r"mate)\b)[\w'-]+ (?:an?|some|two|the) "
)
"""What is there already, to be otherwise ("this exact thing but …")."""
FORGOTTEN = re.compile(r"\b(?:forgot|forgotten|missed|left out|overlooked)\b")
"""What was left out is told before where it goes ("I forgot the cat! He is on her lap")."""
SHOWS = re.compile(r" and (?:to )?(?:show|have|include) (?=an? |some |the )")
"""What a picture is to show besides what it is to say."""
NEXT_ABROAD = re.compile(
    r"(?:als nachstes|la siguiente|lo siguiente|a continuacion|a seguir|em seguida|"
    r"come prossim[aeio]|la prochaine)[:,]? (?:bitte )?(?=(?:eine?n?|un[aeo]?|uma?) )|"
    r"(?!.*\b(?:ihm|ihr|ihn|gli|dagli|mettigli|lui|leur|ponle|dale)\b).{0,80}\b(?:vergiss|"
    r"lascia (?:stare|perdere)|oublie|laisse tomber|olvida\w*|esquec\w+)\b.{0,60}\b(?:lieber|"
    r"stattdessen|piuttosto|invece|plutot|mejor|melhor|antes)\b.{0,30}?(?=(?<![^\W\d_])(?:eine?n?|"
    r"un[aeo]?|uma?) )"
)
"""Something else, in other languages ("lascia stare la macchina e fammi piuttosto una …")."""
THEN = re.compile(r"\b(?:then|afterwards|after that|puis|luego|entonces|depois|dann|danach|poi)\b")
"""One wish follows another."""
IN_THERE = re.compile(
    r"\b(?:to be|goes|go|belongs?|put|add|imagine|picture|paint|draw|with|squeeze|fit|get|have|"
    r"want|need|like|see|needs?|missing)(?: [\w'-]+){0,6} (?:in|on) there(?: too| as well| also|"
    r" somewhere)?[.! ]*$"
)
"""Something that is to join the picture ("a worm has to be in there as well")."""


def adds(low: str) -> bool:
    """Whether something is added in the same breath ("and a sidekick")."""
    return JOINS.match(low) is not None and NEW.search(low) is None
