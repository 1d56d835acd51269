"""English for the same picture once more: again, other versions, larger."""

REROLL = (
    (
        r"^(?:the )?(?:exact(?:ly)? )?(?:the )?same (?:thing |one |<pic> |wish )?(?:again|"
        r"once more|one more time)(?:,? (?:but|and|only|just|in|with|this time|now|as))*$"
    ),
    r"^(?:again|once more|one more time),? (?:but|only|just)(?: (?:in|with|this time|as))*$",
    (
        r"^(?:again|once (?:more|again)|one more time|one time more|one more|another(?: one| try|"
        r" go| attempt| round| take| shot)?|more|more (?:please|like (?:this|that|these|those)|"
        r"of (?:the same|this|that|these|those|them|it)|options|versions|choices|results|examples)|"
        r"re-?roll|retry|redo|re-?do|re-?generate|re-?run|reshuffle|repeat|rerun|reload|refresh|"
        r"remix|do over|shuffle)(?: (?:it|this|that|them|the (?:last |same )?(?:one|<pic>|thing|"
        r"prompt|wish|generation|request)|please|again|<ref>|last|now|that one|once more|"
        r"the same))*$"
    ),
    (
        r"^(?:try|do|run|draw|make|generate|paint|create|roll|go|start|have another go|have a go|"
        r"render|repeat|redo|sketch)(?: (?:it|this|that|them|me|us|the same(?: thing| one| prompt|"
        r" <pic>)?|<ref>|one|another one|<the> (?:last |same )?(?:thing|wish|prompt|request|<pic>|"
        r"one)|with the same prompt|all))*(?: (?:all over|over))? (?:again|once (?:more|again)|"
        r"one more time|another time|over|anew|another try|afresh)(?: (?:please|for me|"
        r"with the same (?:prompt|words)))*$"
    ),
    (
        r"^(?:try|have|give|take|do|make|draw|show|get|want|see|need|create|generate|paint|"
        r"send)(?: (?:me|us|it|for))* (?:another(?: (?:(?:go|try|shot|stab|attempt) (?:at|"
        r"with) (?:it|this|that)|one|go|try|version|attempt|shot|take|variation|variant|variety|"
        r"round|option|stab))?|one more(?: (?:one|time|version|try|like (?:this|that|it)))?|"
        r"a new (?:version|try|one|attempt)|(?:an )?alternatives?|(?:some |a few )?(?:others?|more|"
        r"different ones?|alternatives?|other (?:ones|versions|options)|more (?:like (?:this|that|"
        r"these|those)|of (?:them|these|those|this|that|it)|options|versions))|"
        r"<num> more(?: (?:like (?:this|that|it|these|those)|of (?:them|these|those|this|that|it)|"
        r"versions?|options?|variations?|of <ref>|<pic>|please))*|something (?:similar|like (?:it|"
        r"this|that|<ref>)))(?: (?:please|again|now))*$"
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
    r"^(?:do|make|try) (?:it|that|this)(?: one)? again,? but (?:different|differently|better)$",
    r"^(?:\U0001f504|\U0001f501|\U0001f3b2|\u267b\ufe0f?|r)$",
)

VARY = (
    (
        r"^(?:go|get) (?:wild|crazy|nuts|subtle|bold|mad) (?:with|on) (?:the )?(?:variations?|"
        r"versions?)(?P<what14>)$"
    ),
    (
        r"^(?:(?:do|try|make|draw|go|have|give me) )?(?:(?:it|this|that|one|another one|another|"
        r"the same|same)(?: thing)? )?(?:again|once more|over|another time|anew)?,? ?but (?:make "
        r"it |do it |it |a bit |slightly |totally |completely |a little |something )*(?:different|"
        r"differently|new|another way|with a twist|not the same|unlike this|other|else)$"
    ),
    (
        r"^(?:try|do|do it|go) again,? (?:but )?(?:with )?something (?:\w+ )?(?:different|else|"
        r"new)\b.*$"
    ),
    r"^one time more(?: please)?,? but other$",
    (
        r"^.{0,40}?(?:got|have|do|give me|show me|any chance of|how about) another (?:take|version|"
        r"variation|go|try|stab)(?: or two)?(?: (?:on|of|at) (?P<what16><it>|<ref>))?$"
    ),
    r"^.{0,40}[,.;] ?an? (?:\w+ )?(?:variation|variant|alternative)$",
    (
        r"^(?:.{1,60}?[.!,;] )?(?:see |have |got |get |show me |give me )?(?:(?:any|some|a few|"
        r"<num>) )?(?:more|others?)(?: of them)? along (?:the same|those|these|similar) lines$"
    ),
    (
        r"^(?:vary|variate|riff on|remix|variations?|variants?|alternatives?|mutate|permute|"
        r"make (?:it )?(?:vary|different)|change it up|mix it up|shake it up)\b(?! (?:of|on) "
        r"(?:an?|some) )(?: (?:of|on|for|to|from))?(?P<what>.*)$"
    ),
    (
        r"^(?!take (?:that|this|the|it|him|her|them)\b)(?:(?:try|have|give|take|do|make|draw|show|"
        r"get|want|see|need|create|generate|paint|produce|run|send|render)(?: (?:me|us|"
        r"it))*)? ?(?:<n> |more |some |another |second |third |other |new |different |further |"
        r"additional |slight(?:ly)? |subtle |wild |strong |vivid |small |crazy |minor |bold |"
        r"alternative |few |the |any |of |radical |completely |wilder |bolder |crazier |weirder |"
        r"stranger |subtler |moodier |freer |braver |very |random |nice |interesting |creative |"
        r"many |extra )*(?:variations?|variants?|alternatives?|alternate versions?|takes?|"
        r"(?:similar|related)(?: (?:ones?|<pic>|versions?))?|versions?)\b(?= ?$| (?:of|on|to|for|"
        r"like|as|from|based|please|pls|plz|so|with|in|but|similar|that|where|using|at|without|"
        r"using|maybe)\b|,)(?! (?:of|on|for|with|in|to) (?:an?|some|two|three|four|"
        r"five) (?!different))(?P<what2>.*)$"
    ),
    (
        r"^(?!(?:make )?(?:one|some|two|three) of (?:<the> [\w'-]+|them|these|those) (?:has|have|"
        r"needs?|should|must|could|can|is|are) )(?!make one of (?:them|these|those) \w)(?!see more "
        r"of <the> (?!<pic>|ones|same))(?!<pic> (?:of|from) <the> (?!<pic>|first|"
        r"last))(?!(?:\w+ ){0,3}?an? <pic> (?:of|from) )(?!<pic> of <the> (?:day|week|"
        r"year))(?:(?:try|have|give|take|do|make|draw|show|get|want|see|need|create|generate|paint|"
        r"produce|send|render)(?: (?:me|us|it))*)? ?(?:another|one more|more|something|some|"
        r"others?|anything|a new one|a (?:different|similar) one|<num> more|<num> others?|one|"
        r"<pic>|(?:another|a) (?:picture|image|one))(?: (?:ones?|<pic>|versions?|things?|stuff|"
        r"take))?(?: (?:just|exactly|much|similar|a lot|very much|kind of))* (?:like|similar to|"
        r"in the (?:vein|spirit) of|along the lines of|as|resembling|based on|inspired by|of|"
        r"from) (?P<what3>(?:#?\d{1,4}|it|this(?: one)?|that(?: one)?|these|those|them|<ref>|"
        r"<the> (?!style)[\w' -]{1,40})(?:\b.*)?)$"
    ),
    (
        r"^(?:the )?same(?: thing)? again,? <num> (?:of (?:them|em|these)|times|more)\b.*$|"
        r"^like <it>,? but <num> (?:different|other|new)(?: (?:ones?|<pic>|versions?))?$|"
        r"^(?:show|give|get)(?: me| us)? <num> (?:other|different|more|new) (?:ideas|takes|looks|"
        r"concepts|designs)(?: (?:for|of|on) (?P<what13><it>|<ref>|<the> [\w' -]{1,40}))?$"
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
    r"(?:bigger|larger|sharper|crisper|clearer|crisp|sharp|huge|high(?:er)?[ -]?res(?:olution)?|"
    r"hi[ -]?res|high[ -]def(?:inition)?|(?:full |ultra )?hd|uhd|[248]k|(?:higher|better|high|best|"
    r"max(?:imum)?|good|top|great|print|full) (?:quality|resolution|definition|size|res)|"
    r"print(?:able|[ -]?(?:ready|quality|size|resolution|worthy))|poster[ -]size[d]?|"
    r"billboard[ -]size[d]?|\d{1,2} ?(?:x|times)(?: (?:the (?:size|resolution)|bigger|larger|"
    r"as (?:big|large)|its size|resolution|sharper|upscale[d]?))?|(?:two|three|four|eight|ten|"
    r"twelve|sixteen) times (?:bigger|larger|the size|as (?:big|large)|the resolution)|"
    r"twice (?:as (?:big|large)|the (?:size|resolution))|double(?: the)? (?:size|resolution)|"
    r"less (?:blurry|pixelated|fuzzy|grainy)|more (?:pixels|resolution|sharp|crisp)|"
    r"big enough (?:for|to) .*|large|suitable for print(?:ing)?|(?:ready|good|sharp|large) (?:for|"
    r"enough (?:for|to)) print(?:ing)?)"
)

_SHARP = (
    r"(?:\d ?k\b|\d+ ?x\b|u?hd\b|hi|high|print|full|better|double|twice|\w+ times|poster|"
    r"billboard|max)"
)

UPSCALE = (
    (
        r"^(?:make|get|have) (?P<what9><ref>|<it>|<the> (?:[\w'-]+ ){0,3}(?:one|<pic>)) (?:bigger|"
        r"larger),? (?:\d ?x|\d times|by \d)\b.{0,40}$"
    ),
    (r"^(?:<num>|\d)(?: ?x| times) the (?:resolution|pixels|size)\b(?! of\b).{0,40}$"),
    (
        r"^(?:bring|get|take|blow|push) (?P<what8><it>|<ref>|<the> [\w'-]+) up (?:to|in) "
        r"(?:\d{1,2}k|\d ?x|full hd)$"
    ),
    (
        r"^(?:make|get|have) the (?:file|print|resolution|image size|file size) (?:much |a bit |"
        r"way |even )?(?:bigger|larger|higher|sharper|better)$"
    ),
    rf"^(?:in )?{_BIG}(?:[ ,]+(?:please|and|at|by|but|in|{_BIG}))+$",
    (
        r"^(?P<what9><it>|<ref>) <very>?(?:bigger|larger|in higher resolution)(?: for .*|"
        r",? (?:by )?(?:\d+ ?x|x ?\d+|twice|\d+ times).*)?$"
    ),
    (
        r"^(?:x ?\d{1,2}|\d{1,2} ?x) (?:upscale|enlarge|bigger|upscaling)\b"
        r"(?: (?:of|for|on)(?= ))?(?P<what>.*)$"
    ),
    (
        r"^(?:upscale|up-?scale|upscaling|upsize|upres|up-res|up-?sample|enlarge|"
        r"super-?res(?:olve)?|supersize|magnify|scale up|blow up|size up|hi-?res|highres|"
        r"embiggen)\b(?! of (?:an?) )(?P<what>.*)$"
    ),
    r"^(?:x ?\d{1,2}|\d{1,2} ?x),? (?:and|but|with|please|creative|faithful|precise)\b.*$",
    r"^\d{1,2} ?x (?:on|for) (?P<what15><ref>|<it>|<the> [\w' -]{1,40})$",
    r"^(?:scale|blow|size|bump|res) (?P<what2>.{1,50}?) up\b(?P<more>.*)$",
    (
        r"^(?:make|get|have|give|render|export|do|want|turn|need|deliver|see|send|draw|show|"
        rf"let me have|bring|can be)(?: me| us)? (?P<what3>#?\d{{1,4}}|<ref>|"
        r"<thing>|<the> [\w'-]+ <pic>|<the> "
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
        r"(?:print(?:ing)?|me|a poster)|to .*|by .*|a (?:bit|little|lot)|\d+ ?x|more|in size))"
        r"*$"
    ),
    r"^u(?P<what7>[1-9])$",
    r"^<very>?(?:bigger|larger|sharper|crisper)(?: please| pls)?,? ?\d{1,2} ?x$",
    r"^(?:the )?(?:quality|resolution) (?:is|looks) (?:too |so |very )?(?:bad|poor|low|awful)\b.*$",
    (
        r"^(?P<what14><ref>|<it>|<the> [\w' -]{1,30}?) (?:in|at|with) <very>?(?:higher|high|better|"
        r"full|max(?:imum)?|print)[ -](?:res(?:olution)?|quality|definition)\b.*$"
    ),
    (
        r"^(?:need|want|get|have|make) (?P<what12><it>|<ref>|<the> [\w' -]{1,30}?) "
        r"(?:bigger|larger|huge|higher res|in high(?:er)? res(?:olution)?) for [\w' -]+$"
    ),
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
        r"fuzzy|low[ -]res|tiny|grainy)(?: (?!in the|on the|around|behind|at the).*)?$"
    ),
    (
        r"^(?:print|need|get|prepare) (?P<what10>it|this|that|<ref>|<the> [\w' -]{1,40}) "
        r"(?:for|ready for) (?:print(?:ing)?|a poster|(?:my|the) wall|a canvas|framing)$"
    ),
)
