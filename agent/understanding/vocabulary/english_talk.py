"""English that is answered with words: small talk, help, refusals, what is not on offer."""

from collections.abc import Mapping

from agent.understanding.results import Reply

_END = (
    r"(?: (?:bot|there|again|everyone|all|friend|buddy|mate|so much|a lot|very much|guys|"
    r"man|dude|bro|today|for that|for this|for everything|for the \w+))*"
)

TALK: Mapping[Reply, tuple[str, ...]] = {
    Reply.HELP: (
        (
            r"(?:(?:some |your |a little |a bit of )?help(?: me| with (?:this|the bot|it))?|halp|"
            r"/help|/start|i need help|need help|help please|menu|commands?|instructions|manual|"
            r"tutorial|guide|info|start|options|features|examples?)"
        ),
        (
            r"(?:can|could|will|would) (?:you|someone|anyone|anybody) (?:please "
            r")?help(?: me| us)?(?: out)?(?: with (?:this|it|something))?"
        ),
        (
            r"(?:what|which things?|what (?:all|else|kind of things|sort of things|stuff)) (?:can|"
            r"could|do|are) (?:you|u|i|we)(?: able to)?(?: all)? (?:do|offer|make|support|ask(?: "
            r"you)?(?: for)?|say|know|help (?:me )?with|capable of)(?: for me| here| with (?:you|"
            r"this(?: bot)?)| exactly)?"
        ),
        (
            r"what (?:is|are) (?:this|your (?:features|capabilities|commands|functions|skills|"
            r"abilities|options|limits|limitations))(?: for| bot)?"
        ),
        (
            r"what(?:'s| is) (?:this|the) (?:bot|thing|chat|channel|program|"
            r"app)(?: (?:for|about|good for|do))?|what does (?:this|the) (?:bot|"
            r"thing) do|what do you do(?: here| exactly)?"
        ),
        r"what are you (?:capable of|good at|for|able to do)",
        (
            r"(?:how|what) (?:do|can|does|should|would|to) (?:i|you|u|we|it|this|one|that)? "
            r"?(?:work|use|start|begin|upscale|edit|change|draw|make|create|generate|undo|vary|"
            r"get started|cancel|set|ask|talk|choose|pick|save|share|download|describe|"
            r"write)\b(?! (?:in|with) (?:winter|night)).*"
        ),
        r"how (?:do|does) (?:this|it|that|everything|the bot|things) work.*",
        (
            r"(?:tell me|show me|explain|describe)(?: about)? (?:what you can do|how (?:this|it|"
            r"you) works?|how to .*|your (?:features|capabilities|commands|functions)|the "
            r"(?:commands|options|features))"
        ),
        (
            r"(?:what|which) (?:models?|styles?|formats?|ratios?|aspect ratios?|sizes?|"
            r"resolutions?|languages?|commands?|switches|options|settings|tools?|features?)(?: "
            r"\w+)? (?:do|can|are|is|does|should|could|have).*"
        ),
        (
            r"(?:what|which) (?:models?|styles?|ratios?|sizes?|commands?) (?:are|is) (?:there|"
            r"available|supported|possible)"
        ),
        (
            r"(?:can|could|do|are) (?:you|u|i|we) (?:able to )?(?:really |also |even |actually "
            r")?(?:draw|paint|edit|upscale|vary|change|make|create|generate|support|do|handle|"
            r"understand|speak|use|modify|enlarge)(?: (?:my|your|own|old|existing|different|other|"
            r"new|any|all|several|many|multiple|custom))*(?: (?:<pic>|art|stuff|things|anything|"
            r"something|anime(?: style)?|4k|german|english|spanish|french|italian|portuguese|"
            r"languages|styles?|ratios|aspect ratios|models|formats|sizes|seeds|negative prompts|"
            r"well|good|switches|commands|at all))?(?: (?:too|as well|for me|from text|here))*"
        ),
        (
            r"(?:is|are) there (?:a |any )?(?:commands?|help|manual|guide|limits?|tutorial|"
            r"instructions).*"
        ),
        r"(?:i'm|i am|im) (?:new(?: here)?|lost|confused|stuck)(?:,? .*)?",
        r"i (?:don't|do not|dont) (?:know|understand) (?:how|what) .*",
        r"(?:what|how) (?:now|next|else|do i do(?: now)?)",
        (
            r"(?:what|anything) (?:should|could|can|shall) (?:i|we) (?:draw|ask|do|make|try|say|"
            r"type|write)(?: .*)?"
        ),
        (
            r"(?:any|give me(?: some)?|some) (?:ideas?|suggestions?|inspiration|examples|tips)(?: "
            r"please| for me| what to draw| of what .*)?"
        ),
    ),
    Reply.WHO: (
        r"(?:who|what) (?:are|r) (?:you|u)(?: exactly| really)?",
        (
            r"(?:are|r) (?:you|u) (?:an? )?(?:real|human|a person|bot|robot|ai|alive|an ai|"
            r"machine|chatgpt|gpt|claude|llm|midjourney|dall-?e|sentient|conscious|there|online|"
            r"awake|working)(?: .*)?"
        ),
        r"(?:what's|what is|whats|tell me) your name",
        (
            r"(?:who|what company) (?:made|built|created|owns|programmed|wrote|runs|trained|"
            r"developed) (?:you|this(?: bot)?)"
        ),
        r"(?:introduce yourself|tell me about yourself|tell me who you are|do you have a name)",
        r"(?:what|which) (?:ai |llm |language )?model are you(?: using| running| based on)?",
        r"how old are you|where are you(?: from)?|where do you (?:live|come from)",
    ),
    Reply.GREETING: (
        (
            r"(?:hello|hi+|hey+|hiya|howdy|yo+|heya|sup|greetings|good (?:morning|evening|"
            r"afternoon|day)|morning|evening|hola|hallo|salut|ciao|ola|bonjour|buongiorno|guten "
            r"(?:tag|morgen|abend)|oi|moin|servus|buenas|buenos dias|bom dia)(?: (?:hello|hi|"
            rf"hey))?{_END}"
        ),
        (
            r"(?:long time no see|nice to (?:meet|see) you(?: too)?|i'm back|anyone (?:there|"
            r"here)|anybody (?:there|here)|knock knock|ping|test|testing|welcome(?: back)?)"
        ),
    ),
    Reply.FAREWELL: (
        (
            r"(?:bye+|goodbye|good bye|bye bye|see (?:you|ya)(?: later| soon| tomorrow)?|cya|good "
            r"?night|farewell|later|ttyl|take care|have a (?:nice|good|great) (?:day|evening|"
            r"night|weekend|one)|gotta go|i have to go|that's all(?: for (?:now|today))?|that is "
            r"all|that will be all|i'm done|see u|adios|au revoir|tschus|ciao ciao|arrivederci|"
            rf"tchau){_END}"
        ),
    ),
    Reply.THANKS: (
        (
            r"(?:thanks|thank you|thx|ty|cheers)(?: (?:a (?:bunch|lot|million|ton)|so much|"
            r"very much|heaps|"
            r"loads|again|everyone|mate|bot|for [\w ']{1,40}))*,? (?:you(?:'re| are)|ur|that|"
            r"it|this|i|we)"
            r"(?:'s|'m|'re)?(?: (?!want|need|should|would|could|must|but)[\w']+){1,6}"
        ),
        (
            r"(?:(?:ok(?:ay)?|great|perfect|cool|nice|awesome|many|no|yes|alright|super),? "
            r")?(?:thanks|thank (?:you|u)|thx|thanx|ty|tysm|thnx|cheers|much appreciated|"
            r"appreciate it|i appreciate (?:it|that)|merci|gracias|danke|obrigad[oa]|grazie|"
            r"kudos)(?:,? (?:you|that's|that is|it's|it is|you're|you are|this is|they're|is)(?: "
            rf"\w+){{1,3}})?{_END}"
        ),
        (
            r"(?:that's|that is|that was|you're|you are|you've been) (?:very |so |really |too "
            r")?(?:kind|helpful|nice of you|sweet|the best|a star|a genius|great help)(?:,? "
            r"thanks?(?: you)?)?"
        ),
    ),
    Reply.PRAISE: (
        (
            r"(?:(?:(?:i|we) )?(?:really |just |absolutely )?(?:love|like|adore|dig) (?:it|this|"
            r"that|"
            r"this one|that one|them|these|those|the (?:result|outcome|colou?rs|first|second|"
            r"last)(?: one)?|<ref>|"
            r"<pic>|how it .*|what you .*)(?: (?:so much|a lot|very much|too|already))?)"
        ),
        (
            r"(?:(?:it|this|that|they|these|those)(?:'s| is| are| looks?|'re| was| turned out| "
            r"came out| is looking) )?(?:(?:so|really|very|pretty|absolutely|just|quite|simply|"
            r"super) )*(?:nice|great|good|cool|awesome|amazing|beautiful|gorgeous|lovely|perfect|"
            r"wonderful|fantastic|brilliant|excellent|incredible|stunning|superb|cute|adorable|"
            r"fine|wow|sweet|neat|epic|dope|sick|lit|fire|insane|impressive|hilarious|funny|well "
            r"done|good job|great job|nice job|nice work|good work|great work|nice one|not bad|"
            r"exactly what i (?:wanted|meant|needed)|just what i (?:wanted|needed)|spot on|that's "
            r"it|bravo|yay+|woo+hoo+|nailed it|you nailed it|a masterpiece|art)(?: (?:job|work|"
            r"one|stuff|result|picture|image|indeed|already|now|bot|actually|though|as it is))?"
        ),
        (
            r"(?:looks?|sounds?|seems?|feels?|turned out|came out) (?:(?:so|"
            r"really|very|pretty|absolutely) )?(?:nice|great|good|cool|awesome|"
            r"amazing|beautiful|lovely|perfect|wonderful|fantastic|fine)(?: to "
            r"me)?"
        ),
        (
            r"(?:wow|omg|oh my god|whoa|yess*|yay|well|ok|oh|nice|cool|great)[,! ]+(?:(?:that|it|"
            r"this)(?:'s| is| looks) )?(?:so |really |very |pretty )?(?:nice|great|good|cool|"
            r"awesome|amazing|beautiful|gorgeous|lovely|perfect|cute|incredible|fantastic|"
            r"stunning|impressive)"
        ),
        (
            r"(?:best|coolest|greatest) (?:bot|picture|image|thing)(?: ever)?|you(?:'re| are) "
            r"(?:the best|awesome|great|amazing|good|a genius|talented|an artist)|keep it up|good "
            r"bot"
        ),
    ),
    Reply.LAUGHTER: (
        (
            r"(?:(?:l+o+l+|lmf?ao+|rofl|(?:ha|he|hi|ah){2,}h?|haha+|hehe+|xd+|x-d|:d|jaja+|kkk+|"
            r"mdr|ja ?ja|lul|kek|that's (?:so |very )?(?:funny|hilarious))[ ,!]*)+"
        ),
    ),
    Reply.HOW_ARE_YOU: (
        (
            r"(?:how (?:are|r) (?:you|u|ya|things)(?: doing| today| feeling| going)*|how(?:'s| "
            r"is) (?:it going|life|everything|your day|things)(?: going| today| with you)?|"
            r"what'?s up|whats up|wassup|sup|how do you do|you (?:ok|okay|good|alright)|"
            r"everything (?:ok|okay|good|alright)|are you (?:ok|okay|well|good|happy|tired|bored)|"
            r"how have you been|what's new)(?: bot| today| there)?"
        ),
    ),
    Reply.ACKNOWLEDGED: (
        (
            r"(?:(?:ok(?:ay|ey|idoki)?|k+|kk|alright|all right|fine|sure|yes|yeah|yep|yup|yea|aye|"
            r"no|nope|nah|hm+|mhm+|uh+|oh|ah+|i see|got it|understood|right|cool beans|fair "
            r"enough|makes sense|good to know|no problem|np|no worries|don't worry|never ?mind|"
            r"nvm|nothing|not now|maybe(?: later)?|later|whatever|idk|dunno|i don't know|sorry|"
            r"oops|my bad|wait|hold on|one (?:sec|second|moment)|brb|please|go on|go ahead|do it|"
            r"proceed|continue|agreed|deal|exactly|correct|true|of course|absolutely|definitely|"
            r"approved|(?:(?:wrong|not this) (?:chat|channel|window|server|group|thread|room|bot)|"
            r"(?:that (?:was|wasn't)|wasn't|not) (?:meant )?for (?:you|here|this (?:chat|channel))|"
            r"ignore (?:me|that|this))|"
            r"not really|no thanks?|no thank you|and|so|well|then|really|seriously|interesting|i "
            r"understand)[ ,.!]*)+"
        ),
    ),
}

REFUSE = (
    (
        r"^(?:just )?(?:approve|confirm|accept|authori[sz]e) (?:everything|all(?: of (?:it|"
        r"them|the jobs))?|"
        r"anything|every \w+)(?: (?:yourself|for me|from now on|automatically|now|without "
        r"asking))*$"
    ),
    (
        r"^(?:please )?(?:ignore|forget|disregard|override|bypass|skip|drop|violate|break)(?: "
        r"about)? (?:(?:all|any|every|everything|of|the|your|my|our|previous|prior|above|"
        r"earlier|preceding|these|those|safety|content|system|given|in|you were told|other|"
        r"that|was|said) ?)*(?:rules?|instructions?|prompts?|guidelines|restrictions|filters?|"
        r"polic(?:y|ies)|limits|safety|checks|training|programming|directives?|constraints|"
        r"told|moderation|orders|before)\b"
    ),
    (
        r"^(?:show|tell|give|print|reveal|what(?:'s| is| are| were)?|send|repeat|output|leak|"
        r"display|dump|list|share|read|write|expose|return|echo|post)\b.{0,60}\b(?:system "
        r"(?:prompt|message|instructions)|api[ -]?(?:keys?|tokens?|secrets?)|secret keys?|"
        r"your secrets?|passwords?|credentials|(?:access|bot|auth|discord|telegram|secret) "
        r"tokens?|env(?:ironment)? (?:variables?|vars?|file)|\.env|(?:your|the) (?:own |"
        r"original |initial |hidden |secret |full |exact )*(?:instructions|rules|prompt|"
        r"configuration|config|source code|guidelines)(?= ?$| (?:word|verbatim|above|exactly|"
        r"to me|now|in full))|(?:text|words|everything) above|private keys?|database (?:url|"
        r"password)|other (?:people|users)(?:'s|')? (?:data|messages|prompts))"
    ),
    (
        r"^(?:say|claim|pretend|reply|respond|answer|confirm|announce|state|tell (?:me|them|"
        r"everyone|him|her|us)|report)(?: me| us| everyone)?(?: that| with| only|:)? "
        r".{0,60}\b(?:done|finished|ready|completed?|drawn|success(?:ful)?|approved|delivered|"
        r"paid|free|it worked)\b"
    ),
    (
        r"^(?:ignore|disregard|forget) (?:all |everything |anything )?(?:of )?(?:the |your "
        r")?(?:above|previous|prior|before)\b"
    ),
    (
        r"^(?:you are (?:now|no longer)|act as|pretend (?:you|to be|that|the|as|it|this|all|"
        r"everything)|from now on,? you|imagine you are an? (?:ai|assistant|bot)|roleplay as|"
        r"enter \w+ mode|enable (?:developer|dan|god|debug|admin) mode|you must (?:obey|"
        r"comply)|i am (?:your|the) (?:admin|developer|owner|creator|boss)|i'm (?:your|the) "
        r"(?:admin|developer|owner|creator|boss)|sudo|jailbreak|do anything now)\b"
    ),
    (
        r"^(?:\[|<|#+ ?)?/?(?:system|assistant|admin|developer|tool|chat|inst|im_start)(?: "
        r"(?:prompt|message|override|note|instruction))?(?:\]|>|:)"
    ),
    (
        r"^(?:approve|accept|confirm|authori[sz]e) (?:all|every|any|it all|my|the (?:pending|"
        r"request|job|payment|wish|charge)s?|this (?:yourself|automatically)|without)\b"
    ),
    (
        r"^(?:(?:increase|raise|remove|lift|reset|disable|change|set|delete|double|cancel|"
        r"extend) (?:my|the|our|all|your|any|every)(?: daily| monthly| spending| credit| "
        r"rate)* (?:limits?|budgets?|quotas?|credits?|balance|restrictions?|permissions?|"
        r"usage)|(?:give|grant|send|get|add)(?: me| us)?(?: some| more| unlimited| free| "
        r"extra| \d+|(?: a lot)? of)* (?:credits?|admin(?: rights| access)?|unlimited "
        r"(?:access|credits?|pictures|images)|money|root)|make me (?:an? )?(?:admin|owner|"
        r"moderator))\b"
    ),
    (
        r"^(?:run|execute|eval|call|invoke)\b.{0,40}\b(?:sql|shell|command|script|code|bash|"
        r"python|query|tool|function|rm -rf)\b|^(?:drop table|select \* from|rm -rf|curl |"
        r"wget |<script|import os|'; ?drop)"
    ),
)

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
