"""English for the story of pictures, comparing them, workflows, lists and settings."""

from collections.abc import Mapping

from agent.understanding.vocabulary.tables import Patterns

_ONE_WORK = (
    r"(?:(?:an?|one|each|every|the|\d+) (?:<pic>|edit|upscale|drawing|model|change)|upscaling|"
    r"editing|drawing|enlarging|<pic>)"
)

ROUTINE: Mapping[str, Patterns] = {
    "compare": (
        (
            r"^what (?:did|have|has) (?:you|we|i|they) (?:change|do|done|alter)(?:d|ed)?"
            r"(?: differently)? (?:between|from) (?P<rest3>.*)$"
        ),
        (
            r"^(?:(?:tell|show) (?:me|us) )?(?:what(?:'s| is| has| have|s| are| was)? "
            r"?(?:the |been |actually |really |exactly )*"
            r"(?:changed?|changes|differen(?:t|ces?)|differs?)|how (?:do|does|did|are|is)|"
            r"where (?:do|is|are)|"
            r"(?:the )?differences?|compare|diff|spot the differences?)\b(?: (?:between|from|"
            r"with|in|of|"
            r"to|the))*(?P<rest>.*)$"
        ),
        (
            r"^(?:(?:show|put|place|see|give|let me see|lay|set|display)(?: me| us)? "
            r")?(?P<rest2>.*?) ?(?:side[- ]by[- ]side|"
            r"next to each other|before(?: and |[-/ ]?)after)(?: .*)?$"
        ),
        r"^(?:<ref>|#?\d{1,3}) (?:vs\.?|versus|against|compared (?:to|with)) (?:<ref>|#?\d{1,3})$",
    ),
    "contact_sheet": (
        (
            r"^(?:(?:make|give|get|show|create|send|i want|i need|do|i'd like|can i have)(?: me| "
            r"us)? "
            r")?(?:an? |one |the )?(?:page|sheet|overview|wall|board) (?:of|with|full of) (?:all )?"
            r"(?:the |my |our )?(?:thumbnails?|minis|miniatures)\b.*$"
        ),
        (
            r"^(?:line|lay|set|put|show|place) (?:them|these|those|all|everything)(?: all| "
            r"both)?(?: up| out)? "
            r"(?:side by side|next to each other|beside each other|in an? (?:row|line|grid))$"
        ),
        (
            r"^(?:put|show|get|have|place|arrange|lay|combine|collect) (?:them all|all(?: the)? "
            r"<pic>|all|all of (?:these|them|those)|these|everything)(?: .{0,2"
            r"0})? (?:on|in|onto|into) (?:one|a single|a) (?:(?:contact|overview|thumbnail) )?(?:p"
            r"age|"
            r"sheet|grid|collage|moodboard)\b.*$"
        ),
        (
            r"^(?:(?:make|give|get|show|create|send|build|put together|i want|i need|do|i'd like)"
            r"(?: me| us)? )?(?:an? |the )?(?:contact sheet|sheet(?= (?:of|with|from) (?:all|"
            r"every|them|these|my|our|the <pic>))|collage|overview sheet|grid|mood "
            r"?board|"
            r"thumbnail sheet|contactsheet)(?: (?:of|from|with|for|out of) .*)?$"
        ),
        (
            r"^(?:put|show|arrange|lay out|place|combine|gather)(?: me| us)? (?:all|them all|"
            r"everything|"
            r"these|the|all of (?:them|it)|both|my|our|<ref>)(?: .{0,40})?(?:on (?:one|a single|a) "
            r"(?:sheet|page)|in (?:a|one) (?:grid|collage|sheet))$"
        ),
    ),
    "reason": (
        (
            r"^(?:but |and )?why (?:this|that|the|did you (?:use|choose|take|pick) (?:this|that|"
            r"the)) model"
            r"(?: (?:for|in|on) (?P<what><ref>|<it>|<the> [\w'-]+))?$"
        ),
    ),
    "lineage": (
        (
            r"^(?:which|what) (?:<pic>|one) (?:did (?:you|we) make (?P<what6><it>|<ref>) (?:out of|"
            r"from)|(?:is|was) (?P<what7><it>|<ref>) (?:made|drawn) (?:out of|from))\b.{0,10}$"
        ),
        r"^what (?:is|was) (?P<what8><it>|<ref>) (?:made|drawn) (?:out of|from)$",
        (
            r"^how (?:was|did you make|is) (?P<what5><it>|<ref>|<the> <pic>) ?(?:made)?[?,. "
            r"]+(?:which|what) steps?\b.*$"
        ),
        (
            r"^(?:show|tell|give|list|see|print|what(?:'s| is| are| was)?)(?: me| us)?(?: "
            r"about)? (?:the |"
            r"its |all )*(?:history(?= of)|lineage|family tree|version tree|versions?|story|"
            r"ancestry|tree|"
            r"ancestors|steps|parents?)(?: (?:tree|history))?(?: (?:of|for|behind|that led to) "
            r"(?P<what><ref>|<it>|<the> [\w' -]{1,30}))?$"
        ),
        r"^where (?:does|did) (?P<what2><ref>|<it>|<the> <pic>) come from$",
        (
            r"^(?:lineage|version tree|family tree|versions|history(?= of| <))(?: (?:of "
            r")?(?P<what3><ref>|"
            r"<it>))?$"
        ),
        r"^how did we (?:get|come|arrive) (?:to )?(?P<what4><ref>|here|<it>)$",
    ),
    "replay": (
        (
            r"^(?:.{1,80}[.,;] )?(?:redo|reapply|replay|repeat|apply) (?:all )?(?:the |my |those "
            r")?(?:changes|edits|"
            r"steps)\b.*\b(?:in one (?:go|pass|step)|at once|on the original|from the "
            r"original)\b.*$"
        ),
        (
            r"^(?:replay|reapply|re-apply|redo|repeat|rerun|re-run|apply|do)(?: me)? (?:all|"
            r"everything|"
            r"every|it all|them all|the whole|all of)(?: (?:of|the|my|our|these|those|change|edit|"
            r"changes|edits|instructions?|steps?|it|them))*(?: (?:on|from|to|onto|in|with|at|"
            r"again|at "
            r"once|the|one|a|single|pass|go|original|start|first|beginning|<ref>))*$"
        ),
        r"^replay(?: (?:it|that|this|<ref>|<the> <pic>))?(?: (?:on|from) .*)?$",
    ),
    "run_workflow": (
        (
            r"^(?P<name10>headshot|product|marketing)(?: photography)? workflow[,;:] (?:(?:take|"
            r"use|on|for|with) )?(?P<what8><ref>|<it>)$"
        ),
        (
            r"^(?:run|put|send|take) (?P<what5><it>|<ref>|<the> [\w'-]+) through (?:<the> )?"
            r"(?P<name7>headshot|product|marketing)(?: (?:set|photography|workflow|recipe|thing|"
            r"routine))+\b.*$"
        ),
        (
            r"^(?:.{0,80}?[,;.] )?(?:run|do|use|start) (?:<the> )?(?P<name8>headshot|product|"
            r"marketing)(?: (?:set|photography|workflow|thing|routine))+(?: (?:that )?you do)? "
            r"(?:on|with|for) (?P<what6><it>|<ref>|<the> [\w'-]+(?: <pic>)?)$"
        ),
        (
            r"^(?:(?:i|we) (?:need|want) |do |make |give me )?(?:<the> )?(?:full |whole |entire )?"
            r"(?P<name9>headshot|product|marketing)(?: photography)? (?:set|kit|pack|package)"
            r" (?:for|of|from) (?P<what7><it>|<ref>|<the> [\w'-]+)(?:,? .*)?$"
        ),
        (
            r"^(?:run|start|do) (?:the |my |our )?(?P<name6>headshot|product|marketing)(?: "
            r"<pic>| set)? "
            r"(?:on|for|with|of):? (?P<prompt6>.+?)(?:,? (?:with|using) (?:my |our |the "
            r")?(?:logo )?"
            r"(?P<logo><ref>)(?: as (?:the )?logo)?)?$"
        ),
        (
            r"^(?:run|do|use|start|apply) (?:the |my |our )?(?P<name4>[\w-]+(?: [\w-]+)?) "
            r"(?:workflow|recipe) "
            r"(?:with|on|for) (?P<what4><ref>|<it>)$"
        ),
        r"^run (?:the |my |our )?(?P<name5>[\w-]+) (?:on|for|with) (?P<prompt5>(?:an?|some) .+)$",
        (
            r"^(?:run|execute|launch|start) (?:the |my |our |a )?(?:workflow |recipe )"
            r"?(?P<name>\u0001+|'?[\w-]+(?: [\w-]+){0,2}?'?)(?: (?:workflow|recipe))? (?:on|with|"
            r"for|to|of) "
            r"(?P<what><ref>|<it>|#?\d{1,4})$"
        ),
        (
            r"^(?:run|start|execute|launch|use|do|apply) (?:the |my |our |a )?(?:workflow|recipe) "
            r"(?P<name2>\u0001+|[\w-]+(?: [\w-]+){0,2}?)(?:(?:(?: (?:on|with|for|of)|:) "
            r"(?P<prompt>.+))?)$"
        ),
        (
            r"^(?:run|start|execute|launch|use|do|apply) (?:the |my |our |a "
            r")?(?P<name3>\u0001+|[\w-]+"
            r"(?: [\w-]+){0,2}?) (?:workflow|recipe)(?:(?: (?:on|with|for|of)|:) (?P<prompt2>.+))?$"
        ),
    ),
    "save_workflow": (
        (
            r"^(?:save|store|keep|remember)(?: (?P<what><ref>|<it>|<the> (?:steps|recipe|"
            r"<pic>|process|"
            r"workflow)|how (?:it|this|that) was made|these steps)(?: of <ref>)?)? (?:as|"
            r"under)(?: (?:an?|"
            r"the|the name|my|workflow|recipe|called|named))* "
            r"(?P<name>(?!(?:an? )?\.?(?:png|jpe?g|webp|file)\b)(?:\u0001+|'?[\w-]+(?: "
            r"[\w-]+){0,3}'?))$"
        ),
        (
            r"^(?:turn|make|save|create|store)(?: (?P<what2><ref>|<it>|<the> (?:steps|"
            r"process)))? ?(?:into"
            r"|as|from (?:<it>|<ref>))? ?an? (?:workflow|recipe) (?:called|named) "
            r"(?P<name2>\u0001+|'?[\w-]+(?: [\w-]+){0,3}'?)$"
        ),
    ),
    "list_workflows": (
        (
            r"^(?:(?:show|list|tell|give|what|which|see|are there|do you have|have you "
            r"got)(?:'s| are| is)?"
            r"(?: me| us)?(?: about)? ?(?:the|my|our|all|any|your|available|saved)?(?: "
            r"(?:available|"
            r"saved|own))? ?)?(?:workflows|recipes)(?: .{0,40})?$"
        ),
    ),
    "batch": (
        (
            r"^(?:.{1,40}?, )?(?:every|each) [\w'-]+ (?:gets |has )?(?:its|their|an?) own <pic> ?: "
            r"?(?P<list7>[^:]+)$"
        ),
        (
            r"^(?:(?:draw|make|paint|do|give|create|i want|i need)(?: me| us)? )?(?:<num> "
            r"(?:separate|individual) <pic>|these one after (?:the other|another))[^:]{0,50}: "
            r"?(?P<list6>[^:]+)$"
        ),
        (
            r"^(?:.{1,60}? )?(?:so |i want |i need )?(?:separate|individual) <pic> (?:for|of) ?: ?"
            r"(?P<list5>[^:]+,[^:]+)$"
        ),
        (
            r"^(?:one|a) (?:(?:<pic>|each) )?(?:each|for each|of each|per (?:item|thing|line))"
            r"[^:]{0,40}: ?(?P<list3>[\s\S]+)$"
        ),
        (
            r"^(?:draw|make|paint|generate|create|do|render|i want|i need)(?: me| us)? "
            r"(?:all |each )?"
            r"(?:of )?(?:these|those|the following|this list|this batch|all|a batch|several)(?: "
            r"(?:of|these|<pic>|prompts?|things|ones|one by one|for "
            r"me))*\s*[:\n]\s*(?P<list>[\s\S]+)$"
        ),
        (
            r"^(?:draw|make|paint|generate|create|do|give|i want|i need)(?: me| us)? <num> "
            r"(?:separate|different|individual|single|distinct) <pic>(?: of)? ?: ?"
            r"(?P<list4>[^:]+)$"
        ),
        r"^batch\s*[:\n ]\s*(?P<list2>[\s\S]+)$",
    ),
    "zip_pictures": (
        (
            r"^(?:how (?:can|do) i |can i |let me |i want to |i'd like to )?(?:download|export|"
            r"save|get) "
            r"(?:all (?:the |my |our |of the )?(?:<pic>|originals|files)|everything|them all|all "
            r"of them)"
            r"\b.*\b(?:at once|in one go|one file|together|single file|archive)\b.*$"
        ),
        (
            r"^(?:send|give|get|put)(?: me| us)? (?:the whole lot|everything|all(?: of <it>)?|"
            r"them(?: all)?|<ref>) (?:as|in|into) an? \.?zip\b.*$"
        ),
        (
            r"^(?:(?:give|send|get|make|create|download|i want|i need|pack)(?: me| us)? "
            r")?(?:an? |the "
            r"|one )?(?:zip|archive)(?: files?)? (?:of|with|from|containing) .{1,40}$|"
            r"^(?:zip (?:up )?(?:<ref>|#?\d|all|both|the|my|these|them)|pack (?:up )?(?:<ref>|"
            r"#?\d|all|both|"
            r"them|(?:the|my|these|all my|all the) <pic>))\b.{0,40}$"
        ),
        (
            r"^(?:(?:give|send|get|show|download|export|pack|put|save|i want|i need|can i have|make"
            r")(?: me| us)? )?(?:(?:all|everything|them|the|these|those|of|my|our|originals?|"
            r"<pic>|files?|it) ?)+(?:as|in|into|together in)(?: a| one)? ?(?:single )?"
            r"(?:zip|archive)(?: files?)?$"
        ),
        r"^(?:give|send|hand|get|download|share|i want|i need)\b.{1,40}\bzipped(?: up)?$",
        (
            r"^(?:(?:a|one|as|as a|in a) )?(?:zip|archive)(?: up)?(?: (?:file|it|them|"
            r"everything|all|"
            r"up|of|the|my|our|<pic>))*$"
        ),
    ),
    "list_loras": (
        (
            r"^(?:(?:what|which|show|list|see|tell)(?:'s| are| is)?(?: me| us)? |are there |do you "
            r"have |have you got )?(?:(?:the|my|our|all|any|your|available) )*(?:loras?|"
            r"trained (?:styles|characters|loras))(?: .{0,40})?$"
        ),
    ),
    "list_models": (
        (
            r"^(?:(?:is there|do you have|can i (?:see|get|have)|show me|give me) )?(?:an? |the )?"
            r"list of (?:all )?(?:the |your )?models\b.*$"
        ),
        (
            r"^(?:what|which(?: ones?| models?)?) (?:can|could) (?:remove|cut|upscale|edit|enlarge|"
            r"relight|expand|outpaint|extend|vary|retouch|draw icons|make icons)\b.*$"
        ),
        (
            r"^(?:which|what) (?:\w+ )?models? (?:(?:do|can) (?:you|i|we) (?:have|offer|know|"
            r"support|"
            r"use|choose|pick|select|run)(?: from| between)?|(?:are|is) (?:there|available|"
            r"supported|"
            r"on offer|possible))(?: (?:here|now|right now|at the moment|then|for me|for this))*$"
        ),
        (
            r"^(?:(?:which|what) (?:other )?models? (?:could|can|would) (?:also )?(?:do|draw|"
            r"make|edit|"
            r"change|upscale|enlarge)\b.*|(?:which|what|how much do) (?:\w+ "
            r")?models?\b.*\b(?:costs?|"
            r"prices?|cheap(?:er|est)?|expensive)\b.*)$"
        ),
        (
            r"^(?:(?:list|show|compare)(?: me| us)? (?:(?:all|the|your|other) )*models\b.*|what "
            r"would (?:the )?"
            r"(?:other|another) models? cost.*|(?:is there|do you have) a cheaper model.*|"
            r"(?:what are )?(?:the )?(?:alternatives|other models)"
            r"(?:,? (?:and|with) (?:their )?(?:prices?|times?)(?: and (?:prices?|times?))?)?|"
            r"(?:what|who|which) else (?:could|can|would) (?:have )?(?:drawn?|draw|made?|make|"
            r"do|done|paint|painted) (?:this|that|it|these)\b.*)$"
        ),
        (
            rf"^(?:and |so |but )?(?:how much|what) (?:does|do|is|are) (?:it|you|{_ONE_WORK})\b"
            r".{0,40}?\b(?:costs?|charge)(?: (?:me|us|for|to|per|then|here|in credits).*)?$"
        ),
        rf"^(?:so )?how (?:expensive|costly|pricey|cheap) (?:is|are) (?:it|{_ONE_WORK})\b.*$",
        rf"^(?:so )?how much (?:is |for |per )+(?:{_ONE_WORK}|<pic>|edit|upscale|drawing)\b.*$",
        r"^(?:so )?(?:what(?:'s| is)|which(?: one)? is) the (?:\w+est|best|most \w+) model\b.*$",
        r"^(?:what are |show me |tell me )?(?:the|your) (?:prices|rates|price list)$",
    ),
    "settings": (
        (
            r"^(?:open|show|go to|bring up|check)(?: me| us)?(?: (?:the|my|our))? (?:settings|"
            r"options|"
            r"preferences)(?: (?:menu|page))?$|^(?:which|what) (?:options|settings) (?:are|have "
            r"we|do we|"
            r"is) (?:switched |turned |set )?(?:on|off|active|set|have)\b.*$"
        ),
        (
            r"^(?P<off3>(?:turn|switch) (?:the |your )?(?:automatic |auto )?prompt (?:improvement|"
            r"enhancement|rewriting|polishing) off\b.*)$"
        ),
        (
            r"^(?:always )?(?:answer|speak|talk|reply|write|respond|chat)(?: back)?(?: to| with)?"
            r"(?: me| us)?(?: only)? in (?P<language>english|spanish|portuguese|french|german|"
            r"italian)(?:,? (?:please|from now on|always|instead|again|only|with me))*$|"
            r"^(?:set|change|switch) (?:my |the |our |your )?language to (?P<language2>english|"
            r"spanish|portuguese|french|german|italian)$"
        ),
        (
            r"^(?:reset|clear|restore|change|edit|open|adjust|forget) (?:all )?(?:of )?(?:my|the|"
            r"our|all) "
            r"(?:settings|preferences|defaults)(?: to (?:the )?default)?$"
        ),
        (
            r"^(?:what(?:'s| are| is)|show|list|tell|see|open)(?: me| us)? (?:all )?(?:my|the|"
            r"our|this chat's|"
            r"current|your)(?: current)? (?:settings|preferences|defaults?)$"
        ),
        (
            r"^(?:set|change|make|switch|put)(?: (?:my|the|our|this chat's))?(?: (?:default|"
            r"standard|"
            r"usual))? (?P<name>ratio|aspect ratio|"
            r"format|model|count|number of (?:pictures|images))(?: (?:to|=|as|be)|:) (?P<value>.+)$"
        ),
        (
            r"^(?:my |the |our )?(?:default|standard) (?P<name2>ratio|aspect ratio|format|model|"
            r"count|number of (?:pictures|images))(?: (?:to|=|is|should be)|:)? (?P<value4>.+)$"
        ),
        (
            r"^(?:i (?:always )?(?:want|prefer|like) )?(?:always )?(?P<value5>(?:\d{1,2}:\d{1,2}|"
            r"square|"
            r"portrait|landscape|<num> (?:<pic>|versions?))(?: (?:format|<pic>))?) (?:from now on|"
            r"by "
            r"default|every time|each time|always|as (?:my |the )?default)$"
        ),
        (
            r"^(?P<off>(?:stop|quit|no more|don't|do not|never|turn off|switch off|disable)(?: "
            r"(?:keep|always))? ?(?:improv|enhanc|rewrit|chang|alter|edit|embellish|rephras|touch)"
            r"\w* (?:my|the|our) (?:prompts?|words|wording|text)(?: (?:anymore|any more|please|"
            r"from now"
            r" on|again|all the time))*(?:[,;.] .*)?)$|^(?P<off2>(?:turn|switch) (?:the "
            r")?(?:prompt "
            r")?enhanc\w+ off|(?:turn|switch) off (?:the )?(?:prompt )?enhanc\w+)$"
        ),
        (
            r"^(?:from now on,? (?:please )?(?:always )?|always |by default,? |for the future,? "
            r")(?:please )?(?:make|"
            r"use|give me|draw|do|generate|create)(?: me)? (?P<value2>(?:\d{1,2}:\d{1,2}|square|"
            r"portrait|landscape|"
            r"<num> (?:<pic>|versions?|of them)|[\w. -]{2,20}$).*)$"
        ),
        (
            r"^(?:use|make) (?P<value3>\d{1,2}:\d{1,2}|[\w.-]+(?: [\w.]+){0,3}?) (?:as (?:my|"
            r"the|our) "
            r"default|by default|"
            r"from now on|every time|always)(?: .*)?$"
        ),
    ),
    "analytics": (
        (
            r"^(?:(?:show|give|get|tell|see|print)(?: me| us)? )?(?:the |some |all )?(?:analytics|"
            r"figures|model stats|model statistics|success rates?|failure rates?|dashboard)"
            r"(?: .{0,40})?$"
        ),
        (
            r"^(?:which|what) models? (?:fails?|failed|works?|is (?:the )?(?:fastest|slowest|"
            r"best))(?: .*)?$"
        ),
        (
            r"^how (?:often|reliable|fast) (?:do|does|are|is) (?:the |our |each )?(?:models?|"
            r"drawings?)\b.*$"
        ),
    ),
}
