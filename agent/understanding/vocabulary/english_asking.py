"""English for finding pictures, going back to them, and better prompts."""

_ALL = r"(?:(?:all|some|a list|every one|each|the rest|more) (?:of )?)?"

_OLD = (
    r"(?:(?:all|whole|full|entire|previous|past|old|older|recent|latest|last|first|newest|"
    r"own|other|finished|saved|existing|current|\d+|two|three|four|five|ten|most recent|of) )*"
)

_MADE = (
    r"(?:ma[dk]e|drawn?|drew|created?|generated?|done|do|paint(?:ed)?|produced?|asked "
    r"(?:you )?for|ordered|got(?:ten)?|have|rendered|requested)"
)

_VERB_SHOW = (
    r"(?:show|list|see|view|open|display|browse|get|give|bring up|pull up|check|look "
    r"(?:at|through)|scroll through|send|where(?:'s| is| are))(?: me| us)?"
)

ENHANCE = (
    (
        r"^(?:.{1,40}?[,;.] ?)?(?:(?:can|could|would) (?:you|u) )?(?:(?:make|get) (?:my (?:words|"
        r"wording|text|description)|this|it) (?:sound |read )?(?:better|richer|nicer|fancier)|"
        r"(?:rewrite|reword|fancy up|spice up|polish|improve|flesh out) (?:my (?:words|wording|"
        r"text|description)|this|it)|fancy (?:this|it) up|spice (?:this|"
        r"it) up)\b(?=[^:]*\b(?:better|nicer|richer|text only|before|(?:don't|do not|without|"
        r"no) draw\w*)\b)[^:]{0,90}: ?(?P<body>.+)(?P<rest>)$"
    ),
    (
        r"^(?:(?:i|we) (?:don't|dont|do not) (?:really )?like |here(?:'s| is) |take |"
        r"this is )?(?:my|this|the) prompt:? (?P<body>.+?)[,.;] (?:can|could|would|will|"
        r"please)?.{0,12}\b(?:make|get) (?:it|that|this) (?:a bit |much |way |more )*(?:better|"
        r"richer|longer|nicer|detailed|vivid|stronger|interesting)(?P<rest>)$"
    ),
    (
        r"^(?:please )?(?:improve|enhance|refine|polish|rewrite|rephrase|upgrade|optimi[sz]e|"
        r"expand(?: on)?|enrich|fix|perfect|beef up|spice up|flesh out|elaborate(?: on)?|"
        r"reword|better|work on|tweak)(?: (?:me|this|my|the|that|our|up|following|these|for "
        r"me))* prompt\b(?P<rest>.*)$"
    ),
    (
        r"^(?:make|turn) (?:this|my|the|that|it)(?: following)?(?: into an?)? prompt "
        r"(?:better|nicer|richer|more (?:detailed|vivid|descriptive|interesting)|longer|"
        r"stronger|pop|good|great|more \w+)\b(?P<rest>.*)$"
    ),
    (
        r"^(?:make|turn|rewrite|write|rephrase|convert) (?P<body>.{1,400}?) (?:into|as|to) "
        r"an? (?:better|good|great|detailed|richer?|proper|nice|longer|full|rich) "
        r"prompt\b(?P<rest>.*)$"
    ),
    (
        r"^(?:(?:give|write|suggest|get|make|create|generate|find|craft|propose|show|draft|"
        r"help me write|help me with|come up with|think of)(?: me| us| up)? )?(?:an?|some|the|"
        r"another|any)?(?: (?:much|way|really|few|couple of))*(?: (?:better|good|great|nice|"
        r"nicer|detailed|richer|improved|cool|creative|perfect|stronger|longer|best|new|more "
        r"detailed|more vivid|enhanced|polished|interesting|fancy))* ?(?:image |picture |"
        r"midjourney |drawing )?prompts?(?: (?:ideas?|suggestions?))? ?(?P<rest>(?:for|about|"
        r"of|to|out of|from|that|:|with).*)$"
    ),
    (
        r"^(?:make|write|phrase) (?:this|it|that) (?:a )?(?:better|nicer|richer) "
        r"prompt\b(?P<rest>.*)$"
    ),
    (
        r"^(?:how (?:can|could|should|do|would) (?:i|you|we) (?:improve|enhance|phrase|word|"
        r"write)(?: (?:this|my|the|a|better))* prompt|(?:what(?:'s| is| would be) an?(?: "
        r"better| good| great)? prompt))\b(?P<rest>.*)$"
    ),
    (
        r"^(?:enhance|improve|polish|refine|rewrite|rephrase|prompt help|enhance_prompt|"
        r"/enhance|better prompt|expand|embellish|spice up|flesh out) ?[:\u2014-] "
        r"?(?P<rest>.*)$"
    ),
    r"^(?:enhance|improve|polish|refine|rewrite|rephrase|reword|embellish) (?P<rest>\u0001.*)$",
    r"^(?:help me|can you help) (?:describe|phrase|word) (?P<rest>.*)$",
)

_OWN = (
    r"(?:(?:<the>|all|everyone's|everybody's|this chat's|previous|past|old|older|recent|"
    r"latest|last|newest|own|finished|saved|existing) )"
)

_SINCE = (
    r"(?: (?:i|we|you|everyone|that i|that we|that you|which i|people)(?:'ve| have| has)? "
    rf"(?:ever |already )?{_MADE}(?: {_MADE})?)?(?: (?:of|with|in|from|here|so far|again|"
    r"please|today|yesterday|this|list|page|gallery|history|for|up|until|to|now|made|"
    r"about|by|that|showing|where|i've|on|since|last|at|we've|drawn|created|generated|done).*)?"
)

GALLERY = (
    r"^(?:show|see|open|view|let me see)(?: me| us)? (?:my|our|the) gallery\b.*$",
    rf"^(?:list|show(?: me| us)?|see) (?:everything|all|what) (?:i|we)(?:'ve| have)? {_MADE}\b.*$",
    (
        rf"^(?:(?:what are|which are|{_VERB_SHOW}) )?(?:all )?(?:of )?(?:my|our|the) "
        r"(?:favou?rites?|liked <pic>|likes)$"
    ),
    (
        r"^(?:which|what)(?: ones| <pic>)? (?:did|have) (?:i|we) (?:give|given|"
        r"gave)? ?(?:an? )?(?:thumbs? up|like[ds]?|favou?rited?|heart(?:ed)?)$"
    ),
    (
        rf"^{_VERB_SHOW} {_ALL}{_OWN}+{_OLD}(?:<pic>|gallery|library|collection|album|history|"
        rf"portfolio|works?|art|stuff|things|results|archive|timeline|list){_SINCE}$"
    ),
    (
        rf"^{_VERB_SHOW} (?:an? |the )?(?:gallery|library|collection|album|history|portfolio|"
        rf"archive|timeline|list){_SINCE}$"
    ),
    rf"^(?:list|browse|view|scroll through) {_ALL}{_OLD}<pic>{_SINCE}$",
    (
        rf"^(?:an? |the |my |our |full |complete )?(?:list|overview) of {_ALL}(?:<the> |all "
        rf")?{_OLD}(?:<pic>|works?|gallery)\b.*$"
    ),
    (
        rf"^(?:<the> |all )?{_OLD}(?:gallery|history|library|collection|album|portfolio)(?: "
        r"(?:here|please|page \d+|so far|list|view))?$|^(?:my|our|all(?: my| our| the)?) "
        rf"{_OLD}<pic>(?: (?:of|with|from|so far|here|that|please|today|about|in).*)?$"
    ),
    (
        r"^(?:what|which)(?: (?:all|else|<pic>|things?|stuff|kind of <pic>|ones))?(?: of "
        r"(?:mine|ours|my|us))? (?:have|did|do|has|had) (?:i|we|you|everyone|everybody|this "
        r"(?:chat|group|channel)|the (?:group|chat|channel)|people)(?: (?:already|ever|all|"
        rf"got|so far|here|just|been|previously|actually))* {_MADE}\b.*$"
    ),
    (
        r"^(?:what|which)(?: <pic>)?(?:'s| is| are|s)? (?:there )?(?:in|already in|mine in|"
        r"inside|saved in) (?:my|our|the|this)(?: \w+)? ?(?:gallery|history|chat|collection|"
        r"library|album|channel|group)\b.*$"
    ),
    (
        r"^(?:what|which) <pic> (?:are|do|can|is) (?:there|i|we|here|in|mine|ours|available|"
        r"you)\b.*$|^(?:what|which) (?:are|were) (?:my|our|the) (?:last |latest |recent |"
        r"previous |old )*<pic>.*$"
    ),
    (
        r"^(?:do|have|did|are|is) (?:i|we|there|you)(?: (?:have|got|already|ever|still))* "
        r"(?:any|some|drawn|made|created|generated|draw|make|a|an|many|other) .*(?:<pic>|"
        r"drawn|made).*$"
    ),
    (
        r"^(?:list|list (?:them|everything|all(?: of (?:it|them))?)|/?gallery|/?list|"
        r"/?list_gallery|/history|list gallery|show (?:everything|all|them all|all of them)|"
        r"show me (?:everything|all of them|them all|what (?:i|we|you)(?:'ve| have)? (?:made|"
        r"done|drawn|got|created|drew|did))(?: .*)?|(?:the )?(?:next|previous|another) page|"
        r"more results|(?:show|see|list)(?: me)? (?:the )?(?:more|older|"
        r"earlier|others?)(?: ones| results| <pic>)?|(?:older|earlier|"
        r"recent|latest)(?: ones| <pic>)?|(?:the )?(?:last|latest) \d+ "
        r"<pic>|open (?:the )?gallery|everything (?:i|we)(?:'ve| have)? "
        r"(?:made|drawn|done|created)(?: .*)?)$"
    ),
    r"^(?:how many|what) <pic> (?:are|is) (?:in|there in) (?:my|the|our) .*$",
    (
        r"^(?:look|go|scroll|browse|flick|flip) (?:through|at|over|into|back through) (?:my|"
        r"our|the|all)(?: \w+){0,3} (?:gallery|history|<pic>|collection|library)\b.*$"
    ),
)

SEARCH = (
    (
        r"^(?:search|find|look(?:ing)? (?:for|up(?! at\b))|locate|filter|hunt (?:for|down)|"
        r"dig (?:up|out)|where (?:are|is)|fetch)(?: me| us| in| through| the gallery for|"
        r" for)*(?: (?:my|our|the|this|all|any|every|of|gallery|history|chat|collection|library|"
        r"for|<pic>|ones?|by|old|previous|with|that|show|showing|i|we|made|drew|which|has|have|"
        r"in it|containing|about|contain|called|named|as))* ?(?P<words>.+)$"
    ),
    (
        r"^(?:show|list|see|get(?!.*\b(?:out|off|away|gone)\b)|give(?= me| us)|display|open)(?: me|"
        r" us)? (?:all(?: of)?|every|all (?:of )?(?:the|my|our|these|those)|my|"
        r"our)(?: <pic>)?(?: (?:of|with|about|showing|containing|that (?:have|show|contain)|"
        r"which (?:have|show)))? (?P<words>(?!previous|settings|last|latest|first|current|newest|"
        r"own|original|most)[\w' -]{1,50}?)(?: <pic>| ones)?(?: (?:i|we|you)(?:'ve| have)? (?:made|"
        r"drawn|created|drew|generated|got)| again| please| so far)*$"
    ),
    (
        r"^(?:do|have|did|are) (?:i|we|there|you)(?: (?:have|got|already|ever|still))* (?:any|"
        r"some|drawn|made|created|generated|draw|make|painted)(?: (?:any|some|a|an|me|us|old|"
        r"other|more))*(?: <pic>)?(?: (?:of|with|about|showing))? (?P<words>[\w' "
        r"-]{1,50}?)(?: <pic>)?(?: (?:here|yet|already|before|in (?:my|the|our) (?:gallery|"
        r"history|chat)))*$"
    ),
    (
        r"^(?:all|any|my|our|every) (?:the |my |our |of my |of our )*<pic> (?:of|with|about|"
        r"showing) (?P<words>.{1,60})$"
    ),
    (
        r"^(?:which|what)(?: of (?:my|our|the))? <pic> (?:have|has|show|contain|include|are "
        r"(?:of|about)|feature|were of)(?: an?| the| some)? (?P<words>.{1,50})$"
    ),
)

UNDO = (
    (
        r"^(?:(?:have|see|get|want|give|show|bring back|go back to|restore)(?: me| us)? )?(?:the|"
        r"my|that) (?:version|one|<pic>|state) (?:from )?before (?:i|we|you|the|she|he|"
        r"they) .{3,60}$"
    ),
    (
        r"^undo (?:it|that|this|the last one)[,.;!]+ (?!.*\b(?:make|add|put|turn|change|give|"
        r"instead|try|then|use|remove|draw)\b).{2,60}$"
    ),
    r"^(?:re-?wind|back up|forget (?:about )?(?:that|the) last (?:edit|change|one|step|bit))$",
    (
        r"^(?:put|take|bring|get|set) (?:me|us|it|this) back (?:at|on|to) (?P<what5>#?\d{1,4}|"
        r"number \w+|<ref>)$"
    ),
    (
        r"^(?P<what4><the> [\w' -]{1,30}(?:version|one|<pic>)) (?:was|is|looked|looks) (?:much |"
        r"way |a lot |somehow )?(?:better|nicer|prettier|closer|cooler)$"
    ),
    (
        r"^(?:undo|go back|revert|back|step back|undo (?:it|that))(?: the "
        r"last)? (?:twice|thrice|(?:\d|two|three|four|five) (?:times|steps|"
        r"changes|edits|versions))(?: back)?$"
    ),
    (
        r"^(?:undo|ctrl[ -]?z|/undo|undo (?:it|that|this|the (?:last|latest|previous)(?: "
        r"\w+){0,2}|last(?: \w+){0,2}|my last(?: \w+){0,2}|everything|please|again|<ref>|"
        r"changes?|the \w+(?: \w+)?|what you (?:just )?did))(?: (?:please|now|again|change|"
        r"edit))*$"
    ),
    (
        r"^(?:revert|roll ?back|take (?:it|that|this) back|go back(?: (?:a step|one step|one|"
        r"to (?:before(?: .*)?|how it was(?: .*)?|what it was.*|it|that|this)|again|please|"
        r"by one))?|step back|back|back (?:one|a) step|one step back|back up(?: a step)?|backtrack|"
        r"reverse|un-?do|bring (?:it|that|this) back|restore (?:it|that)|put it back(?: (?:how|"
        r"the way|like|as) .*)?|change (?:it|that) back|make it (?:like|how|as|"
        r"the way) (?:it was )?(?:before|was)(?: .*)?|(?:i|we) (?:liked?|prefer(?:red)?|"
        r"want) (?:it|that|how it was|the way it was) (?:better |more )?before(?: .*)?|(?:it|that|"
        r"this) was (?:better|nicer|good|prettier) before(?: .*)?|that(?:'s| was| is) (?:worse|"
        r"a mistake|wrong,? undo.*)|not that,? go back)(?: (?:it|that|this|the (?:last |"
        r"latest )?(?:change|edit|step|one|changes|version)|last change|please|again|to before|one|"
        r"changes|your last change))*$"
    ),
    (
        r"^(?:(?:go |step |change (?:it )?|switch |turn (?:it )?|take (?:it |me |us )?|bring "
        r"(?:it |me |us )?|roll |put it |get (?:it |me )?|move |jump |revert (?:it |that |"
        r"this )?|return |reset |restore |come |head |let's go )?back to|(?:switch|revert|"
        r"return|reset|restore|jump|undo)(?: it| that)? to) (?P<what>#?\d{1,4}|number \w+|"
        r"<ref>|<the> (?:(?!(?:and|but|so)\b)[\w'-]+ ?){1,7}?)(?: again| please| instead)*$"
    ),
    (
        r"^(?:<ref>|the one before|the other one) (?:was|looked|is) (?:better|nicer|good|best),? "
        r"(?:so )?(?:bring|put|get|take) it back$"
    ),
    (
        r"^.{0,60} (?P<what6><ref>)[,.;!]? (?:so |please |can you |could you )*(?:bring|put|get) "
        r"(?:that|it|that one|it) back$"
    ),
    (
        r"^(?:return|reset|restore|revert|bring back|give me back|get back|recover|go back to|"
        r"i want back|back to|can i have back)(?: (?:it|this|that))?(?: to)? (?P<what2>#?\d{1,4}|"
        r"<ref>|<the> (?:(?!(?:and|but|so)\b)[\w'-]+ ?){1,7}?|it|the beginning|the start|"
        r"square one)(?: back| again| please| instead)*$"
    ),
    r"^(?:reset|start over|start again|from scratch|restart|the beginning)$",
    (
        r"^(?:i|we|she|he|they)? ?(?:wants?|needs?|give me|get me|put|bring|take|"
        r"have)? ?(?P<what3><ref>|<the> [\w' -]{1,40}) back$"
    ),
    (
        r"^(?:undo|revert|discard|scrap|drop|cancel|reject|throw away|forget) (?:the|my|your|"
        r"that|this|these|those|all|last) (?:last |latest |previous |two |three |recent "
        r")*(?:changes?|edits?|modifications?|steps?|versions?)$"
    ),
)

SHOW = (
    (
        r"^(?:repost|re-?send|re-?upload|post again|show again) (?P<what26><the> [\w' -]{1,40}?|"
        r"<ref>|<it>)(?:[?.!,;] .{0,60})$"
    ),
    (
        r"^(?:.{0,60}(?:,|\.|;| -) ?)?(?:i (?:lost|can't find|cannot find) |where(?:'s| is|"
        r" did) )(?P<what24><the> [\w' -]{1,40}?)(?: (?:gone|go))?[?:,. ].{0,40}?\b(?:pull|bring|"
        r"put|dig|show|send|post|get) (?:it|him|her|them|that|that one)(?: (?:up|out|back|again|"
        r"once more|one more time|would you|please))*$"
    ),
    (
        r"^let (?!me\b|us\b|it\b|him\b|her\b|them\b|there\b)[\w'-]+ (?:see|have a look at|look "
        r"at) (?P<what25><ref>|<the> [\w' -]{1,40})$"
    ),
    (
        r"^(?:go|come|switch|get) back to <the> [\w' -]{1,30}, ?(?P<what23>#?\d{1,4}|number \w+|"
        r"<ref>)$"
    ),
    (
        r"^(?:put|get|bring) (?P<what21>#?\d{1,4}|number \w+|<ref>) back up(?: (?:here|again|there|"
        r"please))*$"
    ),
    (
        r"^where(?:'s| is| did) (?P<what22><ref>|<the> [\w' -]{1,40}?)(?: go)?[?:,. ]+(?:pull|"
        r"bring|put|dig|show) (?:it|that|that one)(?: (?:up|out|back|again))*$"
    ),
    r"^(?P<what20>the (?:version|one|picture|image) (?:before|without) [\w' ]{3,40})$",
    (
        r"^(?:show|see|view|open|display|look at|bring up|pull up|get|send|give|post|load|"
        r"print|present|resend|repost|re-?send)(?: me| us)?(?: again)? (?P<what>#?\d{1,4}|"
        r"number \w+|<ref>)(?: (?:again|please|once more|one more time|here|now|back|in "
        r"(?:full|detail)|bigger|full size|<pic>))*$"
    ),
    (
        r"^(?:show|see|view|open|display|look at|bring up|pull up|send|post|load|resend|repost|"
        r"re-?send|remind me of|(?:give|get|bring)(?= me| us))(?: me| us)?(?: again)? (?P<what2>it|"
        r"this|that|(?!(?:this|that) (?:in|as|with|but|on|at|by)\b)<the> (?!but )(?:(?! an? |"
        r" some | but )[\w' -]){1,60}?)(?: (?:again|please|once more|one more time|here|now|"
        r"<pic>))*$"
    ),
    (
        r"^(?:choose|pick|select|use|take|go with|continue with|work with|let's (?:use|take|"
        r"go with)|switch to|keep|activate|focus on|i(?:'ll| will) (?:take|go with|pick|"
        r"choose)|(?:branch(?: off)?|start again|go on|carry on) from|start from|work on|go "
        r"to|jump to|stick with|i (?:like|liked|prefer|"
        r"preferred|love|want|choose|pick|meant|mean)|prefer|like|love|liked) "
        r"(?P<choose>)(?P<what3>#?\d{1,4}|number \w+|<ref>|(?:<the> [\w' -]{1,30}(?= "
        r"(?:better|more|most|best|one)\b)))(?: (?:better|more|most|best|instead|as (?:the "
        r")?(?:base|basis|starting point)|from now on|for now|please|one|a lot|now|the|then|"
        r"better than .*|again|too))*$"
    ),
    (
        r"^(?P<what4>#?\d{1,4}|number \w+|<ref>)(?: (?:please|again|is (?:better|the best|"
        r"best|nicer|my favou?rite|good|great|perfect|nice)|was (?:better|nicer|the best|good|"
        r"best)|looks? (?:better|best|good|great|nicer)|it is|then|one|wins))*$"
    ),
    (
        r"^(?:what(?:'s| is| was)|where(?:'s| is| did| has)|which (?:is|was|"
        r"one is)|how did) (?:picture |image )?(?P<what5><ref>)(?: go| gone|"
        r" again| look like| like)?$"
    ),
    (
        r"^(?:what (?:was|is)|show(?: me)?|tell me|give me) (?:the|my|your) prompt (?:of|for|"
        r"behind|used (?:for|in)|you used for) (?P<what6>#?\d{1,4}|<ref>|it|this|that|<the> "
        r"[\w' -]{1,40})$"
    ),
    r"^(?:download|save|zoom into) (?P<what7>#?\d{1,4}|<ref>|it|this|that|<the> <pic>)$",
)
