"""English stories around a wish: how a picture came to be, reasons, moods, dreams to draw."""

# how a picture was made, or what became of it; the picture has to be named
MADE = (
    (
        r"^(?!.*\b(?:cost|price|pay|spen[dt]|credits?|charged?)\b)(?:so |and |ok |hey |but |"
        r"tell me |"
        r"do you (?:know|remember) |remind me |show me |can you tell me )*(?:with |by |in |"
        r"from |using |on )?"
        r"(?:what(?:'s| is| was)?|which|how|when|who|whats)\b(?! (?:would|could|about|if|"
        r"should|"
        r"much|do i|can i|look|to)\b).{0,50}?(?:made|make|used?|using|draw|drew|drawn|created?|"
        r"generated?|paint(?:ed)?|model|engine|seed|settings?|parameters?|prompt|ratio|story|"
        r"happen(?:ed|ing)|come from|take|took|ask(?:ed)?|history|behind|going on|wrong|the "
        r"matter|"
        r"style|from|resolution|size|state)\b.{0,20}?(?P<what>(?:<ref>|<the> (?!best\b)"
        r"[\w'-]+))"
        r"(?: (?:made|drawn|done|created|generated|painted|take|took|with|from|in|by|come from|"
        r"for|used|have|has|get|finished))*$"
    ),
    (
        r"^(?:(?:tell|show|remind) me |do you know |can you tell me )?(?:how|when|why|who|"
        r"which model|what "
        r"model|what|which) (?:(?:was|is|were|has|did|made|drew|created|generated|painted) )?"
        r"(?P<what2><ref>|<the> [\w'-]+)(?: (?:was |is |has )?(?:been )?(?:made|drawn|"
        r"done|created|generated|painted|from|produced|rendered|take|use|using|come about|"
        r"finished))(?: (?:with|by|in|from|of|on))?$"
    ),
    r"^how (?:long|fast|quickly) (?:did|has|was) (?P<what7><ref>|<the> [\w'-]+) \w+(?: \w+)?$",
    (
        r"^(?:is|was|has|did) (?P<what8><ref>|<it>|<the> [\w'-]+) (?:been )?(?:done|made|drawn|"
        r"created|generated|painted|rendered|use) (?:with|by|using|in|on|from)\b .*$"
    ),
    (
        r"^(?:(?:and|so|ok|hey|but) )*(?:what|which) (?:\w+ )?(?:prompt|seed|model|settings|words|"
        r"ratio)"
        r"(?: (?:did you|did i|did we|was|were|have you|is|do you))+ (?:used?|using|take|taken|"
        r"given|put"
        r" in|type|typed|choose|pick)(?: (?:for|in|on|with|here))* (?P<what9><it>|<ref>|<the> "
        r"<pic>)"
        r"(?: here)?$"
    ),
    r"^(?:who|what) (?:made|drew|created|generated|painted|did) (?P<what3><ref>)$",
    (
        r"^(?P<what4><ref>) (?:was|is|were) (?:made|drawn|created|generated|done|painted|"
        r"rendered)"
        r"(?: (?:with|by|using|in|on|from))? (?:what|which|who)\b.*$"
    ),
    (
        r"^(?:where(?:'s| is)|wheres|what happened (?:to|with)) (?P<what5>#?\d{1,4}|<ref>)(?: "
        r"now|"
        r" at)?$"
    ),
    (
        r"^(?:info|details|infos|metadata|settings|parameters)(?: (?:of|for|on|about))? "
        r"(?P<what6><ref>)$"
    ),
)

# a reason, a greeting or a story around a wish: nothing to draw when a wish follows
REMARK = (
    (
        r"^(?:(?:right|ok|okay|so|well|yeah|um|like)[ ,]+)*(?:it(?:'s| is)|its|i(?:'m|'ve|'ll|"
        r"'d)?|im|ive|we(?:'re|'ve)?|he|she|they|you|u|there(?:'s| "
        r"is| was)|today(?:'s| is)?|tomorrow|yesterday|hope|hoping|hello|hi|hey|dear|sir|madam|"
        r"people say|so|right so|because|since|as you|you know|ya know|can|could|do|does|is|"
        r"are|"
        r"will|what|why|how|guess what|thanks|thank you|that (?:worked|was|did|went)|works|"
        r"this is|that is|that's|no|ok|okay|nice|cool|not)\b"
    ),
    (
        r"^(?:my|our|his|her|the) [\w'-]+(?: [\w'-]+)? (?:is|was|are|has|had|have|turns?|looks?|"
        r"seems?|feels?|"
        r"loves?|"
        r"likes?|says?|said|thinks?|told|wants?|needs?|just|asked|will|would|can|gets?|goes|"
        r"keeps?)\b"
    ),
    (
        r"^(?:mommy|mummy|mom|mum|daddy|dad|grandma|grandpa|teacher|everyone|somebody|someone|"
        r"people) "
    ),
)
# about oneself, without a word of wishing: a sentence of its own
MOOD_TOLD = (
    (
        r"^(?:she|he|they|we|everyone|the kids?|my [\w'-]+) (?:really |just |absolutely )?"
        r"(?:loves?|loved|likes?|liked|adores?) (?:it|this|that|them)(?: so much)?$"
    ),
    (
        r"^(?:ok |okay |so |well |hey |haha |lol |hi |oh )*(?:i'm|im|i am|we're|we are|i've|i "
        r"was|i "
        r"have|i had|my [\w'-]+(?: [\w'-]+)? (?:is|was|loves?|likes?|saw|says|said|asked|has|"
        r"thinks))\b"
        r"(?!.*\b(?:want|need|like|looking|after|hoping|thinking|craving|mood|would|need|dream|"
        r"for an?|idea|picture|imagine)\b)"
    ),
)
# what the person told before is to be drawn: "can you paint that?"
TOLD = (
    (
        r"^(?:draw|paint|sketch|make|create|generate|illustrate|do|show(?: me)?|visuali[sz]e|"
        r"depict|imagine|turn|one of)(?: me)?(?: an?"
        r" <pic> (?:of|from))? (?:it|that|this|them|those|one|"
        r"(?:him|her)(?! (?:an?|some|the|two|three|his|another)\b))\b(?P<rest>.*)$"
    ),
    r"^(?:one|some) of (?:them|those|these)\b(?P<rest>.*)$",
    (
        r"^(?:get|put|bring|capture) (?:that|it|this|all that|all of that) (?:down|on (?:paper|"
        r"canvas|screen)|"
        r"to life|in a <pic>|into a <pic>)\b(?P<rest>.*)$|^(?:could|can|would) (?:that|this|it) "
        r"(?:be|become|"
        r"make) (?:an?|my|the) <pic>\b(?P<rest2>.*)$"
    ),
    (
        r"^(?:(?:so )?you (?:can )?(?:know|guess|imagine) (?:what(?: to do)?|the rest)|do your "
        r"(?:thing|magic|best|worst)|make it happen|(?:the rest is|it's) up to you|over to you)"
        r"(?P<rest>)$"
    ),
)
# a wish that speaks of what was told before: "she loves unicorns. a card with one"
ABOUT_TOLD = (
    (
        r"^(?:an?|some|two|three|make|draw|paint|create|generate|picture|photo|card|"
        r"poster)\b.{3,80} "
        r"(?:with|of|for|about|showing|as) (?:one|some|them|him|her|those|these|that|it)[ .!?]*$"
    ),
)
TELLING = (
    (
        r"^(?:(?:ok|okay|so|and|hey|well|right|guys|yo)[ ,]+)*(?:(?:my|our) (?:group|players?|"
        r"character|oc|team|kids?|son|daughter|friend|wife|husband|mum|mom|dad|boss|brother|sister|"
        r"grandma|grandpa|partner|girlfriend|boyfriend|cat|dog|hero(?:es)?|bard|paladin|"
        r"wizard|rogue)|(?:my|our|the) (?:party|players)) (?:just |have |has |had |are |is |all |"
        r"now |today |recently )*(?=\w)(?!(?:really |absolutely )?(?:loves?|loved|likes?|liked|"
        r"hates?|hated|adores?|prefers?|wants?) (?:it|this|that|them|him|her)\b)"
    ),
    r"^(?:what if|imagine(?: if| that)?|suppose|picture this:?|think of) ",
    r"^(?:what|how)(?:'s|s| is| are| does| do| would| might)? (?=(?:an?|some|two|three|my|our) )",
    (
        r"^(?:i |we )?(?:just |also )?(?:have|had|got) (?:this|the|an|a) (?:\w+ )?(?:idea|"
        r"vision|dream|nightmare|"
        r"image|thought|picture)(?: in (?:my|the) (?:mind|head))?(?: of| about| abt| for|:)? "
    ),
    (
        r"^(?:last night |yesterday |today |once )?(?:i(?:'ve| have)?|we(?:'ve| have)?|you|ya|"
        r"u) "
        r"(?:just |"
        r"also |always |really |been )*(?:dream(?:ed|t|ing)(?: of| about)?|(?:thinking|imagining) "
        r"(?:of|about)|keep (?:imagining|thinking (?:of|"
        r"about)|seeing|dreaming (?:of|about))|saw|see|imagined?|think(?: "
        r"of)?|"
        r"thought "
        r"(?:of|about)|have|had|own|know|got|remember|met)(?: how)? (?:about |those |these )?"
    ),
)
