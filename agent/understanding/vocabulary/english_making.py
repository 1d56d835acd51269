"""English for pictures that are to be made: new ones, and out of those that are there."""

from collections.abc import Mapping

_AFTER = (
    r"(?= (?:(?:<the>|<it>|every(?:thing|one)|all|both|an?|some|more|less|in|out|off|up|down|"
    r"on|\d{1,4}(?! ?(?:<pic>|x\b|of\b|versions?|different|"
    r"\w+s\b))|\w+(?:'s)? (?:to|with|into|from|on|in|off|a|out|by|as|blue|red|green))\b|<ref>|"
    r"#\d)| \u0001)"
)

_AFTER_THE = (
    r"(?= (?:(?:<the>|<it>|every(?:thing|one)|all|both|more|less|in|out|off|up|down|"
    r"\d{1,4}(?! ?(?:<pic>|x\b|of\b|versions?|different|\w+s\b)))\b|<ref>|#\d)| \u0001| \u0002)"
)

CHANGE = (
    (
        r"^(?:(?:do|make|have|get|give me|i want|i'd like) )?(?:an? |the )?(?:spring|summer|autumn|"
        r"fall|winter|night(?:time)?|day(?:time)?|rainy|snowy|foggy|sunset|sunrise|christmas|"
        r"halloween) version of (?:<it>|<ref>|<the> [\w'-]+)\b"
    ),
    (
        r"^(?:it|him|her|them) (?:tall|wide|vertical|horizontal|portrait|landscape|square|small|"
        r"big|dark|bright|clean|huge|tiny)(?:$|[,.;! ])"
    ),
    r"^into an? .{3,60} (?:i'd like|i would like|i want|should|please|turn|change|make)\b",
    (
        r"^make (?:autumn|winter|spring|summer|night(?:time)?|day(?:time)?|evening|morning|dusk|"
        r"dawn|sunset|sunrise|rain|snow|fog)$"
    ),
    (
        r"^(?:make|do|paint|draw|produce|create|get|give me) an? [\w' -]{3,40}? out of (?:<it>|"
        r"<ref>|<the> <pic>)(?:[, ].*)?$"
    ),
    (
        r"^(?:show|draw|paint|render|do|see|picture|imagine)(?: me| us)? (?:this|"
        r"that) [\w' -]{2,30}? (?:turned|made|converted|transformed|changed|remade|done up) into\b"
    ),
    (
        r"^(?:(?:do|make|draw|paint|create|give|want|need)(?: me| us)? )?an? (?:[\w-]+ ){1,3}(?:of|"
        r"from) (?:this|that|it|him|her|them)(?: one)?(?:$|[,.;!])"
    ),
    (
        r"^(?:in|on|at|behind|above|over|next to|beside|under) <the> [\w'-]+(?: [\w'-]+)?,? "
        r"(?:(?:i|we)(?:'d| would)? (?:like|love|want|put|hang|place|add|have|see|need|paint)|"
        r"there (?:should|could|must) be)\b"
    ),
    r"^(?:(?:have|take|get) )?(?:a )?look at <it> (?:with|in|as|without|wearing|on)\b",
    (
        r"^(?:an? )?<pic> of (?:this|that|it|him|her|them|these(?: two| three)?|those(?: two|"
        r" three)?)(?:,| (?:in|at|with|as|on|without|during|under|from|by)\b)"
    ),
    (
        r"^(?:show|let)(?: me| us)?(?: see)? (?:how|what) (?:<it>|<ref>)(?:'d| would| might|'ll|"
        r" will) look(?: like)? (?:after|in|with|without|as|at|under|covered|if)\b"
    ),
    (
        r"^(?:show|give|draw|paint|do|have|see)(?: me| us)? (?:this|that|the) (?:very |"
        r"exact )?same (?!one|thing|style|kind|type|size)[\w' -]{2,30}? (?:but |only )?(?:with|in|"
        r"at|without)\b"
    ),
    r"^[a-z]{3,12} (?:it|him|her|them) (?:<very>)?(?:\w{3,}er|more \w+|less \w+)$",
    r"^(?:take|put|get|turn|cut|throw|leave) <it> (?:off|out|away|down)\b",
    (
        r"^(?:the )?(?:sky|background|eyes?|hair|colou?rs?|mood|light(?:ing)?|weather|season|"
        r"time of day|face|shirt|dress|hat|jacket|foreground|ground|floor|walls?) ?[:=] ?\w"
    ),
    (
        r"^(?:add|remove|erase|delete|replace|change|edit|modify|alter|adjust|tweak|insert|"
        r"recolou?r|brighten|darken|lighten|desaturate|saturate|colou?ri[sz]e|restyle|relight|"
        r"retouch|repaint|redraw|recreate|re-?imagine|re-?style|get rid of|take (?:away|out)|"
        r"cut out|swap(?: out)?|exchange|substitute|zoom (?:in|out)|outpaint|inpaint|"
        r"photoshop|clean up|tone down|touch up|include|stylize|stylise|uncrop|give <it>|give "
        r"(?:the|his|her|its|their|everyone)|attach|soften|warm|dim|lengthen|shorten|turn "
        r"(?:up|down)|fill (?:in|the|up)|age|decorate|shave|repair|de-?age|undress|make "
        r"(?:sure|more|less|everything|everyone))\b(?! ?$)"
    ),
    (
        r"^(?:turn|crop|rotate|mirror|flip|blur|invert|move|shift|put|place|set|reduce|"
        r"increase|decrease|lower|raise|lose|drop|use|apply|hang|swap|surround|cover|wrap|let|"
        rf"keep|leave|fill|drape|open|close|cut){_AFTER}"
    ),
    (
        r"^(?:transform|convert|switch|widen|extend|expand|center|centre|simplify|fix|correct|"
        r"straighten|shrink|dress|tint|polish|finish|frame|colou?r|shade|light|fade|scale|"
        r"stretch|resize|merge|combine|blend|mix|fuse|sharpen|enlarge|enhance|improve|smooth|"
        r"trim|hide|have|tilt|stop|try|push|pull|warp|melt|freeze|burn|grow|style|redo|"
        rf"reverse|bend|thin|thicken|round|put|make){_AFTER_THE}"
    ),
    (
        r"^(?:make|let|have|get|render|show|paint|do|colou?r|see|put|imagine|picture|give|set|"
        r"turn|draw|need|try|create|recreate|generate|sketch|design) (?:<it>|<ref>|everything|"
        r"everyone|every one|his|her|its|their|just the|only the|itself)\b(?! ?$)"
    ),
    r"^make (?:the|this|that|these|those|all|both) ",
    r"^(?:take|put|get|turn|cut) <the> [\w'-]+(?: [\w'-]+)? (?:off|out|away|back|down|up|on)\b",
    (
        r"^(?:put|bring|take|get|turn|pull|push|fade) (?:back|in|out|away|off|up|down) (?:<the>|"
        r"an?|some|more) ?\w"
    ),
    r"^(?:get|have|let|help|allow) <the> [\w'-]+ to \w+",
    r"^write (?!(?:me|us|an?|some)\b)",
    r"^(?:let there be|there (?:should|must|could|needs to|has to) be|let it) ",
    (
        r"^(?:crop|flip|rotate|mirror|blur|invert|brighten|darken|desaturate|widen|zoom (?:in|"
        r"out)|outpaint|colou?ri[sz]e|lighten)$"
    ),
    (
        r"^(?:<it>|<ref>|he|she|they|there|everything|everyone|<the> [\w'-]+(?: "
        r"[\w'-]+){0,3}?)(?:'s| is| are| looks?| seems?| feels?)? (?:should|must|needs?|has "
        r"to|have to|ought to|could|can|is too|are too|too|far too|way too|a bit too|a little "
        r"too|isn't|is not|aren't|not|would look|might|may|lacks?|is missing|misses|shouldn't|"
        r"mustn't|needn't|still|is so|are so|not enough)\b"
    ),
    (
        r"^(?:it|she|he|this|that|there)(?:'s| is)? (?:too|way too|far too|a bit|not|missing|"
        r"lacking) "
    ),
    (
        r"^(?:<it>|<ref>|everything)(?: (?:to be|be|to look|to have|to become|to show))? "
        r"(?:more|less|in|as|with|without|at|darker|lighter|brighter|redder|bluer|greener|but|"
        r"into|like|\w+er|blue|red|green|night|square|black|white|yellow|purple|pink|orange|"
        r"gold|golden|snowy|dark|on|under|from|a|an|only|wearing|smiling)\b"
    ),
    (
        r"^<the> [\w'-]+(?: [\w'-]+){0,2} (?:to (?:be|look|have|become|wear|hold|face|stand|"
        r"sit|smile)|(?:more|less|in|as) \w+$|removed|gone|away|out of the (?:picture|image)|"
        r"changed|replaced|bigger|smaller|darker|brighter|lighter|larger|\w+er(?:$|,))"
    ),
    r"^(?:it|he|she|that|this|they) (?:would|might|could) (?:be|look) ",
    (
        r"^(?:adding|removing|changing|making (?:it|the|this|that|him|her)|"
        r"turning|putting|replacing|giving (?:it|him|her|the)|setting|using|swapping)\b(?! ?$)"
    ),
    (
        r"^(?!(?:\w+ed|\w+ing) (?:it|this|that|them|him|her)\b)(?!(?:is|was|does|did|do|has|had|"
        r"can|could|will|would|should|may|what|who|why|when|where|how|if|but|and|or|so|like|love|"
        r"hate|see|know|think|want|need|got|find|save|send|share|post|tell|call|have|with|about|"
        r"for|of|to|in|on|at|by|from|said|say|than|not|no|you|we|they|fuck|screw|damn|shut|drop|"
        r"leave|take|buy|sell|print|download|delete|stop|cancel|forget|show|ask|isn|wasn|hope|wish|"
        r"read|explain|describe|undo|draw|upscale|vary)\b)[a-z]{3,16}(?:-[a-z]+)? (?:it|this|that|"
        r"him|her|them)(?: (?:up|down|in|into|on|onto|with|to|a|more|out|off|by|around|away|as|"
        r"like|all|some)\b.*)?$"
    ),
    (
        r"^(?:introduce|sprinkle|throw in|stick|slap|plop|paste|overlay|"
        r"incorporate|integrate|adorn|strip|paint over|draw over|cover up|eliminate|omit|"
        r"conceal|scrub|dial (?:up|down)|amp up|crank up|boost|ramp up|punch up|intensify|"
        r"rework|revise|illuminate|whiten|blacken|redden|pixelate|posterize|"
        r"cartoonify|simplify|exaggerate|emphasi[sz]e|highlight|soften|"
        r"deepen|enrich|spice up|clear|clean|equip|swap out|work in|fill) "
        r"(?=<the>|an?\b|some\b|more\b|in\b|\w+)"
    ),
    (
        r"^(?:too|not(?! (?:quite|really|exactly|good|great|bad|nice|it|"
        r"what|sure)\b)) (?:<very>)?\w+(?: \w+){0,3}$"
    ),
)

CHANGE_NAMED = (
    # needs a picture that the named thing fits
    (
        r"^.{2,60} (?:in|on|to) (?P<subject5><the> [\w'-]+(?: [\w'-]+)?) "
        r"(?:<pic>|one)(?=$|[,.;])"
    ),
    (
        r"^(?:draw|sketch|generate|create|illustrate|design|imagine|depict|show|see|do)(?: me|"
        r" us)? (?P<subject><the> [\w'-]+(?: [\w'-]+){0,2})\b(?= \w|$)"
    ),
    (
        r"^(?!(?:draw|generate|create|illustrate|imagine|depict|show|see|"
        r"find|search|where|what|is|are|cancel|stop|undo|beyond|forget|"
        r"never|skip|scrap|ditch|leave|like|love|hate|keep|choose|pick|take|"
        r"about|of|over|like|riding|chasing|send|get|tell|delete|"
        r"describe)\b)[a-z]{3,14} (?P<part9><the> [\w'-]+(?: [\w'-]+)?)\b"
    ),
    r"^(?P<part><the> [\w'-]+(?: [\w'-]+)?) (?:in|with|of) [\w' -]+ instead of \w",
    r"^(?:paint|render|colou?r|put) (?P<part><the> [\w'-]+(?: [\w'-]+){0,2})\b(?= \w|$)",
    (
        r"^(?!draw one\b)(?:draw|paint|put|sketch|generate|create|show|place) .{1,60} (?:on|onto|"
        r"next to|beside|behind|near|around|above|over|under|for|to the (?:left|right) of|"
        r"in front of) (?:it|him|her|them|(?P<part2>the [\w'-]+(?: [\w'-]+)?))(?: .{0,20})?$"
    ),
    (
        r"^(?:draw|paint|put|sketch|generate|create|show|place) (?:an? |"
        r"some )?[\w'-]+(?: [\w'-]+)? (?:on|onto|in|around|over|under|behind) (?:his|her|"
        r"their) \w+$"
    ),
    (
        r"^(?P<part3><the> (?:same )?[\w'-]+(?: [\w'-]+)?)\b(?:,? (?:but|with|without|in|as|at|"
        r"on|wearing|and|from|under|only|again|by|during|riding|holding|flying|sleeping|"
        r"running|smiling|of|should|could|needs)\b| (?:more|less|\w+er|blue|red|"
        r"green|black|white|purple|yellow|pink|orange|golden)(?: |$))"
    ),
)

RESTATE: Mapping[str, str] = {
    (
        r"^i(?:'d| would) (?:much )?(?:rather|sooner) (?:have|see|get) "
        r"(?P<rest>(?:it|him|her|them|the|this|that|his)\b.+)$"
    ): "make {rest}",
    (
        r"^(?:and )?(?:what|how) about (?P<rest>(?!an? |some |two |three |you\b|we\b|your|my |"
        r"<ref>$|#|money|price|credits|prices|it$|this$|that$|now$)\w.*)$"
    ): "{rest}",
    (
        r"^(?:can|could|may|might|should|would|can't|couldn't|shouldn't|"
        r"wouldn't) (?P<subject>(?:the|it|this|that|he|she|they|his|her|its|"
        r"their|my|everything)\b.{0,60}?) be (?:made )?(?P<rest>.+)$"
    ): "make {subject} {rest}",
    (
        r"^(?:can|could|should|would|may) (?P<subject>(?:the|it|this|that|he|she|they|his|her|"
        r"its|their|there|my)\b)(?P<rest>.+)$"
    ): "have {subject} {rest}",
    (
        r"^(?:what|how) (?:would|might|will|does) (?P<subject><the> (?!one\b|<pic>)[\w' -]{1,30}?) "
        r"(?:look|be|appear|seem)(?: like)? (?P<rest>(?!like\b).+)$"
    ): "{subject} {rest}",
    (
        r"^(?!(?:what|how) (?:would|might|does|do) (?:an?|some|two|three)\b)(?:what if|see (?:how|"
        r"what)(?= (?:it|this|that|<ref>) (?:looks?|would))|how would|what would|"
        r"what does(?= (?:it|this|that|<ref>|<the> [\w' -]{1,30}?) looks?\b)|how does|how will|"
        r"(?:would|does|will|could|might) (?:it|this|that) look (?:better|nicer|good|cool|ok)|"
        r"would it be (?:better|nicer|possible)|how might|how about if|wouldn't it be (?:better|"
        r"nicer)|how might) ?(?:(?:it|this|that|they|he|she|<ref>|<the> [\w' -]{1,30}?) (?:would "
        r")?(?:looks?|be|appear|seem)(?: like)?|(?:it|this|that|he|she|they|you) (?:was|were|had|"
        r"could be|made it)|if)? ?(?P<rest>.+)$"
    ): "{rest}",
    (
        r"^(?:can|could) (?:i|we) (?:get|have|see) (?P<subject>it|this|that|<ref>|<the> [\w' "
        r"-]{1,30}?) (?P<rest>(?:in|with|without|as|at|but|on|more|less)\b.+)$"
    ): "{rest}",
    (
        r"^(?:i(?:'d| would)?(?: really)? (?:want|like|prefer|need)) (?P<rest>(?:it|the|his|"
        r"her|this|that)\b.+)$"
    ): "make {rest}",
}

_MORE = (
    r"(?:<very>?(?:darker|lighter|brighter|warmer|colder|cooler|softer|smaller|taller|"
    r"shorter|wider|narrower|thinner|thicker|older|younger|happier|sadder|scarier|"
    r"spookier|creepier|cuter|prettier|fluffier|cleaner|simpler|closer|further|farther|"
    r"higher|lower|deeper|richer|bolder|calmer|moodier|funnier|angrier|crazier|weirder|"
    r"nicer|longer|fatter|slimmer|busier|emptier|bluer|redder|greener|yellower|pinker|"
    r"whiter|blacker|sunnier|foggier|snowier|rainier|quieter|wilder|smoother|rougher|"
    r"shinier|stronger|weaker|grittier|dirtier|messier|fancier|denser|flatter|rounder|"
    r"faster|slower|gloomier|livelier|hairier|greyer|grayer|colou?rful|dramatic|realistic|"
    r"detailed|zoomed (?:in|out)|blurry|contrasty|saturated))"
)

FRAGMENT = (
    (
        r"^(?:half|twice|double|triple|three times)(?: as)? (?:many|much|the (?:number|amount)(?: "
        r"of)?)\b \w"
    ),
    r"^(?:him|her|them|it) (?:\w+ing|in|on|with|as|at|next|behind|under|without)\b",
    (
        r"^(?!(?:another|new|other|different|better|last|first|next|previous|same)\b)"
        r"[\w'-]+(?: [\w'-]+){0,2} (?:style|tones?|filter|effects?|vibes?|version|edition|theme|"
        r"aesthetics?|palette|lighting|look|mode)$"
    ),
    (
        r"^(?:in|at|with|without|as|under|on|from|during|inside|against|before|after|by|"
        r"behind|wearing|holding|looking|facing|minus|plus|into|like|only|above|below|but|"
        r"except|riding|using|sitting|standing|smiling|running|sleeping|flying|near|next to|"
        r"beside|outside|while|through|surrounded by)\b(?! ?$)"
    ),
    (
        r"^(?:more|less|fewer|slightly|even more|much more|way more|a (?:bit|little|touch|tad|"
        r"lot|bit of|hint of|dash of)(?: (?:more|less|of|too))?|a bit|little|too|not (?:so|as|"
        r"that|quite so)|a little|much|bit)\b(?! ?$)"
    ),
    rf"^{_MORE}(?:,? (?:and|but|or|please) .*|,.*| \w+(?: \w+)?(?:,.*| (?:and|but|with) .*)?)?$",
    (
        r"^(?:sharper|crisper|clearer|bigger|larger|better|fewer|bolder) (?!version|quality|"
        r"resolution|<pic>|one\b|size)[\w'-]+(?: [\w'-]+)?(?:,? (?:and|but|with) .*)?$"
    ),
    (
        r"^(?:exactly )?(?:the |that )?same\b(?: (?:thing|one|picture|image|idea|prompt|scene|"
        r"style|subject|composition|photo|again|exact \w+|\w+))?(?: but| with| in| as| at| "
        r"without| only| from| and| on|,)"
    ),
    r"^(?:it|this|that|<ref>|same|<the> (?:picture|image|photo|scene))? ?but\b",
    r"^(?:no|without|zero|less|fewer) (?!(?:s?he|they|we|i|you|it) )(?:more )?[\w' -]{1,40}$",
    (
        r"^(?:(?:try|do|make|give me|show me|see|have|get|want)\b ?)?(?:an?|"
        r"one|the|some)? ?(?:version|variant|one|edition|shot|take)s? (?:with|without|"
        r"in|at|as|where|from|but|on|that|of <it>|wearing)\b"
    ),
    (
        r"^(?!.*\bfrom scratch\b)(?:(?:try|do|make|give me|show me|see|have|get|"
        r"want) )?an? (?:<very>?[\w-]{2,14}er|more [\w-]+|less [\w-]+|night(?:time)?|winter|summer|"
        r"snowy|rainy|square|wide|vertical|black and white|b&w|colou?r(?:ful)?|christmas|"
        r"halloween) (?:version|variant|one|edition|take|look|mood|vibe|feel|format|crop)\b"
    ),
    (
        r"^(?:(?:try|use|with|do|go for|pick|choose|give (?:it|me|us|him|"
        r"her)|i want|maybe) )?(?:different|other|new|another|a different|"
        r"another|other|a new|some other) (?:background|"
        r"lighting|colou?rs?|colou?r scheme|palette|angle|perspective|pose|style|mood|setting|"
        r"hair(?:style)?|hat|outfit|clothes|expression|face|sky|season|weather|time of day|"
        r"camera angle|composition|font)\b"
    ),
    r"^(?:and )?(?:where|so that|such that) (?:it|he|she|the|they|there)\b",
)

DRAW = (
    r"^(?=in (?:the|that|this) same (?:style|look|vein|mood)[,:]? (?:an?|some|two|three) )",
    r"^draw one (?=with|of|where|showing|in which)",
    r"^make (?=the (?:letter|word|number|initial)s? )",
    (
        r"^(?:turn|make) (?=(?:the following|this|these|my) (?:line|words?|sentence|poem|haiku|"
        r"lyrics?|quote|verse)s? into )"
    ),
    r"^/?(?:imagine|draw|generate|create|image|img|picture)(?: prompt)?: ?",
    r"^[/!](?:imagine|draw|generate|create|image|img|paint|picture)\b ?(?:prompt:)?",
    r"^(?:prompt|image|picture|subject) ?: ?",
    (
        r"^(?:draw|generate|create|illustrate|imagine|depict|visuali[sz]e|conjure(?: up)?|"
        r"start(?= an? )|whip up|come up with|cook up|compose|portray|put together|make up|render|"
        r"drawing|generating|creating|think up|dream up|mock up|photoshop up|knock up|"
        r"build)(?: me(?! and\b| as\b| with\b| in\b| riding\b)| (?:him|her|them)(?= (?:an?|some|"
        r"two|three) )| us(?! as\b| in\b)| up| out| please| now| for me| for us)*\b(?! (?:of|by|"
        r"with) |ing|s\b)(?: |$)"
    ),
    (
        r"^(?:painting|sketching|making|designing|paint|sketch|design|craft|produce|doodle|"
        r"photograph|picture|film|shoot|model|cartoon)(?= (?:me|us|an?|the|some|another|one|two|"
        r"three|four|five|\d|my|up)\b)(?: me| us| up)*(?: |$)"
    ),
)

DRAW_SOFT = (
    (
        r"^(?=(?:pic|photo(?:graph)?|image|picture|drawing|painting|sketch|portrait|illustration|"
        r"poster|close-?up) of (?!<the>|<it>|<ref>|my\b|our\b)\w)"
    ),
    (
        r"^what(?:'s|s| is) the (?=[\w'-]+est .*\b(?:you|u) (?:can|could) (?:draw|make|paint|do|"
        r"come up with|create|generate|imagine)\b)"
    ),
    (
        r"^(?:what if|suppose(?: that)?|imagine(?: if| that)?) (?!you\b|i\b|we\b|it\b|this\b|"
        r"that\b|the bot\b|my card)"
    ),
    (r"^make for (?:me|us)(?: please)?,? "),
    (
        r"^(?:(?:show me|show|see|know|imagine) )?(?:what|how) (?:(?:would|does|do|might|"
        r"could) )?(?=(?:an?|some|two|three) .* looks?(?: like)?(?:$|[ ,]))"
    ),
    (
        r"^(?:make|give|get|gimme|lemme (?:see|have|get)|show|send|bring|do|have|see|whip|grab|try|"
        r"drop|prepare|provide|supply|offer|cook|fix|manage|hit|throw|serve|spit|crank|deliver|"
        r"view|receive)(?: (?:me|us|my \w+(?= an?)|up|out|with|for me))* (?=(?:an?|some|another|"
        r"one|two|three|four|five|six|seven|eight|\d+|something|more|lots of|several|many|any|"
        r"a few|a couple|<pic>|art|cute|cool|beautiful|nice)\b)"
    ),
    (
        r"^(?:(?:make|give|get|show|send|bring)(?: me| us)|gimme) (?!the |my |your |our |it\b|"
        r"this\b|that\b|them\b|<ref>)"
    ),
    r"^(?:show|give|get|send|bring)(?: me| us) (?=the )",
    r"^(?:make) (?!<it>\b|<the>\b|<ref>|sure|love|sense|up\b)(?=\w)",
)

# a wish inside a courtesy: "I'd be very grateful for a picture of …"
_KIND = (
    r"(?:pictures?|images?|pics?|photos?|photographs?|drawings?|paintings?|illustrations?|posters?|"
    r"portraits?|sketch(?:es)?|renders?|logos?|wallpapers?|artworks?|visuals?|banners?|scenes?)"
)
EMBEDDED = (
    (
        r"^(?!.*\b(?:saw|seen|sent|made|drew|took|painted|posted|showed|found|got|deleted|uploaded|"
        r"bought)\b.{0,30}\b(?:an?|some) )(?=.*\b(?:want|need|like|love|get|have|ask|request|"
        r"requesting|grateful|appreciate|please|could|can|would|may|hoping|looking|order|happy|see|"
        r"wish|help|search|dying|longing|interested|keen|use|require)\b).*?\b(?:an?|some|one|two|"
        r"three|four|"
        rf"\d) (?P<wish>(?:[\w'-]+ ){{0,3}}?{_KIND} (?:of|with|for|showing|in which|where|that|"
        r"which|depicting|containing|featuring|about) .+)$"
    ),
    (
        r"^.{0,40}\b(?:wants?|needs?|would (?:like|love)|asked for) (?:one|something|another|some)"
        r"(?: too| as well| also)?: ?(?P<wish>.+)$"
    ),
)

FRAMES = (
    (
        r"^(?:an? |one |some |the |another )?(?:(?:new|nice|quick|good|single|simple|fire|"
        r"dope|sick|cool|epic|random|cute|completely new|entirely new) "
        r")?(?:picture|image|pic|img|visual|picture|pics|pictures|images)s?(?: please)?(?: "
        r"(?:of|from|about|showing|depicting|that shows|in which|where|featuring|containing)|"
        r":)(?: |$)"
    ),
    r"^(?:something (?:like|showing)|one of|of) ",
    r"^it (?:should|must|has to|needs to|could) (?:be|show) ",
)

FRESH = (
    (
        r"^(?:an?|some|another|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|"
        r"something(?! (?:is|looks|seems|feels|like (?:this|that|it)\b))|someone|somebody|"
        r"many|lots of|a few|a couple of|a pair of)\b"
    ),
)
