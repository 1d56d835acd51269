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
            r"could|do|are) (?:you|u|i|we)(?: able to| ask you to| get you to)?(?: all)? "
            r"(?:do|offer|make|support|ask(?: "
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
        (
            r"how (?:do|does) (?:(?:this|the|your)(?: (?:bot|app|thing|service|whole thing))?|it|"
            r"that|everything|things) (?:even |actually |really |exactly )?work.*"
        ),
        r"what (?:does|do) [\w' -]{1,40} mean\b(?! (?:for|to) me).*",
        (
            r"(?:is|are) there (?:an?|any|some)(?: kind of| sort of)? (?:list of commands|manual|"
            r"instructions?|guide|command list|tutorial|help page)\b.*"
        ),
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
            r"(?!.*\b(?:cards?|notes?|posters?|banners?|signs?|stickers?|gifts?|cakes?)\b)"
            r"(?:(?:ok|okay|and|well|great|perfect|nice) )?(?:many )?(?:thanks|thank (?:you|u)|"
            r"thx|ty|tysm|"
            r"cheers)(?: (?!and\b|but\b|now\b|can\b|could\b|make\b|draw\b|next\b|just\b|please\b|"
            r"also\b|"
            r"then\b|one\b|only\b|an?\b|the\b)[\w']+){0,3}"
        ),
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
        r"^(?:show|tell|give|print|reveal|list|describe|write|draw|read|output|confirm)\b.{0,60}"
        r"\b(?:hidden|secret|internal|system) (?:instructions?|prompts?|rules|tools?|messages?)\b"
    ),
    (
        r"^(?:download|dump|export|copy|leak|post|publish|send) (?:me |us )?(?:the |your |all )*"
        r"(?:whole |entire )?(?:database|db|source code|server logs?|logs|credentials?|env file|"
        r"user data|user list)\b"
    ),
    (
        r"^(?:now |just |please )*(?:repeat after me|drop (?:all )?(?:the |your )?(?:tables?|"
        r"databases?)|approve "
        r"(?:it|this|that|them|mine|everything)(?: (?:yourself|for me|automatically|now|anyway|"
        r"then))+)\b"
    ),
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
