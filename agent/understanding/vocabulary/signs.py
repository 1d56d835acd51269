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
    r"back|middle|background) )?(?:(?:bright|dark|light|deep|pale|matte|neon|pastel|soft|warm|hot|"
    r"shiny|glossy|sage|navy|forest|sky|baby|mint|lime|royal|blood|brick|olive|dusty|electric|"
    r"midnight|emerald) )*(?:red|orange|yellow|green|blue|purple|violet|pink|white|black|grey|gray|"
    r"brown|gold|golden|silver|turquoise|teal|cream|beige|navy|lilac|magenta|crimson|mustard|"
    r"terracotta|copper)(?=$|[,.;!?]| (?:and|&|but|instead|please|too|with|while|not)\b| &)"
)
"""A thing that is to get a colour ("paint the pickup in front bright orange")."""
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
    r"throw|plop|toss|squeeze|park|plonk|place|put|set|add|draw|paint)(?: in)? (?:an?|another|one|"
    r"some|two|three|\d) (?:(?!of\b)[\w'-]+ ){1,5}?(?:(?:on|onto|at|by|beside|behind|next to|near|"
    r"under|above|against|in front of|on top of|close to) (?:it|him|them|his|her|its|their)\b|"
    r"in (?:the )?(?:background|foreground|distance|corner)\b)|(?:(?:and|now|also|then|ok|so|"
    r"please|can you|could you|maybe) )*(?:drop|stick|slap|pop|chuck|throw|plop|toss|squeeze|park|"
    r"plonk|place|put|set|add)(?: in)? (?:an?|one|some|two|three|\d) (?:(?!of\b)[\w'-]+ "
    r"){1,5}?(?:on|onto|at|by|beside|behind|next to|near|under|above|against|in front of|on top of|"
    r"close to) (?:the|that|this)\b|(?:and )?plus (?:an?|some|two|three) |(?:(?:and|now|also|then|"
    r"ok|so|please|can you|could you|maybe) )*(?:create|make|add|put|draw|paint) an? (?:[\w'-]+ "
    r"){1,4}?(?:around|across|over|on) the (?:whole|entire) (?:panel|picture|image|thing|scene|"
    r"page|frame|photo)\b|(?:draw|paint|put|add|place) (?:an?|some|two|three|a few|"
    r"more) (?:(?!(?:with|of)\b)[\w'-]+ ){1,4}?(?:in it|in there|up there)(?=$|[,.;!?])|(?:draw|"
    r"paint|add|put) another (?:[\w'-]+ ){1,3}?(?:between|beside|next to|behind|in front of|near|"
    r"on|by) (?:the|his|her|its|their|that|this)\b|(?:create|make|give me|design|paint|"
    r"draw) an? (?:[\w'-]+ ){0,3}(?:setting|background|backdrop|surroundings|"
    r"environment) for (?:the|this|that|him|her|it|them)\b|(?:(?:and|now|also|maybe|with|"
    r"then) )+(?:an?|some|two) (?:(?!(?:card|poster|logo|picture|portrait|drawing|gift|present|"
    r"sticker)\b)[\w'-]+ ){1,8}?for (?:him|her|it|them)[.! ]*$"
)
"""Something that is to be put at a thing that is there ("drop a van by the loading dock")."""
MORE_AROUND = re.compile(
    r"\b(?:keep|carry on|go on) (?:painting|drawing)\b|\bmore (?:[\w-]+ ){0,3}(?:left and right|"
    r"above and below|either side|on top|at the (?:top|bottom))\b|\bmore (?:picture|canvas|room|"
    r"image|space) (?:to|on|at|along) the (?:left|right|top|bottom|sides?)\b|\b(?:more|extra|some|"
    r"extend\w*|continue\w*)\b.{1,40}\b(?:on|at|to|along) (?:both|either|each|all|the (?:left|"
    r"right|top|bottom|sides))\b"
)
"""More of the same, outside what is there."""
NEXT_IN_A_SERIES = re.compile(
    r"(?:[^.!?]{0,60}[.!?] )?(?:so |and |ok |now )*(?:(?:the|our|my) (?:next|second|third|fourth|"
    r"fifth|sixth|last|final|other) (?:[\w'-]+ ){0,2}?(?:of|in|for) (?:the|our|my|"
    r"this) (?:[\w'-]+ )?(?:series|set|campaign|collection|game|deck|book|party|calendar|line|menu|"
    r"album|story)\b(?! (?:more|less|darker|brighter))[^.!?]{0,40}?(?:\bshould be\b|\bis\b|\bhas\b|"
    r"\bshows\b|\bneeds\b|:|=)|(?:the )?other thing (?:[\w'-]+ ){0,3}needs? is\b|after (?:the|this|"
    r"that) [\w' -]{2,30}?,? (?:(?:i|we)(?:'d| would)? (?:like|love|want|need)|now|give|draw|make|"
    r"can|could)\b(?: [\w']+){0,4} an? |(?:our|the) [\w'-]+'s (?:next|second|third|fourth|fifth|"
    r"last) ?:|[^.!?]{0,60}\bin the (?:next|following) (?:picture|image|one|drawing|pic)\b|"
    r"add (?:one|another) to (?:the|my|our) [\w' -]{2,30}:|(?:please )?(?:continue|extend|complete|"
    r"go on with|carry on with) (?:the|my|our|this) (?:series|set|collection|"
    r"story)\b[^.!?]{0,20}?(?: with|:) (?:an?|the) |[^.!?]{0,60}\bcarry on with an? |(?:let's |"
    r"lets |now )?(?:move|moving|go) on to (?:the|our|my) (?:poster|logo|cover|card|flyer|banner|"
    r"menu|label|invitation|sticker|next [\w ]+)s?\b)"
)
"""Another picture beside those that are there ("the third of the series should be a sloth")."""
NEXT_ABROAD = re.compile(
    r"(?:als nachstes|la siguiente|lo siguiente|a continuacion|a seguir|em seguida|"
    r"come prossim[aeio]|la prochaine)[:,]? (?:bitte )?(?=(?:eine?n?|un[aeo]?|uma?) )|"
    r"(?!.*\b(?:ihm|ihr|ihn|gli|dagli|mettigli|lui|leur|ponle|dale)\b).{0,80}\b(?:vergiss|"
    r"lascia (?:stare|perdere)|oublie|laisse tomber|olvida\w*|esquec\w+)\b.{0,60}\b(?:lieber|"
    r"stattdessen|piuttosto|invece|plutot|mejor|melhor|antes)\b.{0,30}?(?=(?<![^\W\d_])(?:eine?n?|"
    r"un[aeo]?|uma?) )"
)
"""Something else, in other languages ("lascia stare la macchina e fammi piuttosto una …")."""
POINTS = re.compile(
    r"\b(?:th(?:is|at|ese|ose)(?: (?:exact|very|same))?|of the same|the same) (?P<thing>[\w'-]+)"
)
"""A thing that is pointed at."""
THIS_THING = re.compile(
    r"(?:now |and |ok )*(?:imagine|picture|show|paint|give|see)(?: me| us)? th(?:is|ese) (?!(?:is|"
    r"time|week|one|idea)\b)\w+ [\w'-]+|(?:now |and |ok )*(?:gimme|(?:give|show|draw|paint|"
    r"do)(?: me| us)?) (?:her|his|its|their) (?!own\b)[\w'-]+ [\w'-]+"
)
"""The thing of a picture, otherwise ("imagine this street flooded", "gimme her evil twin look")."""
GIVEN = re.compile(
    r"(?:give|show|get|let)(?: me| us)(?: have| see)? the (?P<thing>[\w'-]+) (?:as|with|in|"
    r"before|after|but|without|at)\b"
)
PUT_RIGHT = re.compile(
    r"(?:please )?(?:fix|correct|change|adjust|redo|update|repair|sort out)(?: (?:it|that|this|"
    r"them|(?:the|his|her|its|their|those|these) [\w'-]+))?(?: please)?[.! ]*"
)
"""A change that does not say how: that was told before."""
WISHES = re.compile(
    r"\b(?:(?:i|we)(?:'d| would)?(?: really| rather| just)? (?:want(?:ed)?|need(?:ed)?|like|prefer|"
    r"asked for|ordered|meant|wish)|please|pls|plz|can you|could you|would you|instead|what if|"
    r"what about|how about|let's|while (?:you're|you are|ur|we're) at it|get rid of|so no|"
    r"last thing|don't you think)\b|(?:^|[,;.] )(?:so )?(?:no|less|more|without|with|use) \w"
)
"""Plain signs of a wish."""
SOME_OF_THOSE = re.compile(
    r"(?:one|two|three|four|five|six|some|most|half|all|none|a few) of (?:the|those|these|them|his|"
    r"her|its|their) (?:[\w'-]+ )?(?:are|is|should|must|could|can|needs?|has|have|looks?|gets?)\b"
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
    r"(?:an?|one|some|two|three) (?:(?!(?:with|and|of|that|who|whose)\b)[\w'-]+ ){0,4}?(?:on|in|at|"
    r"under|behind|beside|next to|over|above|around) (?:it|him|her|them)"
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
    r"(?:[.?!;:\n] *|, ?|\band )(?:(?:so|now|please|pls|then|and|can you|could you|would you|"
    r"will you) )*(?P<wish>(?:draw|paint|sketch|illustrate|(?:can|could|may) (?:we|"
    r"i) see) (?P<whom>it|him|her|them|that)\b)"
)
"""An order to draw what was told of before it."""
INTRODUCES = re.compile(
    r"\b(?:my|our) [\w' &]{2,30} (?:just )?(?:found|met|bought|adopted|invented|discovered|"
    r"encountered) an? |\bmy (?:late|old|first|dead|imaginary) \w+|\b(?:my|"
    r"our) [\w' -]{2,30} (?:was|is) an? |^(?:\w+ ){0,2}what (?:does|would|do) [^?]{2,40} look "
    r"like\b|\b(?:saying|proverb|poem|legend|myth|rhyme|quote|lyric|line)\b|\b(?:dream|vision|"
    r"nightmare|idea)\b[^.!?]{0,20}: ?(?:an?|some|two) "
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
    r"want|need|like|see|needs?|missing)(?: [\w'-]+){0,6} (?:in|on) there(?: too| as well| also|"
    r" somewhere)?[.! ]*$"
)
"""Something that is to join the picture ("a worm has to be in there as well")."""


def adds(low: str) -> bool:
    """Whether something is added in the same breath ("and a sidekick")."""
    return JOINS.match(low) is not None and NEW.search(low) is None
