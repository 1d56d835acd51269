"""English for pictures that are to be made: new ones, and out of those that are there."""

from collections.abc import Mapping

REROLL = (
    (
        r"^(?:again|once (?:more|again)|one more time|one more|another(?: one| try| go| "
        r"attempt| round| take| shot)?|more|more (?:please|like (?:this|that|these|those)|of "
        r"(?:the same|this|that|these|those|them|it)|options|versions|choices|results|"
        r"examples)|re-?roll|retry|redo|re-?do|re-?generate|re-?run|reshuffle|repeat|rerun|"
        r"reload|refresh|remix|do over|shuffle)(?: (?:it|this|that|them|the (?:last |same "
        r")?(?:one|<pic>|thing|prompt|wish|generation|request)|please|again|<ref>|last|now|"
        r"that one|once more|the same))*$"
    ),
    (
        r"^(?:try|do|run|draw|make|generate|paint|create|roll|go|start|have another go|have a "
        r"go|show|give|render|repeat|redo|sketch)(?: (?:it|this|that|them|me|us|the same(?: "
        r"thing| one| prompt| <pic>)?|<ref>|one|another one|<the> (?:last |same )?(?:thing|"
        r"wish|prompt|request|<pic>|one)|with the same prompt|all))*(?: (?:all over|over))? "
        r"(?:again|once (?:more|again)|one more time|another time|over|anew|another try|"
        r"afresh)(?: (?:please|for me|with the same (?:prompt|words)))*$"
    ),
    (
        r"^(?:try|have|give|take|do|make|draw|show|get|want|see|need|create|generate|paint|"
        r"send)(?: (?:me|us|it|for))* (?:another(?: (?:one|go|try|version|attempt|shot|take|"
        r"variation|variant|variety|round|option|stab))?|one more(?: (?:one|time|version|try|"
        r"like (?:this|that|it)))?|a new (?:version|try|one|attempt)|(?:an )?alternatives?|"
        r"(?:some |a few )?(?:others?|more|different ones?|alternatives?|other (?:ones|"
        r"versions|options)|more (?:like (?:this|that|these|those)|of (?:them|these|those|"
        r"this|that|it)|options|versions))|<num> more(?: (?:like (?:this|that|it|these|those)|"
        r"of (?:them|these|those|this|that|it)|versions?|options?|variations?|of <ref>|<pic>|"
        r"please))*|something (?:similar|like (?:it|this|that|<ref>)))(?: (?:please|again|"
        r"now))*$"
    ),
    (
        r"^<num> more(?: (?:like (?:this|that|it|these|those|<ref>)|of (?:them|these|those|"
        r"this|that|it|<ref>)|versions?|options?|variations?|please|<pic>|times))*$"
    ),
    (
        r"^(?:new|different|other|alternative|next|second|same but different|something else|"
        r"surprise me (?:again|with another.*))(?: (?:version|one|take|try|result|attempt|"
        r"variation|prompt|option|versions|options|ones|results|variations))?(?: please)?$"
    ),
    (
        r"^(?:try|spin|roll)(?: the dice)?(?: (?:harder|better|differently|something else|"
        r"something different|a different (?:one|version|take|approach)|another))?$"
    ),
    r"^(?:\U0001f504|\U0001f501|\U0001f3b2|\u267b\ufe0f?|r)$",
)

VARY = (
    (
        r"^(?:vary|variate|riff on|remix|variations?|variants?|alternatives?|mutate|permute|"
        r"make (?:it )?(?:vary|different)|change it up|mix it up|shake it up)\b(?! (?:of|on) "
        r"(?:an?|some) )(?: (?:of|on|for|to|from))?(?P<what>.*)$"
    ),
    (
        r"^(?:(?:try|have|give|take|do|make|draw|show|get|want|see|need|create|generate|paint|"
        r"produce|run|send|render)(?: (?:me|us|it))*)? ?(?:<n> |more |some |another |other |"
        r"new |different |further |additional |slight(?:ly)? |subtle |wild |strong |vivid |"
        r"small |crazy |minor |bold |few |the |any |of |radical |completely |very |random |"
        r"nice |interesting |creative |many |extra )*(?:variations?|variants?|alternatives?|"
        r"alternate versions?|takes?|(?:similar|related)(?: (?:ones?|<pic>|versions?))?|"
        r"versions?)\b(?= ?$| (?:of|on|to|for|like|as|from|based|please|with|in|but|similar|"
        r"that|where|using|at|without|using))(?! (?:of|on|for|with|in|to) (?:an?|some|two|"
        r"three|four|five) (?!different))(?P<what2>.*)$"
    ),
    (
        r"^(?:(?:try|have|give|take|do|make|draw|show|get|want|see|need|create|generate|paint|"
        r"produce|send|render)(?: (?:me|us|it))*)? ?(?:another|one more|more|something|some|"
        r"others?|anything|a new one|a (?:different|similar) one|<num> more|<num> others?|one|"
        r"<pic>|(?:another|a) (?:picture|image|one))(?: (?:ones?|<pic>|versions?|things?|"
        r"stuff|take))?(?: (?:just|exactly|much|similar|a lot|very much|kind of))* (?:like|"
        r"similar to|in the (?:vein|spirit) of|along the lines of|as|resembling|based on|"
        r"inspired by|of|from) (?P<what3>(?:#?\d{1,4}|it|this(?: one)?|that(?: one)?|these|"
        r"those|them|<ref>|<the> (?!style)[\w' -]{1,40})(?:\b.*)?)$"
    ),
    (
        r"^(?:something|anything|more|others?)(?: (?:very|more|quite|really))? (?:similar|"
        r"alike|comparable|in that vein|along those lines)(?: (?:to|as|like) "
        r"(?P<what4>.*))?(?: please)?$"
    ),
    r"^more (?:<the> |of <the> )?(?P<what5><ref>)$",
    r"^v(?P<what6>[1-9])$",
    (
        r"^(?:try |make |do |show me |give me |draw )?(?:something|anything|one|it)(?: \w+)? "
        r"different(?:ly)?(?: please)?$"
    ),
    (
        r"^(?:another|a different|a new|a second|a similar|other|different) (?:versions?|"
        r"takes?|variations?|options?|variants?|interpretations?)\b(?! with| without| in| at| "
        r"but)(?: (?:of|on))?(?P<what7>.*)$"
    ),
    (
        r"^(?:how (?:else )?(?:could|would|might) (?:it|this|that) (?:else )?look(?: like)?|"
        r"what else (?:could|can) (?:it|this|that) look like)(?: differently)?$"
    ),
)

_BIG = (
    r"(?:bigger|larger|sharper|crisper|clearer|crisp|sharp|huge|high(?:er)?[ "
    r"-]?res(?:olution)?|hi-?res|high[ -]def(?:inition)?|(?:full |ultra )?hd|uhd|[248]k|"
    r"(?:higher|better|high|best|max(?:imum)?|good|top|great|print|full) (?:quality|"
    r"resolution|definition|size|res)|print(?:able|[ -]?(?:ready|quality|size|resolution|"
    r"worthy))|poster[ -]size[d]?|billboard[ -]size[d]?|\d{1,2} ?(?:x|times)(?: (?:the "
    r"(?:size|resolution)|bigger|larger|as (?:big|large)|its size|resolution|sharper|"
    r"upscale[d]?))?|(?:two|three|four|eight|sixteen) times (?:bigger|larger|the size|as "
    r"(?:big|large)|the resolution)|twice (?:as (?:big|large)|the (?:size|resolution))|"
    r"double(?: the)? (?:size|resolution)|less (?:blurry|pixelated|fuzzy|grainy)|more "
    r"(?:pixels|resolution|sharp|crisp)|big enough (?:for|to) .*|large|suitable for "
    r"print(?:ing)?|(?:ready|good|sharp|large) (?:for|enough (?:for|to)) print(?:ing)?)"
)
_SHARP = (
    r"(?:\d ?k\b|\d+ ?x\b|u?hd\b|hi|high|print|full|better|double|twice|\w+ times|poster|"
    r"billboard|max)"
)
UPSCALE = (
    r"^(?:x ?\d{1,2}|\d{1,2} ?x) (?:upscale|enlarge|bigger|upscaling)\b(?P<what>.*)$",
    (
        r"^(?:upscale|up-?scale|upscaling|upsize|upres|up-res|up-?sample|enlarge|"
        r"super-?res(?:olve)?|supersize|magnify|scale up|blow up|size up|hi-?res|highres|"
        r"embiggen)\b(?! of (?:an?) )(?P<what>.*)$"
    ),
    r"^(?:scale|blow|size|bump|res) (?P<what2>.{1,50}?) up\b(?P<more>.*)$",
    (
        r"^(?:make|get|have|give|render|export|do|want|turn|need|deliver|see|send|draw|show|"
        rf"let me have|bring|can be)(?: me| us)? (?P<what3>#?\d{{1,4}}|<ref>|<thing>|<the> "
        rf"[\w' -]{{1,40}}?(?= (?:in |into |to |at )*{_SHARP}))(?: (?:be|look|into|in|to|as|at|"
        rf"for|a|an|with|again))* (?:<very>|a |\d+ ?x |two times |)?{_BIG}(?: (?:and|&|,) "
        rf"<very>?{_BIG})?(?: (?:version|image|picture|file|copy|format|please|wallpaper|now|"
        r"for (?:print(?:ing)?|a poster|my wall|the wall)|than .*|so .*|to print.*|resolution|"
        r"quality|of it|again|without .*|with .*))*$"
    ),
    (
        r"^(?:(?:make|get|have|give|render|export|do|want|show|send|see|need)(?: me| us)? "
        r")?(?:it )?(?:an? |the |some |same (?:thing |one |picture |image )?)?(?:in "
        rf")?(?:<very>|)?{_BIG}(?: (?:version|image|picture|file|copy|one|please|format|"
        r"resolution|quality|print|variant|<pic>))*(?: (?:of|from) (?P<what4>(?:it|this|that|"
        r"<ref>|<the> ).*))?(?: please| now)?$"
    ),
    (
        r"^(?:increase|improve|raise|boost|double|triple|quadruple|enhance|up|bump(?: up)?|"
        r"maximi[sz]e|crank up|better)(?: (?:the|its|this|that|my))? ?(?:image |picture |"
        r"overall )?(?:resolution|size|quality|sharpness|dpi|pixels|definition|clarity|"
        r"details?)\b(?! of (?:an?) )(?: (?:of|for|on|in) (?P<what5>.*))?(?: (?:by|to) .*)?$"
    ),
    (
        r"^(?:sharpen|enhance|super-?size|print|double|quadruple|refine|hd|unblur|deblur|"
        r"denoise|clear up|polish)(?: up)? (?P<what6>#?\d{1,4}|<ref>|it|this(?: one)?|that(?: "
        r"one)?|them|these|those|both|all|<the> (?:whole |entire )?<pic>)(?: (?:up|please|for "
        r"(?:print(?:ing)?|me|a poster)|to .*|by .*|a (?:bit|little|lot)|\d+ ?x|more|in "
        r"size))*$"
    ),
    r"^u(?P<what7>[1-9])$",
    (
        r"^(?:an? |the )?(?:upscale[d]?|enlarged|enlargement|high[ -]?res(?:olution)?|bigger|"
        r"larger|sharper|hd|4k|8k|print(?:able)?|print[ -]quality|full[ -]res(?:olution)?|"
        r"hi-?res)(?: (?:version|copy|one|file|variant|image|picture|edition))? (?:of|for|"
        r"from) (?P<what8>(?:#?\d|it|this|that|<ref>|<the> ).*)$"
    ),
    (
        r"^(?P<what9><ref>|it|this|that|the same(?: one| thing| picture| image)?|same(?: one| "
        r"thing| picture| image)?|<the> <pic>|#\d+),? (?:but |again |now |only |should be |"
        r"needs to be )*(?:in |at |as |a )*(?:<very>|)?"
    )
    + _BIG
    + r"(?: (?:version|please|resolution|quality))*$",
    (
        r"^(?:the )?(?:resolution|quality|size|picture|image|it|this)(?:'s| is| looks| seems) "
        r"(?:too |so |very |really |a bit |kind of )*(?:low|small|bad|poor|blurry|pixelated|"
        r"fuzzy|low[ -]res|tiny|grainy)(?: .*)?$"
    ),
    (
        r"^(?:print|need|get|prepare) (?P<what10>it|this|that|<ref>|<the> [\w' -]{1,40}) "
        r"(?:for|ready for) (?:print(?:ing)?|a poster|(?:my|the) wall|a canvas|framing)$"
    ),
)

_AFTER = (
    r"(?= (?:<the>|<it>|every(?:thing|one)|all|both|an?|some|more|less|in|out|off|up|down|"
    r"on|<ref>|#?\d|\w+(?:'s)? (?:to|with|into|from|on|in|off|a|out|by|as|blue|red|"
    r"green)\b)| \u0001)"
)
_AFTER_THE = (
    r"(?= (?:<the>|<it>|every(?:thing|one)|all|both|more|less|in|out|off|up|down|<ref>|"
    r"#?\d)\b| \u0001| \u0002)"
)
CHANGE = (
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
    r"^(?:it|she|he|this|that|there)(?:'s| is)? (?:too|way too|far too|a bit|not|missing|lacking) ",
    (
        r"^(?:<it>|<ref>|everything)(?: (?:to be|be|to look|to have|to become|to show))? "
        r"(?:more|less|in|as|with|without|at|darker|lighter|brighter|redder|bluer|greener|but|"
        r"into|like|\w+er|blue|red|green|night|square|black|white|yellow|purple|pink|orange|"
        r"gold|golden|snowy|dark|on|under|from|a|an|only|wearing|smiling)\b"
    ),
    (
        r"^<the> [\w'-]+(?: [\w'-]+){0,2} (?:to (?:be|look|have|become|wear|hold|face|stand|"
        r"sit|smile)|(?:more|less|in|as) \w+$|removed|gone|away|out of the (?:picture|image)|"
        r"changed|replaced|bigger|smaller|darker|brighter|lighter|larger|\w+er$)"
    ),
    r"^(?:too|not) (?:<very>)?\w+(?: \w+){0,3}$",
)

CHANGE_NAMED = (
    # needs a picture that the named thing fits
    (
        r"^(?:draw|sketch|generate|create|illustrate|design|imagine|depict|show|see|do)(?: me|"
        r" us)? (?P<subject><the> [\w'-]+(?: [\w'-]+){0,2})\b(?= \w|$)"
    ),
    r"^(?:paint|render|colou?r|put) (?P<part><the> [\w'-]+(?: [\w'-]+){0,2})\b(?= \w|$)",
    (
        r"^(?:draw|paint|put|sketch|generate|create|show|place) .{1,60} (?:on|onto|next to|"
        r"beside|behind|near|around|above|over|under|for|to the (?:left|right) of|in front "
        r"of) (?:it|him|her|them|(?:his|her|its|their) \w+|(?P<part2>the [\w'-]+(?: "
        r"[\w'-]+)?))(?: .{0,20})?$"
    ),
    (
        r"^(?P<part3><the> (?:same )?[\w'-]+(?: [\w'-]+)?)\b(?: (?:but|with|without|in|as|at|"
        r"on|wearing|and|from|under|only|again|by|during|riding|holding|flying|sleeping|"
        r"running|smiling|of|is|should|could|needs|has|looks)\b| (?:more|less|\w+er|blue|red|"
        r"green|black|white|purple|yellow|pink|orange|golden)(?: |$))"
    ),
)

RESTATE: Mapping[str, str] = {
    (
        r"^(?:can|could|may|might|should|would) (?P<subject>(?:the|it|this|that|he|she|they|"
        r"his|her|its|their|my|everything)\b.{0,60}?) be (?:made )?(?P<rest>.+)$"
    ): "make {subject} {rest}",
    (
        r"^(?:can|could|should|would|may) (?P<subject>(?:the|it|this|that|he|she|they|his|her|"
        r"its|their|there|my)\b)(?P<rest>.+)$"
    ): "have {subject} {rest}",
    (
        r"^(?:what if|how would|what would|how does|how will|would it look (?:better|nicer|"
        r"good|cool|ok)|would it be (?:better|nicer|possible)|how might|how about if|wouldn't "
        r"it be (?:better|nicer)|how might) ?(?:(?:it|this|that|they|he|she|<ref>|<the> [\w' "
        r"-]{1,30}?) (?:look|be|appear|seem)(?: like)?|(?:it|this|that|he|she|they|you) "
        r"(?:was|were|had|could be|made it)|if)? ?(?P<rest>.+)$"
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
    rf"^{_MORE}(?:,? (?:and|but|or|please) .*|,.*| \w+(?: \w+)?)?$",
    (
        r"^(?:exactly )?(?:the |that )?same\b(?: (?:thing|one|picture|image|idea|prompt|scene|"
        r"style|subject|composition|photo|again|exact \w+|\w+))?(?: but| with| in| as| at| "
        r"without| only| from| and| on|,)"
    ),
    r"^(?:it|this|that|<ref>|same|<the> (?:picture|image|photo|scene))? ?but\b",
    r"^(?:no|without|zero|less|fewer) (?:more )?[\w' -]{1,40}$",
    (
        r"^(?:an?|one|the|some)? ?(?:version|variant|one|edition|shot|take)s? (?:with|without|"
        r"in|at|as|where|from|but|on|that|of <it>|wearing)\b"
    ),
    (
        r"^an? (?:<very>?[\w-]{2,14}er|more [\w-]+|less [\w-]+|night(?:time)?|winter|summer|"
        r"snowy|rainy|square|wide|vertical|black and white|b&w|colou?r(?:ful)?|christmas|"
        r"halloween) (?:version|variant|one|edition|take|look|mood|vibe|feel|format|crop)\b"
    ),
    (
        r"^(?:different|other|new|another|a different|another|other|a new) (?:background|"
        r"lighting|colou?rs?|colou?r scheme|palette|angle|perspective|pose|style|mood|setting|"
        r"hair(?:style)?|hat|outfit|clothes|expression|face|sky|season|weather|time of day|"
        r"camera angle|composition|font)\b"
    ),
    r"^(?:and )?(?:where|so that|such that) (?:it|he|she|the|they|there)\b",
)

DRAW = (
    r"^/?(?:imagine|draw|generate|create|image|img|picture)(?: prompt)?: ?",
    r"^[/!](?:imagine|draw|generate|create|image|img|paint|picture)\b ?(?:prompt:)?",
    r"^(?:prompt|image|picture|subject) ?: ?",
    (
        r"^(?:draw|generate|create|illustrate|imagine|depict|visuali[sz]e|conjure(?: up)?|"
        r"whip up|come up with|cook up|compose|portray|put together|make up|render|drawing|"
        r"generating|creating|think up|dream up|mock up|photoshop up|knock up|build)(?: me| "
        r"us| up| out| please| now)*\b(?! (?:of|by|with) |ing|s\b)(?: |$)"
    ),
    (
        r"^(?:paint|sketch|design|craft|produce|doodle|photograph|picture|film|shoot|model|"
        r"cartoon)(?= (?:me|us|an?|the|some|another|one|two|three|four|five|\d|my|up)\b)(?: "
        r"me| us| up)*(?: |$)"
    ),
)

DRAW_SOFT = (
    (
        r"^(?:make|give|get|gimme|lemme (?:see|have)|show|send|bring|do|have|see|whip|grab|"
        r"cook|fix|hit|throw|serve|spit|crank|deliver|view|receive)(?: (?:me|us|my \w+(?= "
        r"an?)|up|out|with|for me))* (?=(?:an?|some|another|one|two|three|four|five|six|seven|"
        r"eight|\d+|something|more|lots of|several|many|any|a few|a couple|<pic>|art|cute|"
        r"cool|beautiful|nice)\b)"
    ),
    (
        r"^(?:(?:make|give|get|show|send|bring)(?: me| us)|gimme) (?!the |my |your |our |it\b|"
        r"this\b|that\b|them\b|<ref>)"
    ),
    r"^(?:show|give|get|send|bring)(?: me| us) (?=the )",
    r"^(?:make) (?!<it>\b|<the>\b|<ref>|sure|love|sense|up\b)(?=\w)",
)

FRAMES = (
    (
        r"^(?:an? |one |some |the |another )?(?:(?:new|nice|quick|good|single|simple) "
        r")?(?:picture|image|pic|img|visual|picture|pics|pictures|images)s?(?: please)?(?: "
        r"(?:of|showing|depicting|that shows|in which|where|featuring|containing)|:)(?: |$)"
    ),
    r"^(?:something (?:like|showing)|one of|of) ",
)

FRESH = (
    (
        r"^(?:an?|some|another|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|"
        r"many|lots of|a few|a couple of|a pair of)\b"
    ),
)
