"""English about work and money: how far it is, stop it, what it costs."""

STATUS = (
    (
        r"^(?:what(?:'s| is| are)|whats|anything) (?:still )?(?:in (?:the|my|our) queue|pending|"
        r"open|waiting|running|"
        r"cooking|left to do)$"
    ),
    (
        r"^(?:got|have you got|do you have|is there|any|you got) "
        r"(?:anything|something|an? (?:eta|update|estimate|result)|(?:any "
        r")?(?:news|results?|updates?)|the (?:picture|result|image))(?: "
        r"(?:yet|for me|already|now|so far))*$"
    ),
    (
        r"^(?:(?:what(?:'s| is) )?my )?(?:position|place|spot)(?: in the "
        r"queue| in line)?$|^(?:am i next|how many (?:are |jobs )?(?:ahead "
        r"of|before) (?:me|us|mine))$|^(?:what(?:'s| is) (?:up|wrong|the "
        r"matter) with) (?P<what9>it|that|<ref>|<the> [\w' -]{1,40})$"
    ),
    (
        r"^(?:is|are|was|were|isn't|aren't)(?: n't)? (?P<what><ref>|it|this|that|they|those|"
        r"these|<the> [\w' -]{1,40}?|everything|anything|something)(?: (?:all|yet|still|"
        r"already|now|almost|nearly))* (?:ready|done|finished|complete[d]?|coming|there|"
        r"through|drawn|rendered|stuck|still (?:running|drawing|working|going|queued|pending|"
        r"rendering|in progress)|(?:being )?(?:made|drawn|processed|generated|rendered|"
        r"running|queued|pending|underway|on (?:its|the) way|in progress|in the queue|"
        r"broken))(?: yet| now| already| or not| or what| soon)*$"
    ),
    (
        r"^(?:is|are) (?:anything|something|there anything|there something|there any \w+)(?: "
        r"still)? (?:running|pending|open|in progress|going on|waiting|queued|being drawn|"
        r"happening|in the (?:queue|works|pipeline))\b.*$"
    ),
    (
        r"^(?:are|r) (?:you|u|we)(?: (?:still|almost|nearly|all|already|now))* (?:done|"
        r"finished|ready|there|working|drawing|painting|busy|processing|generating|rendering|"
        r"stuck|alive|on it|making)(?: (?:yet|now|already|on (?:it|that|this|<ref>|<the> [\w' "
        r"-]{1,30})|with (?P<what8>it|that|this|<ref>|<the> [\w' -]{1,30})|it|that|something|"
        r"on "
        r"something|still))*$"
    ),
    (
        r"^(?:what(?:'s| is| are|s)? )?(?:the )?(?:current )?(?:status|progress|state|eta|"
        r"update)(?: (?:check|update|report|please|now))*(?: (?:of|on|for|with) "
        r"(?P<what2>.{1,60}))?$"
    ),
    (
        r"^(?:what(?:'s| is|s)? )?(?:(?:the|your|my) )?(?:queue|waiting line|wait|wait time|"
        r"estimated time|time left|waiting time)(?: (?:like|now|status|look like|looking|"
        r"length|left))*$"
    ),
    (
        r"^(?:check|show|tell|give|get|see|report|look up|what's|update)(?: me| us| on)?(?: "
        r"(?:the|an?|my|about the|about|for))? ?(?:status|progress|state|update|eta|queue|"
        r"jobs?)(?: (?:of|on|for|with|about) (?P<what3>.{1,60}))?$"
    ),
    r"^(?P<what10><ref>|<the> [\w'-]+)(?:'s)? (?:status|progress|eta|update)$",
    (
        r"^(?:what(?:'s| is)|why is) (?:taking|keeping) (?P<what11><ref>|it|that|<the> [\w' "
        r"-]{1,30}?) so long$"
    ),
    r"^(?:check|check up|update me|check in|keep me posted) on (?P<what4>.{1,60})$",
    (
        r"^(?:check|did) (?P<what5><ref>|it|that|this|<the> [\w' -]{1,30}?) (?:work|finish|"
        r"fail|go through|succeed|arrive|complete|get (?:done|finished|"
        r"drawn|made|lost|stuck|through|there)|come out|"
        r"crash|die|happen)(?: (?:yet|already|ok|okay|or not|out|well|properly))*$"
    ),
    (
        r"^(?:has|have) (?P<what6><ref>|it|this|that|you|<the> [\w' -]{1,40}?|anything)(?: "
        r"(?:already|been))* (?:finished|failed|arrived|completed|started|gone through|worked|"
        r"come through|done|begun|drawn|made|rendered|crashed)\b.*$"
    ),
    (
        r"^(?!how long (?:have|has|had|did|were|was|are)\b)(?:how (?:much longer|long(?: "
        r"(?:will|does|until|till|before|is|more|to go|left|do "
        r"i|must i|should i|still))?|soon|far along|far)|when(?:'s| is| will| can| do| does| "
        r"are| should| would))(?= (?!was|were|did).*(?:it|this|that|be|take|ready|done|finish|"
        r"get|see|wait|left|until|going|to go|expect|come|coming|picture|image|<ref>|<pic>|"
        r"you|there)|$).*$"
    ),
    (
        r"^(?:how much (?:more )?time|how many (?:minutes|seconds)|how's the (?:picture|image|"
        r"drawing|progress|queue|wait)|how(?:'s| is| are) (?P<what7><ref>|it|my <pic>|the "
        r"<pic>|that|things|<the> [\w' -]{1,40}) (?:coming(?: along)?|going|doing|progressing|"
        r"looking|getting on))\b.*$"
    ),
    (
        r"^(?:where(?:'s| is| are|s)?) (?:it|my (?:new |last |other )?(?:picture|image|photo|"
        r"drawing|painting|result|order|wish|stuff|render|one|<pic>)|the (?:result|picture|"
        r"image|photo|drawing|new one|painting|render)|our <pic>|that <pic>|<ref>|the "
        r"<pic>)(?: now| already| please| then| at| you promised| i asked for| i ordered)?$"
    ),
    (
        r"^(?:what(?:'s| is| are|s)? (?:you|u) (?:doing|up to|working on|drawing|making|"
        r"painting|waiting for|busy with)|what(?:'s| is|s)? (?:happening|going on|taking so "
        r"long|cooking|running|pending|open|in progress|in the (?:queue|works|pipeline)|being "
        r"(?:drawn|made)|the hold ?up|left to do|still (?:running|open|pending|missing))|why "
        r"(?:is (?:it|this|that)|does (?:it|this|that)|are you|do i (?:still )?(?:have to|"
        r"need to)) .*(?:long|slow|wait|time|stuck|late)|still (?:working|waiting|drawing|"
        r"nothing|busy|running|going|not (?:ready|done|here))|any (?:news|updates?|progress|"
        r"luck|sign of (?:it|my <pic>)|word)|so\?|and\?|hurry up|come on|i'?m (?:still "
        r")?waiting|(?:which|what) (?:jobs?|pictures?|images?|wishes|tasks) (?:are|is) "
        r"(?:still )?(?:open|running|pending|queued|waiting|in progress|being (?:drawn|made)|"
        r"left|unfinished|not (?:done|ready|finished)))\b.*$"
    ),
    (
        r"^where are we(?: (?:now|at|with (?:it|this|that)))?$|^(?:ready|"
        r"done|finished|is it)(?: yet| now| already)?\?*$|^(?:almost|nearly) "
        r"(?:done|ready|there|finished)(?: yet)?$|^/?(?:status|jobs|queue|progress|eta|"
        r"check_status|pending|open jobs|what's open)$"
    ),
    (
        r"^(?:will (?:it|this|that|<ref>|my <pic>|the <pic>|you) (?:be (?:ready|done|finished|"
        r"long)|take (?:long|much longer|a while)|finish)(?: soon)?).*$"
    ),
    (
        r"^(?:tell|let|ping|notify|inform|message|warn)(?: me| us)(?: know)? (?:when|once|as "
        r"soon as|if) .*(?:done|ready|finished?|there|complete|news)$"
    ),
    (
        r"^(?:nothing (?:happened|came|arrived|yet)|(?:i|we) (?:don't|do not|still don't|"
        r"can't|cannot|didn't) (?:see|get|have|find) (?:any(?:thing| <pic>)|it|my <pic>|the "
        r"<pic>|the result)(?: yet)?|no (?:picture|image|result) (?:yet|came|arrived))$"
    ),
)

_STOPPABLE = (
    r"(?:it|this|that|them|these|those|everything|all(?: of (?:it|them|that|the (?:jobs?|"
    r"<pic>|wishes|requests)))?|<ref>|(?:<the> |all )?(?:(?:last|current|running|pending|"
    r"open|whole|new|other|latest|my|the|queued|waiting) )*(?:jobs?|requests?|wish(?:es)?|"
    r"orders?|tasks?|generations?|renders?|rendering|<pic>|process|queue|thing|upscal(?:e|"
    r"ing)|edit|one|work|drawing|run)s?(?: of (?P<of>.{1,40}))?|<the> [\w' -]{1,40})"
)

_DOING = (
    r"(?:drawing|painting|generating|working|rendering|making|creating|the (?:drawing|"
    r"generation|rendering|job)|upscaling|processing|editing)"
)

CANCEL = (
    (
        r"^(?:.{0,80}[,.;-] ?)?(?:please |just )*(?:call it off|(?:just )?(?:drop|cancel|scrap|"
        r"kill|"
        r"abort) it,? (?:i|we) (?:don't|do not|no longer) (?:need|want) it\b.*)$"
    ),
    (
        r"^(?:cancel|abort|scratch|ditch|nix|pause|hold off(?: on)?|kill|"
        r"terminate|scrap|call off|discontinue|withdraw|revoke|halt|"
        rf"drop|quit|end|interrupt)(?: (?P<what>#?\d{{1,4}}|{_STOPPABLE}))?(?: (?:immediately|"
        r"now|right now|for now|at once|anyway|again|instead|it|job|in the queue|please))*$"
    ),
    (
        rf"^(?:please )?stop(?: (?P<what2>#?\d{{1,4}}|{_STOPPABLE}|{_DOING}(?: "
        rf"(?P<what3>.{{1,40}}))?|now|right there|at once|immediately|for now|please))*$"
    ),
    (
        r"^(?:don't|do not|dont|no need to|you don't (?:have|need) to|never) (?:draw|do|make|"
        r"generate|paint|create|bother|finish|continue|upscale|render|start)(?: (?:with|"
        rf"drawing|doing|making))?(?: (?P<what4>{_STOPPABLE}))?(?: (?:anymore|any more|after "
        r"all|yet|now|please))*$"
    ),
    (
        r"^(?:i (?:don't|do not|dont|no longer) (?:want|need)|i've changed my mind(?: about)?|"
        r"i changed my mind(?: about)?|changed my mind(?: about)?|forget(?: about)?|never "
        r"?mind(?: about)?|skip) (?P<what5>it|that|this|<ref>|<the> <pic>|them|the "
        r"(?:job|request|wish|order))(?: (?:anymore|any more|then|now|after all|any longer|"
        r"alone))*$"
    ),
    (
        r"^(?:(?:i've |i )?changed my mind|/cancel|/stop|stop+|halt|abort mission|cancel+|cut "
        r"it out|enough|that's enough|stahp|freeze)(?: please| now| it)?$"
    ),
    (
        r"^(?:cancel|abort|stop|kill|halt|call off) (?:everything|all(?: of)?(?: (?:it|them|the "
        r"[\w'-]+|my [\w'-]+))?|anything|what(?:ever)?)(?: (?:that|which))?(?:'s| is| are| you are|"
        r" you're)? (?:still )?(?:running|open|pending|waiting|queued|in the queue|going|drawing|"
        r"in progress|doing)$"
    ),
    (
        r"^(?:take|pull) (?P<what6><ref>|it|that|my <pic>) out of the queue$|^(?:remove|"
        r"delete|clear|empty|clean) (?:(?P<what7><ref>|it|that|everything|all) from )?the "
        r"(?:queue|waiting list|pending jobs|job list)$"
    ),
)

_MONEY = (
    r"(?:spen[dt]|used?(?: up)?|consumed?|cost|paid|pay|burn(?:ed|t)?|wasted?|owe|charged|"
    r"left|remaining|remain|available|expend(?:ed)?)"
)

USAGE = (
    rf"^(?:how (?:much|many)|what|how)(?:'s|s)? ?(?:.{{0,50}}\b)?{_MONEY}\b.*$",
    (
        r"^(?:(?:show|give|tell|check|see|get|view|display|what(?:'s| is| are| was|s)?|"
        r"how(?:'s| is| are)?|list|report|print)(?: me| us| about)? )?(?:an?|the|my|our|this "
        r"(?:chat|channel|group|server)'?s|today's|total|current|monthly|daily|everyone's|"
        r"all)?(?: (?:my|our|total|current|monthly|daily|weekly|today's|credit|remaining|full|"
        r"overall|usage|cost|spending|account|of|this month's|personal))* ?(?:usage|credits?|"
        r"balance|budget|quota|spendings?|expenses|costs?|bill(?:ing)?|limits?|allowance|"
        r"consumption|usage report|expenditures?|statistics|stats|usage stats|account|spend|"
        r"invoice)(?: (?:report|summary|overview|stats|statistics|status|left|remaining|so "
        r"far|details|breakdown|balance|usage|used|spent|info|like|look(?:ing)? like|update|"
        r"doing))*(?: (?:for|of|in|on|this|today|so far|until|from|ever|all time|per|by|here|"
        r"now|since|at|over|right|last|to date|altogether|overall|total|and|,).*)?$"
    ),
    (
        r"^how (?:much|many) (?:credits?|money|pictures?|images?|euros?|dollars?|budget|quota|"
        r"<pic>|generations?|requests?|wishes)\b.*$"
    ),
    (
        r"^(?:how (?:much|expensive)|what) (?:is|was|will|did|does|do|would|are|were|has|"
        r"have) (?!in |on |the weather|the time).{0,50}\b(?:cost|costs|price|pay|charge|"
        r"charged|charging|spent|spend|bill|costing)\b.*$"
    ),
    (
        r"^(?:do|have|did|am|are|is) (?:i|we|you|there)(?: (?:still|already|"
        r"nearly|almost|any|got|have|enough|some|"
        r"more))* (?:credits?|money|budget|quota|over (?:(?:my|the|our) )?(?:limit|budget|"
        r"quota)|"
        r"out of (?:credits?|money|budget)|exceed(?:ed)?|broke|near (?:my|the) (?:limit|"
        r"budget)|left|charged)\b.*$"
    ),
    (
        r"^(?:how (?:much|many)) (?:do|have|has|did|can|may|is|are|was) (?:i|we|you|it|this|"
        r"that|everyone|everybody|the (?:group|chat|channel|server|team|bill))(?: "
        r"\w+){0,4}(?: (?:today|this (?:week|month|year)|so far|in total|left|ever|altogether|"
        r"overall|until now|for))?$"
    ),
    r"^how (?:expensive|pricey|costly)\b.*$",
    r"^(?:can (?:i|we) (?:still )?afford|(?:i|we) (?:can|could) afford)\b.*$",
    r"^/?(?:usage|usage_report|credits|balance|budget|spending|bill|costs)$",
    (
        r"^(?:what(?:'s| is| are) )?(?:the |your )?(?:price|prices|pricing|"
        r"fees?|price list)(?: (?:of|for|per|list)\b.*)?$"
    ),
    (r"^who (?:spent|used|has spent|has used|spends|uses) (?:the most|most|how much|what|all).*$"),
)
