"""English courtesies and frames around a wish: greetings, requests, doubts."""

from agent.understanding.vocabulary.english_shift import (
    FRESH,
    OPENER,
    PRAISED,
    SOMETHING_FOR,
    TOPIC,
)

_HELLO = r"(?:hello+|hi+|hey+|hiya|howdy|yo+|greetings|good (?:morning|evening|afternoon|day)|dear)"
_CROWD = (
    r"(?: (?:there|bot|again|friend|buddy|mate|everyone|all|folks|robot|sir|madam|ma'am|team|"
    r"assistant|guys|man|you|bro|dude))"
)
_VOCATIVE = r"(?:sir|madam|ma'am|dude|bro|bruh|man|fam|mate|buddy|guys|folks|homie|pal)"
_YOU_CAN = (
    r"(?:can|could|would|will|cud|wud|couldn't|can't|couldnt|wouldn't|won't|may|might|c'n) (?:you|"
    r"u|ya|i|we|someone|somebody|anyone)(?: (?:please|pls|plz|kindly|maybe|just|possibly|perhaps|"
    r"also|now|quickly|then|try to|help me(?: to)?|be able to|mind|go ahead and|(?:trouble|bother|"
    r"ask) you (?:for|to)))*"
)
_VERY = (
    r"(?: (?:really|just|also|now|actually|still|only|kinda|so|very|most|totally|rather|maybe)"
    r")*"
)
_WANT = (
    r"(?:(?:(?:i|we)(?:'d|'ll|'m| would| do| will| am| was| were)?"
    + _VERY
    + r" (?:want|wanna|need|require|prefer|fancy|wish for|wish(?= an?\b)|search(?:ing)?(?: "
    r"for)?(?= an?\b)|request(?:ing)?|could use|looking (?:for|to (?:get|have|make))|after|needing|"
    r"wanting|gonna need|going to need|gotta have|thinking(?: (?:of|about|like|maybe))+|"
    r"dreaming of|(?:want|like|love) to (?:have|get|see|request|order))|(?:i|we)(?:'d| would|"
    r" should|'ll| will)"
    + _VERY
    + r" (?:like|love|want|wish(?= an?\b)|be (?:\w+ )?(?:grateful|thankful|delighted|happy|"
    r"glad|pleased|thrilled|honou?red|interested|keen|up)(?: (?:in|on|for|with|to (?:receive|have|"
    r"get|see)|if (?:you|i|we) (?:could|can|would)(?: get| have| see)?))?|have(?= an?\b)|"
    r"see(?= an?\b))|looking (?:for|to (?:get|have|make))|(?:(?:i|we)(?:'m| am| was|"
    r" were) )?(?:(?:so |just |secretly |actually |kinda |kind of |really )?(?:hoping|wondering|"
    r"thinking)(?: (?:for|to (?:get|see|have)|(?:if|whether|that)? ?(?:you|i|we) (?:could|can|"
    r"would|might)(?: (?:get|have|please))?)))|(?:(?:i|we)(?:'m| am) )?(?:in (?:the mood for|"
    r"need of|want of|search of)|on the lookout for|craving|here for)|(?:i|we)(?:'d|"
    r" would) (?:appreciate|be happy with|enjoy)|i meant|i mean(?= )|would (?:love|like)|"
    r"me (?:want|need|like)|(?:gonna|gotta|will) (?:need|have)|(?:want|need|wanna)(?= (?:an?|some|"
    r"to|the|see|make|have|get|do|create|another|it|this|that|my|more|\d)\b))(?: you)?(?: to)?(?: "
    r"(?:order|commission|request)(?= an?\b))?(?: please)?)"
)
LEADS = (
    r"(?:i|we) could (?:really )?(?:go for|use|do with|murder|kill for)(?= (?:an?|some) )",
    (
        r"how (?:hard|difficult|easy|tricky|much (?:work|trouble)) would it be (?:for you )?to(?= "
        r"\w)"
    ),
    (
        r"(?:prove|show) (?:him|her|them|me|us) (?:wrong|right|what you(?:'ve got|"
        r" can do))(?: with)?[:,.!-]+ (?=\w)"
    ),
    (
        r"(?!(?:the|this|that|these|those|his|her|its|their|it|i|we|he|she|they|you|who|what|which|"
        r"one|everyone|if|and|but|so|or|maybe|because|then) )[\w'-]+ would (?:like|"
        r"love)(?: to (?:have|see|get))?(?= (?:an?|some|two|three) )"
    ),
    rf"(?:{OPENER}|{SOMETHING_FOR})(?:[.!:;,?]| [-\u2013])+ (?=\w)",
    (
        r"(?:hm+,? )?(?:let me (?:think|see)|thinking)[ .,\u2026-]+(?:(?:ok|okay|so|well|right)[ "
        r":,.-]+)*"
    ),
    (
        r"(?:i|we) (?:keep|can't stop|cannot stop|was|am|'m|have been|"
        r"'ve been) (?:on )?(?:imagining|picturing|dreaming (?:of|about)|thinking (?:of|about)|"
        r"seeing|wanting) (?=(?:an?|some|two|three) )"
    ),
    (
        r"(?:i'm|im|i am|we're|we are) [\w' ]{3,30}?[ ,.!;]+(?:so |please |just )*"
        r"(?=(?:draw|make|paint|show|give|sketch|create|cook up) (?:me|us) )"
    ),
    r"only(?= (?:upscale|enlarge|crop|show|vary|resize|convert|retouch|relight)\b)",
    (
        r"(?:you're|you are|your|ur|u r|you'll|you will) (?:going to |gonna |will )?(?:love|like|"
        r"enjoy|hate) this(?: one)?[:,.!-]+ *(?=\w)"
    ),
    (
        r"(?:(?:since|as|because|ok|so) )?(?:it's |its |it is )?(?:finally )?my (?:turn|go)"
        r"(?: now| again| then| finally)?[:,.!-]+ *(?=\w)"
    ),
    (
        r"(?:nvm|never ?mind|forget)(?: about)? <the> [\w'-]+(?: [\w'-]+)?[,.;]? (?=go back|"
        r"undo|revert)"
    ),
    (
        r"(?:(?:i |i'd )?(?:bet|guess|doubt|wager|reckon)|i (?:don't|do not|dont) (?:think|believe|"
        r"suppose))(?: that)? (?:you|u) (?:can't|cannot|cant|can|could never|couldn't|could|won't)"
        r"(?: even| possibly| manage to)?(?= (?:draw|make|paint|do|create|generate)\b)"
    ),
    r"(?:i )?(?:dare|challenge|defy|double dare) (?:you|u) to(?= \w)",
    (
        r"(?:that|this|it)(?:'s| was| is| were)? (?:(?:so|really|very|pretty|quite|great|good) )*"
        r"(?:fun|great|nice|cool|good|funny|lovely|perfect|awesome|brilliant|enough|sweet|neat)"
        r"[,.!;]+ (?:(?:ok|so|and|but) )*(?:now|next|then)"
        r"(?= (?:an?|some|two|three|four|do|draw|make|try|paint)\b)"
    ),
    r"(?:wait|hold on|hang on)(?= (?:is|what|why|did|who|are|how|was|does|where)\b)",
    (
        r"(?![^:\n]{0,40}\bprompts?\b)(?=[^:\n]{0,40}\b(?:me|you|it|this|here|us|i|my|"
        r"we)\b[^:\n]{0,20}: )[a-z', ]{2,40}: *(?=(?:an?|some|two|three) (?!(?:bit|little|lot|"
        r"touch)\b))"
    ),
    (
        r"(?:i|we)(?:'m| am|'re| are| was| were) thinking(?= (?!about it|it over|hard|hm|of (?:it|"
        r"that)|about (?:that|this)|so\b|that\b|if\b|whether\b|we\b|i\b|you\b|it\b|he\b|she\b|"
        r"the\b|of\b|about\b|like\b|maybe\b)\w)"
    ),
    r"(?:i'll |ok |well )?tell (?:you|u|ya) what[,:]? ",
    (
        r"if (?:it|that|this)(?:'s| is| isn't| wouldn't be| would not be| is not)(?: not)? "
        r"(?:too much|ok|okay|possible|alright|a lot of|any|no)(?: (?:bother|trouble|work|to ask|"
        r"asking|problem))?[, ]+"
    ),
    (
        r"(?:i|we) (?:said|asked for|ordered|typed|wrote|repeat|wanted)(?: (?:to|"
        r"you to))?(?= (?:an?|some|two|three|the|my|remove|add|make|change|turn|give|put|draw|"
        r"paint|no|not|without|with|swap|replace|only|just|it)\b)"
    ),
    (
        r"(?:i|we) (?:could|can|may|might) (?:maybe |please |also )?(?:get|have|see|order|request|"
        r"ask (?:you )?for)(?= (?:an?|some|two|three|another)\b)"
    ),
    (
        r"(?:i(?:'m| am)? |we(?:'re| are)? )?(?:beg|begging|implore|imploring|ask|asking|command|"
        r"order) (?:of )?(?:you|u)(?: (?:for|to))?(?= \w)"
    ),
    (
        r"(?:give (?:it|this(?: one)?) a (?:go|try|shot|whirl)|try this(?: one)?|here(?:'s|"
        r" is) (?:one|my (?:idea|request|prompt|wish)|the (?:idea|brief|prompt))|"
        r"how about this(?: one)?|check this(?: out)?|get this|one for you|my (?:idea|prompt|wish|"
        r"request)|the (?:idea|brief|prompt|task)|brief|task|order|mission|challenge|concept|wish|"
        r"todo|to do|job)(?: (?:is|would be|today|for you|then))* ?[:\u2013-]+ *"
    ),
    (
        r"(?:(?:don't|do not|without|not|no)(?: (?:change|changing|touch|touching|alter|"
        r"altering))? (?:anything|a thing|the rest|nothing|other|any other \w+)(?: (?:else|"
        r"changes?))?|(?:keep|leave) (?:everything|the rest|all(?: the rest)?)(?: else)?(?: (?:the "
        r"same|as is|as it is|alone|like this|like it is))?|same (?:thing|picture|image|"
        r"one))(?:,? (?:but|just|only|except)(?: that)?| ?[:;.,-])+ (?=(?:just |only |"
        r"please )*(?:make|add|remove|change|turn|give|put|swap|replace|the|his|her|its|take|move|"
        r"paint|colou?r|get|lose|fix|can|could)\b)"
    ),
    (
        r"(?:(?:ha){2,}h?|(?:he){2,}h?|no{2,}|lo+l|lmf?ao+|rofl|omg|wow+|damn|dang|bruh|ayo+|yo+|"
        r"aww+|ooh+|hm+|um+|uh+|ngl|tbh|so yeah|ok so|okay so|fr|well|yay+|yess+|holy \w+|"
        r"hear me out|guess what|oi|psst|hiya|aye|i swear|for real|no joke|serious(?:ly)?)(?= \w)"
    ),
    (
        r"(?:(?:the|my|our) )?(?:client|customer|boss|team)?(?:'s)? ?(?:feedback|notes?|comments?|"
        r"corrections?): *"
    ),
    (
        r"(?:now )?(?:she|he|they)(?:'d| would)? (?:now |also )?(?:wants?|like|love|asked for)"
        r"(?: to (?:see|have|get))? (?=(?:an?|some|two|three) (?!(?:bit|little|lot)\b))"
    ),
    (
        r"(?:my|our) [\w'-]+(?: [\w'-]+)? (?:would (?:like|love|prefer)|wants?|asked for|says|"
        r"thinks)(?: to (?:have|see|get)| that)? (?=(?:the|his|her|its|their|it|him)\b)"
    ),
    (
        r"it(?:'d| would) be (?:so |really |very )?(?:lovely|nice|great|wonderful|cool|good|"
        r"amazing|awesome|perfect|fun)(?: to (?:have|see|get)(?= (?:an? )?(?:new )?<pic> (?:of|"
        r"with))| if (?:you|u) (?:could|can|would|might))(?= )"
    ),
    r"(?:please )?you(?= (?:make|draw|paint|create|do|generate) (?:an?|me|<pic>)\b)",
    *TOPIC,
    PRAISED,
    (
        r"(?:pretty (?:please|pls)|please(?: (?:to|do)(?= \w+ ))?|pls|plz|plss|plis|pleas|plese|"
        r"pleese|plase|kindly|just|now|then|basically|today|tonight|first(?= (?:an?|remove|add|"
        r"make|change|cut|take|put|crop|turn)\b)|also|and|but|or|maybe|perhaps|simply|quickly|plus|"
        r"afterwards|finally)\b"
    ),
    rf"{_HELLO}{_CROWD}+\b",
    (
        r"(?:(?:ok|and|just) )?(?:one |a )?(?:last|final|more|another|small|quick|tiny|next|"
        r"little) (?:more )?(?:change|thing|request|edit|tweak|detail|fix|point|"
        r"question)s? *[:,-] *"
    ),
    (
        r"(?:yeah|yea|yep|nah|no|ok|okay|eh|hmm+|wait|actually|sorry)(?: (?:no|nah|yeah|ok|wait|"
        r"actually|sorry|so|then))* (?=(?:go back|undo|upscale|revert|again|back to)\b)"
    ),
    r"(?:whoa+|wow|oo+h+|ugh+|eh+|meh|ew+|omg|jeez|argh+|aw+|yikes|oof|honestly|tbh|imo|lol)\b",
    rf"{_VOCATIVE}(?= (?:can|could|may|please|pls|draw|make|i|drop|give|gimme|u|you|just)\b)",
    (
        r"for (?:my|our|a|an|the|his|her) (?!(?:very )?(?:first|second|third|last|picture|pic|"
        r"image|photo)\b)(?:[\w'-]+ ){1,4}?(?=(?:i|we)(?:'d|'ll|'m)? (?:need|"
        r"want|would|like|require|love|am looking)\b)"
    ),
    (
        r"(?:so )?(?:i'm|i am|im|we're|we are|he's|she's|it's|its) [\w'-]+(?: .{3,100}?)?(?:,| and|"
        r" so)(?: so)? (?:i |we |was |am |were )?(?=(?:i|we|was|need|want|hoping|looking|would|"
        r"could|can|wanna)\b.{0,30} (?:an?|some|you)\b)"
    ),
    (
        r"(?:i'm|i am|im|we're|it's|its|my|today) .{3,100}? (?=(?:can|could|would|will) (?:you|"
        r"u) (?:please )?(?:draw|make|paint|create|generate|do|give|show|cheer|sketch|design)\b)"
    ),
    (
        r"(?:cheer|surprise|impress|delight|treat|provide|bless) (?:me|us)(?: up)? with (?=an?\b|"
        r"some\b)"
    ),
    (
        r"(?:my|our) [\w'-]+(?: [\w'-]+)? (?:would (?:like|love)|wants?|needs?|asked (?:me )?for|"
        r"is asking for)(?: to (?:have|see|get))? (?=(?:an?|some|two|three|\d) (?!(?:bit|little|"
        r"lot|touch)\b))(?!.*\b(?:his|its|her) )"
    ),
    (
        r"(?:would|is) it (?:be )?(?:ok|okay|alright|fine|possible|too much|(?:too much|a lot of|"
        r"any) (?:trouble|bother|work)) (?:to|if (?:i|we))(?: (?:ask|asked|have|had|obtain|order|"
        r"receive|get|got|see|request)(?: (?:you )?(?:for|to))?)?(?= )"
    ),
    (
        r"(?:it's|its|this is|that's|it is) for (?:an?|my|our|the) [\w' -]{2,40}?[:,-] (?=an?\b|"
        r"some\b|\d)"
    ),
    (
        r"(?:hear me out|ok here goes|here goes|here's the thing|imagine this|picture this)[:,.! "
        r"]+"
    ),
    r"(?:i|we)(?:'ve| have)? always wanted (?:to (?:see|have|get) )?",
    r"(?:try|attempt)(?= (?!something|anything|nothing)[a-z]{2,12}ing\b)",
    r"try(?= (?:with|without|in|from|as)\b)",
    rf"(?:go|start|begin|continue) (?:with|for|off with)(?= {FRESH})",
    (
        rf"(?:try|drop|do|think(?:ing)? (?:of|about)|thinking)(?: me| us)?(?= {FRESH})(?! (?:\w+ "
        rf")?(?:more|other|another)\b)"
    ),
    (r"do (?=(?:remove|add|make|change|put|take|replace|turn|give|draw|paint|fix)\b)"),
    (
        rf"(?:{_HELLO}|ok|okay|alright|aight|bet|so|well|oh|sure|yes|yeah|no|right|thanks|"
        rf"thank you|"
        r"great|cool|nice)(?= (?:so|we|my|there|can|could|would|will|please|now|draw|make|i|i'd|"
        r"let's|lets|let|show|give|generate|create|paint|add|change|remove|turn|upscale|how|what|"
        r"bot|try|then|do|but|where|where's|when|which|who|is|are|did|should|fix|make)\b)"
    ),
    r"(?:nvm|never ?mind)(?= (?:cancel|stop|draw|make|give|show|undo|just|go|i|the|it))",
    (
        r"(?:ok|okay|okey|alrighty|alright|actually|hm+|um+|uh+|ah+|oh|btw|by the way|anyway|"
        r"again,|instead,|instead of that,?)\b"
    ),
    (
        r"(?:(?:bot|robot)(?=[,:]| (?:can|could|draw|make|please|give|show|generate))|"
        r"<@!?\d+>|@[a-z0-9_.-]+)[,:]?"
    ),
    rf"{_YOU_CAN}\b",
    (
        r"(?:are you able to|is it possible (?=in|with|without|as)|is it possible to|"
        r"would it be possible to|is there (?:a|any) way (?:to|you could)|any (?:chance|way|"
        r"possibility) (?:of(?: (?:getting|having|seeing|a quick))?|(?:that )?(?:you|i|"
        r"we) (?:could|can)(?: (?:get|have|see))?)|(?:would there be|is there) (?:a|any) (?:way|"
        r"chance|possibility) (?:to|of)(?: (?:get|have|see|getting|having))?|is there (?:a|"
        r"any) (?:way|chance) (?:that )?(?:you|i|we) (?:could|can)(?: (?:get|have|see))?|"
        r"do you have the ability to|are you capable of|do you know how to|(?:do )?(?:you|"
        r"u) think (?:you|u) (?:can|could)|see (?:what|if) (?:you|u) can (?:do|make|draw|"
        r"come up)(?: with)?)\b"
    ),
    rf"{_WANT}\b",
    (
        r"(?:let's|lets|let us|let me|go ahead and|go and|try to|try and|your task is to|"
        r"help me(?: to)?(?= (?:draw|make|create|generate|paint|design))|why don't (?:you|we)|"
        r"why not|time to|feel free to|do me a favou?r and|be so kind(?: as)? (?:to|and)|"
        r"how about (?:we|you) (?:start|begin|go|try|do|make)(?: with)?|we (?:start|begin|go) with|"
        r"remember to|don't forget to|how about if (?:you|we)|i think (?:you should|we should|"
        r"that(?= (?:it|the|we|you)\b))|i think(?= (?:it|the|this|that|you|we|an?|some|more|less|"
        r"there|he|she|they|his|her|its|picture|image|number|#?\d)(?!\w))|you should|you can|"
        r"you could|we should|i was wondering if (?:you could|you can)|i wonder if you could|"
        r"do you think you (?:could|can)|do you mind|would you mind|could i ask you to|might you)\b"
    ),
    r"instead of (?:that|this|it|the [\w'-]+),? ",
    (
        r"(?:i )?(?:dunno|don't know|do not know|idk)[, ]+"
        r"(?=(?:maybe |perhaps )?(?:an?|some|the|draw)\b)"
    ),
    (
        r"(?:i'm|im|i am) (?:so |really |very |just )*(?:bored|sad|tired|lonely|hungry|happy)"
        r"(?: so| and)?,? (?=(?:draw|make|paint|show|give|generate|create|sketch)\b)"
    ),
    (
        r"(?:first(?: of all)?|firstly),? (?=(?:get|remove|add|make|change|put|take|give|turn|draw|"
        r"delete|replace|swap|move|fix|lose|erase)\b)"
    ),
    r"(?:how about|how 'bout|howabout|what about|how bout)\b",
    (
        r"(?:slightly|subtly|wildly|strongly|carefully|gently|really|"
        r"completely|totally|also) (?=(?:vary|upscale|change|edit|remix|"
        r"darken|brighten|lighten|blur|modify|alter|add|remove|crop|rotate|"
        r"zoom|enlarge|sharpen|make|draw|tilt|shift)\b)"
    ),
    (
        r"(?:and )?next,? (?=(?:i|we|can|could|draw|make|paint|create|generate|do|give|show|add|"
        r"remove|change|an?)\b)"
    ),
    (
        r"(?:next up|one more thing|next|first|firstly|first of all|second|last thing|finally|"
        r"this time|for the next one)[,:]"
    ),
)

INTERJECTIONS = (
    (
        rf"(?:{_HELLO}{_CROWD}*|(?:(?:hey |hi )?(?:it's )?me again)|hope (?:you(?:'re| are)|"
        rf"all is) \w+(?: "
        r"\w+)?|(?:ok|hey) (?:google|siri|alexa)|(?:aight|bet|gotcha|word|kk?|lol|haha+|yess*|ayo|"
        r"welp|basically|i (?:don't|dont|do not) know|idk|dunno|not sure)(?:,? (?:bet|then|so|man|"
        r"bro))*|"
        rf"{_VOCATIVE}|dear \w+|ok|okay|alright|right|so|well|great|nice(?: one)?|cool|perfect|"
        r"awesome|amazing|wonderful|beautiful|lovely|good(?: job| one| work)?|fine|excellent|"
        r"fantastic|sure|yes|yeah|yep|yup|(?:no|oh|ok|hey|yes|nah|hmm)(?:,? (?:wait|no|sorry|stop|"
        r"please|actually|well))+|no|nope|nah|wow|sorry|wait|hold on|listen|thanks(?: a lot|"
        r" so much)?|thank you(?: so much| very much)?|thx|ty|love (?:it|this|that|these)|"
        r"not (?:quite|really|exactly|good|great|bad|what i (?:wanted|meant|asked for)|it)|meh|"
        r"i (?:don't|do not|dont) like (?:it|this|that)|that's not (?:it|right|what i (?:wanted|"
        r"meant))|i love it|i like it|that's (?:great|nice|perfect|good|cool|lovely|amazing)|"
        r"not bad|please|dear bot|bot|dude|man|bro|mate|guys|instead|hmm+|oops|well done|"
        r"pretty good|so cute|gorgeous|for fun|never ?mind|forget (?:it|that)|(?:i've |"
        r"i )?changed my mind|quick question|question|request|idea|new idea|new picture|next)"
    ),
)

TAILS = (
    (
        r"(?:please|pls|plz|thanks?(?: you)?(?: so much| a lot| in advance)?|thx|ty|for me|for us|"
        r"if you can|if possible|if you (?:could|don't mind|want|like|please)|would you|will you|"
        r"could you|can you|right (?:now|away)|asap|ok(?:ay)?|lol|haha+|immediately|real quick|tho|"
        r"though|go go|when you (?:can|get a chance|have time)|:-?\)|;-?\)|bot|mate|bro|dude|"
        r"[\U0001f64f\U0001f60a\U0001f642\u2764\ufe0f\U0001f600\U0001f602]+)"
    ),
)
