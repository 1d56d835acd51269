"""Signs in English of what is asked for: what is new, what is changed, what was told."""

import re

from agent.understanding.vocabulary.signs import WIDENED

_COURTESIES = r"(?:(?:and|now|also|then|ok|so|please|can you|could you|maybe) )*"
_PUT = "drop|stick|slap|pop|chuck|throw|plop|toss|squeeze|park|plonk|place|put|set|add"
_AT = "on|onto|at|by|beside|behind|next to|near|under|above|against|in front of|on top of|close to"
_IT = "it|him|her|them"
_THE = "the|this|that"
_SERIES = "series|set|campaign|collection|game|deck|book|party|calendar|line|menu|album|story"
_NTH = "next|second|third|fourth|fifth|sixth|last|final|other"


def _either(*shapes: str) -> re.Pattern[str]:
    return re.compile("|".join(shapes))


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
ASKED_AT_THE_END = re.compile(
    r"\b(?:please|can you|could you|would you|will you) (?:make|draw|paint|do|create|generate) "
    r"(?:me |us )?(?:one|an? (?:picture|pic|image|drawing|painting|illustration)"
    r"(?: (?:of|like) (?:that|it|this))?)[.!? ]*$"
)
"""A story that ends in an order ("… Nobody makes pictures like that, so please make one")."""
SOME_ONE = re.compile(r"(?:an?|another|one more) (?:[\w-]+ ){0,3}(?:one|idea|thing)")
"""What names no thing yet."""
WHILE_AT_IT = re.compile(r"^(?:\w+ )?(?:and|also) .*\bwhile (?:you're|you are|ur|we're) at it\b")
"""What joins a change that was made just before ("and a cushion while you're at it")."""
PUT_THERE = _either(
    # "draw another dragon beside it", "drop an eiffel tower in the background"
    rf"{_COURTESIES}(?:{_PUT}|draw|paint)(?: in)? (?:an?|another|one|some|two|three|\d) "
    rf"(?:(?!of\b)[\w'-]+ ){{1,5}}?(?:(?:{_AT}) (?:it|him|them|his|her|its|their)\b|"
    r"in (?:the )?(?:background|foreground|distance|corner)\b)",
    # "drop one van by the loading dock"
    rf"{_COURTESIES}(?:{_PUT})(?: in)? (?:an?|one|some|two|three|\d) "
    rf"(?:(?!of\b)[\w'-]+ ){{1,5}}?(?:{_AT}) (?:{_THE})\b",
    # "plus a ghost nun"
    r"(?:and )?plus (?:an?|some|two|three) ",
    # "create a dark frame around the whole panel"
    rf"{_COURTESIES}(?:create|make|add|put|draw|paint) an? (?:[\w'-]+ ){{1,4}}?(?:around|across|"
    r"over|on) the (?:whole|entire) (?:panel|picture|image|thing|scene|page|frame|photo)\b",
    # "draw a few balloons in it"
    r"(?:draw|paint|put|add|place) (?:an?|some|two|three|a few|more) (?:(?!(?:with|of)\b)[\w'-]+ )"
    r"{1,4}?(?:in it|in there|up there)(?=$|[,.;!?])",
    # "draw another kitten between the first two"
    rf"(?:draw|paint|add|put) another (?:[\w'-]+ ){{1,3}}?(?:between|{_AT}) "
    rf"(?:{_THE}|his|her|its|their)\b",
    # "create a forest setting for the bottle"
    r"(?:create|make|give me|design|paint|draw) an? (?:[\w'-]+ ){0,3}(?:setting|background|"
    r"backdrop|"
    rf"surroundings|environment) for (?:{_THE}|{_IT})\b",
    # "now a carrot nose for him", but no card
    r"(?:(?:and|now|also|maybe|with|then) )+(?:an?|some|two) (?:(?!(?:card|poster|logo|picture|"
    r"portrait|drawing|gift|present|sticker)\b)[\w'-]+ ){1,8}?"
    rf"for (?:{_IT})[.! ]*$",
)
"""Something that is to be put at a thing that is there ("drop a van by the loading dock")."""
MORE_AROUND = _either(
    r"\b(?:keep|carry on|go on) (?:painting|drawing)\b",
    r"\bmore (?:[\w-]+ ){0,3}(?:left and right|above and below|either side|on top|at the (?:top|"
    r"bottom))\b",
    r"\bmore (?:picture|canvas|room|image|space) (?:to|on|at|along) the (?:left|right|top|bottom|"
    r"sides?)\b",
    r"\b(?:more|extra|some|extend\w*|continue\w*)\b.{1,40}\b(?:on|at|to|along) (?:both|either|each|"
    r"all|the (?:left|right|top|bottom|sides))\b",
)
"""More of the same, outside what is there."""
_SERIES_GOES_ON = _either(
    # "the third card of my game is still missing"
    rf"(?:the|our|my) (?:{_NTH}) (?:[\w'-]+ ){{0,2}}?(?:of|in|for) (?:the|our|my|this) "
    rf"(?:[\w'-]+ )?(?:{_SERIES})\b(?! (?:more|less|darker|brighter))[^.!?]{{0,40}}?"
    r"(?:\bshould be\b|\bis\b|\bhas\b|\bshows\b|\bneeds\b|:|=)",
    r"(?:the )?other thing (?:[\w'-]+ ){0,3}needs? is\b",
    # "after the kitchen i'd like to see a bathroom"
    r"after (?:the|this|that) [\w' -]{2,30}?,? (?:(?:i|we)(?:'d| would)? (?:like|love|want|need)|"
    r"now|give|draw|make|can|could)\b(?: [\w']+){0,4} an? ",
    r"(?:our|the) [\w'-]+'s (?:next|second|third|fourth|fifth|last) ?:",
    r"[^.!?]{0,60}\bin the (?:next|following) (?:picture|image|one|drawing|pic)\b",
    r"add (?:one|another) to (?:the|my|our) [\w' -]{2,30}:",
    # going on with the set
    r"(?:please )?(?:continue|extend|complete|go on with|carry on with) (?:the|my|our|"
    r"this) (?:series|set|collection|story)\b[^.!?]{0,20}?(?: with|:) (?:an?|the) ",
    r"[^.!?]{0,60}\bcarry on with an? ",
    r"(?:let's |lets |now )?(?:move|moving|go) on to (?:the|our|my) (?:poster|logo|cover|card|"
    r"flyer|banner|menu|label|invitation|sticker|next [\w ]+)s?\b",
)
NEXT_IN_A_SERIES = re.compile(
    rf"(?:[^.!?]{{0,60}}[.!?] )?(?:so |and |ok |now )*(?:{_SERIES_GOES_ON.pattern})"
)
"""Another picture beside those that are there ("the third of the series should be a sloth")."""
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
"""A thing of a picture that is to be seen otherwise ("give me the castle as it was")."""
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
SOMETHING_AT_IT = re.compile(
    r"(?:an?|one|some|two|three) (?:(?!(?:with|and|of|that|who|whose)\b)[\w'-]+ ){0,4}?"
    rf"{AT_IT.pattern}"
)
"""All of what is to be drawn is at such a place ("a cheerful beaver on it")."""
ANOTHER = re.compile(r"(?:(?:and|now|ok|so|please) )*(?:another|an? new|next|one more|new|second) ")
"""Something else, whatever it points at ("another drawing for the same book")."""
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
    r"will you) )*(?:draw|paint|sketch|illustrate|(?:can|could|may) (?:we|i) see) "
    r"(?P<whom>it|him|her|them|that)\b"
)
"""An order to draw what was told of before it."""
INTRODUCES = _either(
    r"\b(?:my|our) [\w' &]{2,30} (?:just )?(?:found|met|bought|adopted|invented|discovered|"
    r"encountered) an? ",
    r"\bmy (?:late|old|first|dead|imaginary) \w+",
    r"\b(?:my|our) [\w' -]{2,30} (?:was|is) an? ",
    r"^(?:\w+ ){0,2}what (?:does|would|do) [^?]{2,40} look like\b",
    r"\b(?:saying|proverb|poem|legend|myth|rhyme|quote|lyric|line)\b",
    r"\b(?:dream|vision|nightmare|idea)\b[^.!?]{0,20}: ?(?:an?|some|two) ",
)
"""Somebody or something that no picture shows yet."""
WIDER = re.compile(r"\b(?:wide|wider|panoram\w+|taller|more (?:picture|canvas|room|image|space))\b")
OF_A_FRAME = re.compile(
    rf"{WIDENED.pattern}|\b(?:wide\w*|banner|ratio|format|tall|taller|landscape|portrait|"
    r"frame\w*|zoom|full|rest|beyond|reach\w*|further|longer|to the (?:left|right)|above|below|"
    r"outside|around|header|panoram\w+|out of)\b|\d:\d"
)
"""Words without which hardly anybody asks for a wider picture."""
OF_A_BACKGROUND = re.compile(
    r"\b(?:back(?:ground|drop)s?|bg|cut(?:ting)?[ -]?(?:it|him|her|them|the [\w -]{2,20})?[ -]?out|"
    r"isolat\w+|behind|around|sticker|png|alpha|see-through|knock\w*|only|just|alone|transparen\w+ "
    r"(?:png|file|version|one|copy|please|logo)|logo|removebg|mask\w*|extract\w*|separat\w+|"
    r"nothing)\b"
)
"""Words without which hardly anybody asks for a thing to be cut out."""
# what was told before a new picture, and belongs into it
SET_IN = re.compile(
    r"\b(?:novel|story|book|game|campaign|film|movie|comic|show|play|musical|series|adventure|"
    r"session|scene|chapter)\b[^.!?;]{0,30}?(?:'s| is| takes place| plays)(?: all| mostly)? "
    r"(?:set )?(?:in|on|at|during|about) (?P<what>[^.!?;]{3,60})"
)
TAUGHT = re.compile(
    r"\b(?:we're|we are|they're|they are|(?:class|kids|pupils|students) (?:is|are)) (?:all )?"
    r"(?:doing|studying|learning about|learning|teaching|covering) (?P<what>(?!(?:an?|some|it|this|"
    r"that|our|my|for|to|at|in|on|so|well|fine|ok|good|great)\b)[^.!?,;]{3,40}?)(?= (?:this|next|"
    r"today|tomorrow|in (?:class|school)|at school|"
    r"right now|now|with|so|and)\b|[.,;!?])"
)
OPENED = re.compile(
    r"\b(?:we're|we are|i'm|i am) (?:opening|building|renovating|designing|planning) "
    r"(?P<what>(?:an?|our|my|the) [^.!?;]{3,60})"
)
ITS_INSIDE = re.compile(
    r"(?:how|what) (?:the|it|our)\b|(?:the|its|our) (?:inside|interior|outside|front)\b"
)
LISTED = re.compile(r": ?(?P<what>an? [^:.!?]+(?:,| and) [^:.!?]+)")
CALLED = re.compile(r"\b(?:called|named) (?:the )?(?P<what>[^.!?,;:]{2,40})")
HAS_WORDS = re.compile(
    r"\b(?:logo|print|poster|sign|banner|label|badge|sticker|menu|card|flyer|cover|emblem|crest)\b"
)
"""What may bear a name."""
ALL_OF_IT = re.compile(r"(?:all )?(?:the|their) [\w'-]+")
OF_SOMEBODY = re.compile(
    r"\b(?:picture|pic|image|photo|painting|drawing|portrait|sketch|illustration|cartoon|statue) "
    r"of (?:her|him|them|it)\b"
)
