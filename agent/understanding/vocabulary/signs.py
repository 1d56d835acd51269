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
PAINTED = re.compile(
    r"(?:(?:and|now|please|can you|could you|so|also|then) )*paint (?:the|his|her|their|its|those|"
    r"these|this|that) (?:(?!(?:in|with|and|as|of|like)\b)[\w'-]+ ){1,3}?(?:in (?:the )?(?:front|"
    r"back|"
    r"middle|background) )?"
    r"(?:(?:bright|dark|light|deep|pale|matte|neon|pastel|soft|warm|hot|shiny|glossy|sage|navy|"
    r"forest|sky|baby|mint|lime|royal|blood|brick|olive|dusty|electric|midnight|emerald) )*"
    r"(?:red|orange|yellow|green|blue|purple|violet|pink|white|black|grey|gray|brown|gold|golden|"
    r"silver|turquoise|teal|cream|beige|navy|lilac|magenta|crimson|mustard|terracotta|copper)"
    r"(?=$|[,.;!?]| (?:and|&|but|instead|please|too|with|while|not)\b| &)"
)
"""A thing that is to get a colour ("paint the pickup in front bright orange")."""
COAT_OF_PAINT = re.compile(r"paint (?:the|his|her|their|its|my|our|that|those) .* \w")
"""It may be a colour that the thing is to get ("paint the fence pink")."""
GOES_ON = re.compile(
    r"[^\W\d_]+ (?:it|him|her|them)\b(?! (?:an?|some|the|two|my)\b)|(?:in|im|bei|mit|als|en|em|"
    r"con|com|avec|au|nel|nella|with|as|at) |"
    r"(?:i|we)(?:'d| would)? (?:rather|prefer|like|love|want)(?: to)? (?:see|have|get) "
    r"(?:her|him|it|them|this|that)\b|"
    r"(?:das ganze|le tout|il tutto|todo esto|tudo isso) |"
    r"(?:conviert|transform|trasform|cambi|pon|haz|fai|rendi|mud|deix|torn)\w*?-?(?:l[oae]s?|"
    r"[oa]s?)\b|"
    r"(?:transforme|rends|mets|change|fais)-l(?:e|a|es)\b|"
    r"(?:mach|verwandle?|farb|setz|stell) (?:es|ihn|sie) |"
    r"(?:cambi|pon|quit|agreg|anad|met|mud|troc|tir|coloc|bot)\w{0,3}me "
)
JOINS = re.compile(
    r"(?:and|y|e|et|und) "
    r"(?!(?:now|then|next|one|another|ahora|agora|maintenant|jetzt|dann|ora|poi)\b)"
)
"""What is added in the same breath ("and a sidekick")."""
ASKED_AT_THE_END = re.compile(
    r"\b(?:please|can you|could you|would you|will you) (?:make|draw|paint|do|create|generate) "
    r"(?:me |us )?(?:one|an? (?:picture|pic|image|drawing|painting|illustration)"
    r"(?: (?:of|like) (?:that|it|this))?)[.!? ]*$"
)
"""A story that ends in an order ("… Nobody makes pictures like that, so please make one")."""
IN_AND_OUT = word_set("in out on off up down back away more less again too also swap change")
AGAIN = re.compile(r"\bagain,? but\b")
ORDERED = re.compile(
    r"\b(?:so|now|then|and|please|,) (?:draw|paint|sketch) (?:me |us )?(?=(?:an?|two|some) )|"
    r"\b(?:is|'s|are|'re|keeps?) (?:asking|begging) for (?=(?:an?|some|two|three) )|"
    r"\b(?:he|she|they|everyone|who|it and|and) (?:demands?|insists? on|requests?|ordered) "
    r"(?=(?:an?|some|two|three) )|"
    r"\b(?:can|could|may) (?:i|we) (?:have|get|see) (?=something )"
)
"""A plain order after a story ("he needs a queen, so draw a magpie")."""
NEW = re.compile(
    r"\b(?:next|new|another|different|separate|else|now|neu\w*|ander\w*|nachst\w*|otr[oa]|nuev\w*|"
    r"siguiente|outr[oa]|nov[oa]|proxim\w*|autre|nouv\w*|prochain\w*|altr[oa]|nuov\w*|prossim\w*|"
    r"draw|paint|sketch|dibuj\w*|desenh\w*|dessin\w*|zeichn\w*|mal|disegn\w*|picture|image)\b"
)
"""Words that announce another picture."""
ANNOUNCED = re.compile(
    r"^(?:make|do|for) (?:this|the next|next) one (?:in |be )?\d{1,2}:\d{1,2} ?[:,\u2013\u2014-]+ ?"
    r"(?=(?:an?|the|some|two) )|"
    r"\b(?:fresh start|clean slate|new idea|next one|change of (?:scenery|scene|pace|subject)|"
    r"(?:separate|"
    r"new|another|second|extra) (?:image|picture|pic|drawing)) ?[:\u2013-] ?(?!(?:make|add|remove|"
    r"put)\b)|"
    r"^(?:ok |now |so )?(?:blank|clean) slate[.:,!]|^(?:ok |now |so )?new canvas[.:,!]|"
    r"\b(?:new|different|another|fresh) "
    r"(?:one|pic(?:ture)?|image|photo|drawing|painting|thing|idea|subject|topic)"
    r"(?: please)?(?: in \d{1,2}:\d{1,2})?(?: ?:|,(?! (?:but|with|and|same|like|in|without|this|"
    r"that|not|just)\b))"
)
"""Another picture is announced before it is named ("different idea: …")."""
NOW = word_set("now ahora agora maintenant jetzt adesso ora nun sea seja soit")
TOO = re.compile(r"\b(?:too|also|as well|here|auch|hier|aussi|ici|anche|qui|tambien|aqui|tambem)\b")
CLAUSE_END = re.compile(
    r"(?:[,.;:?!)\n]|\s(?:-|\u2013|&|and|but|so|y|e|et|und|pero|mas|mais|ma|aber))\s*"
    r"(?:(?:please|pls|can|could|would|will|you|we|i|want|wanna|need|like|i'd|we'd|'?d|to|just|"
    r"maybe|now|"
    r"then|"
    r"so|let's|bitte|kannst|du|ich|will|mochte|puedes|quiero|pode|podes|quero|peux|tu|je|veux|puoi|"
    r"voglio)\s+){0,6}$"
)
WIDENED = re.compile(
    r"\b(?:extend|expand|stretch|widen|outpaint|uncrop|canvas|room|space|continue|adding|fill|"
    r"sides?|"
    r"crop|trim|cut|resize|pixels?|px|\d{2,5} ?x ?\d{2,5}|fits|"
    r"(?:what's|what is) (?:to the )?(?:left|right))\b"
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
    r"(?:.{0,40}[,.!] )?(?:(?:just|only|and|but|ok|so|there's|there is|with|oh) ){0,3}"
    r"(?:one|a|an|another|1) (?:(?:more|other|final|last|tiny|small|little|quick|minor|slight|wee|"
    r"further) ){0,2}"
    r"(?:change|tweak|edit|fix|adjustment|correction|alteration|modification)s?\b"
)
"""A change that is announced before it is told ("one tiny change: …")."""
HAS_TO = re.compile(
    r"(?:(?:and|now|also|but|ok|so|then|oh|y|e|et|und|pero|mas|mais|aber|ma)[, ]+)*"
    r"(?P<thing>(?:the|that|his|her|their|el|la|los|las|o|a|os|as|le|les|der|die|das|den|il|lo|i|"
    r"gli)"
    r" (?:[\w'-]+ ){1,4}?|^(?!(?:it|he|she|this|they|we|i|you|who|what|one|there|everyone|"
    r"somebody)\b)"
    r"[^\W\d_]{3,} )(?:gets?|needs?|should|must|has to|have to|could (?:do with|use)|"
    r"deserves?|lacks?|is missing|ought|necesitan?|deberian?|tienen? que|precisam?|deviam?|devem?|"
    r"doit|doivent|devrait|devraient|braucht|brauchen|sollte?n?|bekommt|kriegt|muss|mussen|"
    r"dovrebbe|dovrebbero|deve|devono|ha bisogno)\b"
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
    r"them) ?:|"
    r"(?:(?:please|can|could|may|i|we|have|get|want|give|me|now|ok) ){0,4}(?:this|that|the) "
    r"(?:exact|very|same)(?: exact| same)? (?:thing|one|picture|pic|image|scene|shot|photo)\b|"
    r"new (?:background|backdrop|sky|hair|hairstyle|outfit|dress|colou?rs?|pose|expression|face|"
    r"text|"
    r"title|caption|headline|font|style|setting|season|weather|mood|hat|shirt|jacket|wording|"
    r"slogan)"
    r" ?[:=]|"
    r"(?:now )?(?:the )?same (?!(?:style|kind|type|sort|look|way|mood|vibe|palette|theme|thing|"
    r"again|"
    r"series|"
    r"size|format|ratio)\b)[\w-]+(?: [\w-]+)?,? (?:in|at|but|with|only|without|on|by|during|from|"
    r"after|as|under)\b|"
    r"(?:now )?(?:the )?same (?:place|scene|spot|view|setting|location|picture|pic|photo)\b|"
    r"(?:now |and )?(?:an? )?(?:shot|pic|picture|image|photo|view|version|portrait) of (?:the|this|"
    r"that) same |"
    r"(?:please |can you |could you |ok )?give (?:my|our|this|that) (?!(?:friend|wife|husband|mum|"
    r"mom|dad|son|daughter|boss|mate)\b)[\w'-]+ (?:an?|some|two|the) "
)
"""What is there already, to be otherwise ("this exact thing but …")."""
WHILE_AT_IT = re.compile(r"^(?:\w+ )?(?:and|also) .*\bwhile (?:you're|you are|ur|we're) at it\b")
"""What joins a change that was made just before ("and a cushion while you're at it")."""
FORGOTTEN = re.compile(r"\b(?:forgot|forgotten|missed|left out|overlooked)\b")
"""What was left out is told before where it goes ("I forgot the cat! He is on her lap")."""
SHOWS = re.compile(r" and (?:to )?(?:show|have|include) (?=an? |some |the )")
"""What a picture is to show besides what it is to say."""
SOME_ONE = re.compile(r"(?:an?|another|one more) (?:[\w-]+ ){0,3}(?:one|idea|thing)")
"""What names no thing yet."""
PUT_THERE = re.compile(
    r"(?:(?:and|now|also|then|ok|so|please|can you|could you|maybe) )*(?:drop|stick|slap|pop|chuck|"
    r"throw|plop|toss|squeeze|park|plonk|place|put|set|add|draw|paint)(?: in)? "
    r"(?:an?|another|one|some|two|three|\d) (?:(?!of\b)[\w'-]+ ){1,5}?"
    r"(?:(?:on|onto|at|by|beside|behind|next to|near|under|above|against|in front of|on top of|"
    r"close to) (?:it|him|them|his|her|its|their)\b|in (?:the )?(?:background|foreground|distance|"
    r"corner)\b)|"
    r"(?:(?:and|now|also|then|ok|so|please|can you|could you|maybe) )*(?:drop|stick|slap|pop|chuck|"
    r"throw|plop|toss|squeeze|park|plonk|place|put|set|add)(?: in)? (?:an?|one|some|two|three|\d) "
    r"(?:(?!of\b)[\w'-]+ ){1,5}?(?:on|onto|at|by|beside|behind|next to|near|under|above|against|"
    r"in front of|on top of|close to) (?:the|that|this)\b|"
    r"(?:and )?plus (?:an?|some|two|three) |"
    r"(?:(?:and|now|also|then|ok|so|please|can you|could you|maybe) )*(?:create|make|add|put|draw|"
    r"paint)"
    r" an? (?:[\w'-]+ ){1,4}?(?:around|across|over|on) the (?:whole|entire) (?:panel|picture|"
    r"image|thing|"
    r"scene|page|frame|photo)\b|"
    r"(?:draw|paint|put|add|place) (?:an?|some|two|three|a few|more) (?:(?!(?:with|of)\b)[\w'-]+ "
    r"){1,4}?"
    r"(?:in it|in there|up there)(?=$|[,.;!?])|"
    r"(?:draw|paint|add|put) another (?:[\w'-]+ ){1,3}?(?:between|beside|next to|behind|in front "
    r"of|near|"
    r"on|by) (?:the|his|her|its|their|that|this)\b|"
    r"(?:create|make|give me|design|paint|draw) an? (?:[\w'-]+ ){0,3}(?:setting|background|"
    r"backdrop|"
    r"surroundings|environment) for (?:the|this|that|him|her|it|them)\b|"
    r"(?:(?:and|now|also|maybe|with|then) )+(?:an?|some|two) (?:(?!(?:card|poster|logo|picture|"
    r"portrait|"
    r"drawing|gift|present|sticker)\b)[\w'-]+ ){1,8}?for (?:him|her|it|them)[.! ]*$"
)
"""Something that is to be put at a thing that is there ("drop a van by the loading dock")."""
MORE_AROUND = re.compile(
    r"\b(?:keep|carry on|go on) (?:painting|drawing)\b|"
    r"\bmore (?:[\w-]+ ){0,3}(?:left and right|above and below|either side|on top|at the (?:top|"
    r"bottom))\b|"
    r"\bmore (?:picture|canvas|room|image|space) (?:to|on|at|along) the (?:left|right|top|bottom|"
    r"sides?)\b|"
    r"\b(?:more|extra|some|extend\w*|continue\w*)\b.{1,40}\b(?:on|at|to|along) (?:both|either|each|"
    r"all|the (?:left|right|top|bottom|sides))\b"
)
"""More of the same, outside what is there."""
NEXT_IN_A_SERIES = re.compile(
    r"(?:[^.!?]{0,60}[.!?] )?(?:so |and |ok |now )*(?:(?:the|our|my) (?:next|second|third|fourth|"
    r"fifth|"
    r"sixth|last|final|other) (?:[\w'-]+ ){0,2}?(?:of|in|for) (?:the|our|my|this) (?:[\w'-]+ "
    r")?(?:series|"
    r"set|campaign|collection|game|deck|book|party|calendar|line|menu|album|story)\b(?! (?:more|"
    r"less|"
    r"darker|brighter))[^.!?]{0,40}?(?:\bshould be\b|\bis\b|\bhas\b|\bshows\b|\bneeds\b|:|=)|"
    r"(?:the )?other thing (?:[\w'-]+ ){0,3}needs? is\b|"
    r"after (?:the|this|that) [\w' -]{2,30}?,? (?:(?:i|we)(?:'d| would)? (?:like|love|want|need)|"
    r"now|give|"
    r"draw|make|can|could)\b(?: [\w']+){0,4} an? |"
    r"(?:our|the) [\w'-]+'s (?:next|second|third|fourth|fifth|last) ?:|"
    r"[^.!?]{0,60}\bin the (?:next|following) (?:picture|image|one|drawing|pic)\b|"
    r"add (?:one|another) to (?:the|my|our) [\w' -]{2,30}:|"
    r"(?:please )?(?:continue|extend|complete|go on with|carry on with) (?:the|my|our|this) "
    r"(?:series|set|"
    r"collection|story)\b[^.!?]{0,20}?(?: with|:) (?:an?|the) |"
    r"[^.!?]{0,60}\bcarry on with an? |"
    r"(?:let's |lets |now )?(?:move|moving|go) on to (?:the|our|my) (?:poster|logo|cover|card|"
    r"flyer|banner|"
    r"menu|label|invitation|sticker|next [\w ]+)s?\b)"
)
"""Another picture beside those that are there ("the third of the series should be a sloth")."""
NEXT_ABROAD = re.compile(
    r"(?:als nachstes|la siguiente|lo siguiente|a continuacion|a seguir|em seguida|come "
    r"prossim[aeio]|"
    r"la prochaine)[:,]? (?:bitte )?(?=(?:eine?n?|un[aeo]?|uma?) )|"
    r"(?!.*\b(?:ihm|ihr|ihn|gli|dagli|mettigli|lui|leur|ponle|dale)\b)"
    r".{0,80}\b(?:vergiss|lascia (?:stare|perdere)|oublie|laisse tomber|olvida\w*|"
    r"esquec\w+)\b.{0,60}"
    r"\b(?:lieber|stattdessen|piuttosto|invece|plutot|mejor|melhor|antes)\b.{0,30}?"
    r"(?=(?<![^\W\d_])(?:eine?n?|un[aeo]?|uma?) )"
)
"""Something else, in other languages ("lascia stare la macchina e fammi piuttosto una …")."""
POINTS = re.compile(
    r"\b(?:th(?:is|at|ese|ose)(?: (?:exact|very|same))?|of the same|the same) (?P<thing>[\w'-]+)"
)
"""A thing that is pointed at."""
THIS_THING = re.compile(
    r"(?:now |and |ok )*(?:imagine|picture|show|paint|give|see)(?: me| us)? th(?:is|ese) (?!(?:is|"
    r"time|"
    r"week|one|idea)\b)\w+ [\w'-]+|"
    r"(?:now |and |ok )*(?:gimme|(?:give|show|draw|paint|do)(?: me| us)?) (?:her|his|its|their) "
    r"(?!own\b)"
    r"[\w'-]+ [\w'-]+"
)
"""The thing of a picture, otherwise ("imagine this street flooded", "gimme her evil twin look")."""
GIVEN = re.compile(
    r"(?:give|show|get|let)(?: me| us)(?: have| see)? the (?P<thing>[\w'-]+) (?:as|with|in|"
    r"before|after|but|without|at)\b"
)
PUT_RIGHT = re.compile(
    r"(?:please )?(?:fix|correct|change|adjust|redo|update|repair|sort out)(?: (?:it|that|this|"
    r"them|"
    r"(?:the|his|her|its|their|those|these) [\w'-]+))?(?: please)?[.! ]*"
)
"""A change that does not say how: that was told before."""
WISHES = re.compile(
    r"\b(?:(?:i|we)(?:'d| would)?(?: really| rather| just)? (?:want(?:ed)?|need(?:ed)?|like|"
    r"prefer|asked "
    r"for|ordered|meant|wish)|please|pls|plz|can you|could you|would you|instead|what if|what "
    r"about|how about|let's|"
    r"while (?:you're|you are|ur|we're) at it|get rid of|so no|last thing|don't you think)\b|"
    r"(?:^|[,;.] )(?:so )?(?:no|less|more|without|with|use) \w"
)
"""Plain signs of a wish."""
SOME_OF_THOSE = re.compile(
    r"(?:one|two|three|four|five|six|some|most|half|all|none|a few) of (?:the|those|these|them|"
    r"his|her|"
    r"its|their) (?:[\w'-]+ )?(?:are|is|should|must|could|can|needs?|has|have|looks?|gets?)\b"
)
"""Of what is there ("three of those candles are enough")."""
AT_IT = re.compile(
    r"\b(?:in|on|at|under|behind|beside|next to|over|above|around|onto|into) (?:it|him|her|them|"
    r"there)$"
)
"""A place that was spoken of."""
DRAWN = re.compile(
    r"(?:^|[.!?;] |\bnow )(?P<wish>(?:draw|paint|sketch|create|generate)(?: me| us)? "
    r"(?:an?|two|some) )"
)
"""A plain order for something new."""
THEN = re.compile(r"\b(?:then|afterwards|after that|puis|luego|entonces|depois|dann|danach|poi)\b")
"""One wish follows another."""
SOMETHING_AT_IT = re.compile(
    r"(?:an?|one|some|two|three) (?:(?!(?:with|and|of|that|who|whose)\b)[\w'-]+ ){0,4}?(?:on|in|"
    r"at|under|"
    r"behind|beside|next to|over|above|around) (?:it|him|her|them)"
)
ANOTHER = re.compile(r"(?:(?:and|now|ok|so|please) )*(?:another|an? new|next|one more|new|second) ")
JOINS_AT_LAST = re.compile(
    r"(?!(?:another|an? new|next|new|second)\b).{3,60}(?:,| and) [\w' -]{3,30} (?:too|as "
    r"well)[.! ]*$"
)
"""What is there already is added to ("market stalls, geese too")."""
RATHER_THAN = re.compile(
    r"\b(?:rather than|instead of|in place of) (?:(?:the|an?|his|her|its|their|that|this) )?"
    r"(?P<thing>[\w'-]+)"
)
"""What is there, and is to be something else."""
DRAW_IT = re.compile(
    r"(?:[.?!;:\n] *|, ?|\band )(?:(?:so|now|please|pls|then|and|can you|could you|would you|will "
    r"you)"
    r" )*(?P<wish>(?:draw|paint|sketch|illustrate|(?:can|could|may) (?:we|i) see) "
    r"(?P<whom>it|him|her|them|that)\b)"
)
"""An order to draw what was told of before it."""
INTRODUCES = re.compile(
    r"\b(?:my|our) [\w' &]{2,30} (?:just )?(?:found|met|bought|adopted|invented|discovered|"
    r"encountered)"
    r" an? |"
    r"\bmy (?:late|old|first|dead|imaginary) \w+|\b(?:my|our) [\w' -]{2,30} (?:was|is) an? |"
    r"^(?:\w+ ){0,2}what (?:does|would|do) [^?]{2,40} look like\b|"
    r"\b(?:saying|proverb|poem|legend|myth|rhyme|quote|lyric|line)\b|"
    r"\b(?:dream|vision|nightmare|idea)\b[^.!?]{0,20}: ?(?:an?|some|two) "
)
"""Somebody or something that no picture shows yet."""
WIDER = re.compile(r"\b(?:wide|wider|panoram\w+|taller|more (?:picture|canvas|room|image|space))\b")
OF_A_FRAME = re.compile(
    rf"{WIDENED.pattern}|\b(?:wide\w*|banner|ratio|format|tall|taller|landscape|portrait|"
    rf"frame\w*|zoom|"
    r"full|rest|beyond|reach\w*|further|longer|to the (?:left|right)|above|below|outside|around|"
    r"header|panoram\w+|out of)\b|\d:\d"
)
OF_A_BACKGROUND = re.compile(
    r"\b(?:back(?:ground|drop)s?|bg|cut(?:ting)?[ -]?(?:it|him|her|them|the [\w -]{2,20})?[ -]?out|"
    r"isolat\w+|behind|around|sticker|png|alpha|see-through|knock\w*|only|just|alone|transparen\w+ "
    r"(?:png|file|version|one|copy|please|logo)|logo|removebg|mask\w*|extract\w*|separat\w+|"
    r"nothing)\b"
)
IN_THERE = re.compile(
    r"\b(?:to be|goes|go|belongs?|put|add|imagine|picture|paint|draw|with|squeeze|fit|get|have|"
    r"want|need|like|see|needs?|missing)"
    r"(?: [\w'-]+){0,6} (?:in|on) there(?: too| as well| also| somewhere)?[.! ]*$"
)
"""Something that is to join the picture ("a worm has to be in there as well")."""


def adds(low: str) -> bool:
    """Whether something is added in the same breath ("and a sidekick")."""
    return JOINS.match(low) is not None and NEW.search(low) is None
