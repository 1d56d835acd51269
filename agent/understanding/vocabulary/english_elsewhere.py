"""English for what is not on offer, and questions and remarks that no tool answers."""

from collections.abc import Mapping

_ABOUT = (
    r"(?= ?$| (?:of|about|where|with|from|for|showing|that|in which|out of|to|in|on|"
    r"please|clip|file|version|using|and|instead)\b|[,.!?])"
)
_MAKE = (
    r"^(?:make|create|generate|draw|record|produce|give|get|send|do|render|want|need|show|"
    r"compose|write|play|design|edit|turn|export|convert)?(?: me| us| it| this| that| "
    r"<ref>| them| the \w+)?(?: into| to| as)?(?: an?| the| some| one)?(?: \w+){0,2}? ?"
)

CANNOT: Mapping[str, tuple[str, ...]] = {
    "reporting": (r"^(?:report|flag) (?:<it>|<ref>|this|that|it)(?: \w+){0,5}$",),
    "prices": (
        (
            r"^(?:and |so |but )?(?:how much|what) (?:would|will|might|could|"
            r"should) (?:it|that|"
            r"this|<ref>|an?|the|one|two|\d+|i|we|upscal\w*|edit\w*|draw\w*|generat\w*)\b(?! "
            r"(?:[\w']+ )*(?:"
            r"today|so far|this (?:month|week)|left|ever)$).{0,50}?\b(?:cost|costs|price|pay|"
            r"charged?|be)"
            r"(?: (?:me|us|for|if|to|per|then|in credits).*)?$"
        ),
        (
            r"^(?:so )?(?:what(?:'s| is)|whats|how much is) (?:it|that|this|one) "
            r"(?:going to|gonna) "
            r"(?:cost|be)(?: (?:me|us|in the end))*$"
        ),
    ),
    "video": (
        _MAKE
        + (
            r"\b(?:videos?|movies?|films?|animations?|gifs?|video ?clips?|clips?|animated gifs?|"
            r"reels?|slideshows?)"
        )
        + _ABOUT,
        r"^(?:do|make|handle|support) (?:videos?|gifs?|animations?|movies?|clips?)\b.*$",
        r"^(?:animate\b|film (?=<it>|<ref>|<the>\b|me\b|us\b))",
        r"^make <it> (?:move|dance|walk|talk|come alive|alive|animated)$",
    ),
    "sound": (
        _MAKE
        + (
            r"\b(?:songs?|music|melod(?:y|ies)|sounds?|podcasts?|voice(?: message| ?over| note)?|"
            r"audio|speech|soundtracks?|beats?)"
        )
        + _ABOUT,
        (
            r"^(?:sing|speak|talk to me|read (?:it|this|that|me)|play)\b(?! (?:with (?:the "
            r")?(?:colou?rs?|light)))"
        ),
    ),
    "text": (
        (
            r"^(?:write|compose|draft|give me|create|make|generate)(?: me| us)?(?: an?| the| my| "
            r"some)?(?: \w+){0,2} (?:poems?|stor(?:y|ies)|essays?|emails?|letters?|code|scripts?|"
            r"programs?|functions?|articles?|blog posts?|lyrics|haikus?|jokes?|recipes?|"
            r"summar(?:y|ies)|tweets?|reports?|homework|cv|resume|speech|novels?|html|sql|python|"
            r"javascript|software)"
        )
        + _ABOUT,
        (
            r"^(?:tell|say|read|sing)(?: me| us)?(?: an?| another| some| the)?(?: \w+)? (?:jokes?|"
            r"stor(?:y|ies)|facts?|riddles?|poems?|secrets?|news)\b"
        ),
        r"^(?:translate|summari[sz]e|proofread|explain (?!what you can)|paraphrase|define|spell)\b",
        r"^(?:code|program|debug)\b(?: me| a| an| the| this| my)",
        (
            r"^how (?:do|can|would) (?:you|i) (?:say|spell|pronounce|translate|cook|fix|build|"
            r"install|write|code|get to|buy|learn)\b"
        ),
    ),
    "knowledge": (
        (
            r"^(?:what(?:'s| is| was|s| will)|how(?:'s| is| was)|tell me|give me|check|show me|"
            r"will)?(?: about| be)?(?: it)?(?: me)?(?: the| today's| tomorrow's)?(?: current| "
            r"local)? ?\b(?:weather|forecast|temperature|time is it|news|stock prices?|exchange "
            r"rate|score|date today|capital of|meaning of|bitcoin price|rain (?:today|"
            r"tomorrow))\b(?! (?:vane|map|icon|girl|man|anchor|paper|stand|beaten|worn))"
        ),
        (
            r"^(?:what time is it|what's the time|what day is (?:it|today)|what's the date|who "
            r"(?:is|was|won|wrote|invented|discovered|founded|are the|were) .+|when (?:is|was|"
            r"did) (?!it|that|this|my|the picture|the image|#|<ref>).+|where (?:is|was|are) (?!my|"
            r"the (?:picture|image|photo|result|fox)|it|that|this|<ref>).+|why (?:is|are|do|does|"
            r"did|was|were) (?!it|this|that|my|the|<ref>|you|there).+|how (?:far|tall|old|deep|"
            r"big|fast|heavy|many \w+ (?:are|live|does)) .+)"
        ),
    ),
    "homework": (
        (
            r"^(?:solve|calculate|compute|integrate|derive|prove|what(?:'s| is|"
            r"s)? \d+ ?[-+*/x\u00d7÷] "
            r"?\d+|do my (?:homework|taxes|job)|help me with my (?:homework|essay|maths?|taxes|"
            r"code)|how much is \d+ ?[-+*/x])"
        ),
        r"^\d+ ?[-+*/\u00d7÷] ?\d+ ?=? ?\??$",
    ),
    "reminders": (
        (
            r"^(?:remind me|set (?:an?|the|my) (?:alarm|timer|reminder)|schedule|wake me|book "
            r"(?:me )?(?:a|an)|order (?:me )?(?:a|an|some)|buy|call (?:me|my)|text (?:me|my)|"
            r"email (?:it|this|that|me|my|them|him|her)|send (?:it|this|that|an email|a message|"
            r"<ref>)(?: \w+)* to|post (?:it|this|that|<ref>) (?:on|to)|tweet|print (?:it|this|"
            r"that|<ref>)(?: out)?$|share (?:it|this|that|<ref>) (?:on|with|to))\b"
        ),
    ),
    "search": (
        (
            r"^(?:google|search the (?:web|internet)|look up .* online|browse "
            r"the (?:web|internet|net)|open (?:https?:|www)|go to (?:https?:|"
            r"www)|download (?!it|this|that|the|my|#|<ref>)|https?://\S+$|"
            r"visit|search (?:online|google))\b.*"
        ),
    ),
    "deleting": (
        (
            r"^(?:delete|erase|trash|destroy|bin) (?:the|my|our|that|this) (?:[\w'-]+ "
            r"){1,3}(?:<pic>|one)"
            r"(?: (?:from|in) (?:the|my|this) (?:gallery|chat|history|list|channel))?$"
        ),
        (
            r"^(?:delete|erase|remove|wipe|trash|destroy|forget) (?:(?:all|of|my|our|the|this|"
            r"that|every|entire|whole) )*(?:<ref>|data|account|gallery|history|pictures?|images?|"
            r"photos?|chat|conversation|everything about me|messages?|file|<pic>)(?: (?:from|in) "
            r"(?:the|my|this) (?:gallery|chat|history|list|channel))?$"
        ),
    ),
    "describing": (
        (
            r"^(?:describe|caption|analy[sz]e|identify|recogni[sz]e|rate|critique|judge) (?:it|"
            r"this|that|<ref>|(?:the|my|this|that) \w+)\b"
        ),
        (
            r"^what (?:do you (?:see|think)|can you see|(?:is|are) (?:in|on) (?:it|this|that|the "
            r"(?:picture|image|photo)|<ref>))\b"
        ),
    ),
}

QUESTIONS = (
    r"^(?:did|does) [\w'-]+ ",
    r"^(?:what|whats|what's|who|who's|whose|when|where|why|which|how|how's)\b",
    (
        r"^(?:is|are|am|was|were|do|does|did|has|have you|have i|had|should i|should we|shall|"
        r"isn't|aren't|don't you|doesn't|didn't) (?:you|i|we|it|this|that|there|they|he|she|"
        r"the|my|your|any|<ref>|people|everyone)\b"
    ),
    r"^(?:tell me|explain|do you|did you|are you|have you|will you|would you|could you|can you)$",
    (
        r"^(?:tell me|explain|do you know|do you like|do you think|do you have|do you speak|"
        r"will it|would it|can it) "
    ),
)

CHATTER = (
    r"^(?:looks?|seems?|feels?|sounds?|thought|wish|hope|guess|wonder|said)\b",
    r"^(?:forget|never ?mind|enough of) (?:about )?<the> .*",
    (
        r"^(?:i|we|i'm|i've|i'll|i'd|we're|we've|you|you're|you've|im|ive|dont|don't|"
        r"doesn't)\b(?! as| in| on| and (?:my|you|i)| with)"
    ),
    (
        r"^(?:my (?:name is|(?:day|dad|mom|boss)(?! as\b| in\b| with\b| riding\b)|friend \w+ "
        r"(?:is|said|thinks)))\b"
    ),
    (
        r"^(?:it|that|this|they|these|those|he|she)(?:'s|'re| is| are| was| were| looks?| "
        r"seems?| feels?| has| had| does| did| doesn't| didn't| isn't| wasn't)\b"
    ),
    (
        r"^(?:it's|it is|its|this is|that's|that is|there's|they're) (?:me|my|raining|late|"
        r"early|friday|monday|not|wrong|bad|ugly|terrible|awful|horrible|boring|weird|broken|"
        r"ok|okay|useless|fine|hot|cold|sad)\b(?! enough)"
    ),
    (
        r"^(?:ugly|bad|terrible|awful|horrible|wrong|boring|useless|disappointing|meh|yuck|"
        r"ew+|bah|ugh+|boo+|wtf|damn|fuck(?: you| off| this)?|shit|stupid(?: bot)?|idiot|hate "
        r"(?:it|this|that)|nonsense|that (?:sucks|was bad)|(?:you|this|it|that) (?:sucks?|"
        r"stinks?)|not (?:good|great|nice|what i (?:wanted|meant|asked for))|that's not (?:it|"
        r"right|what .*)|doesn't look (?:good|right)|shut up|be quiet)(?: (?:bot|result|"
        r"picture|one|at all|again))?$"
    ),
)
