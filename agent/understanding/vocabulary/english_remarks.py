"""English remarks: what is wrong, what would be nice, what to add.

`STATED`, `ADDED` and `TAKEN` are heard only when there is a picture they can be about.
"""

_DEGREE = (
    r"(?:too|to (?:much|many)|way|far|so|very|really|kinda|kind of|sort of|a (?:bit|little|tad|"
    r"touch)|bit|slightly|rather|quite|pretty|not|no|still|missing|gone|wrong|off|dull|flat|"
    r"boring|weird|ugly|crooked|fake|empty|bland|blurry|out of|lacking|cut off|upside)\b"
)
_PRAISE = (
    r"(?:(?:so|very|really|pretty|absolutely|just|quite|also|all) )*(?:great|good|nice|beautiful|"
    r"perfect|lovely|amazing|awesome|cool|fine|gorgeous|wonderful|fantastic|cute|stunning|"
    r"excellent|brilliant|ok|okay|alright|ready|done|finished|here|there|coming|better|best|"
    r"my favou?rite|the best|funny|adorable|neat|sweet)(?:$|[.!]| (?!but|only|enough))"
)
_OUTSIDE = (
    r"(?:bot|weather|price|server|app|queue|chat|time|credits?|limit|budget|question|idea|"
    r"problem|link|cost|channel|internet|world)"
)
_IS = (
    r"(?:'s|'re| is| are| was| were| looks?| seems?| feels?| appears?| has| have| isn't| aren't|"
    r" wasn't| weren't| isnt| arent)(?: still| also| just| now)?"
)
_MUST = (
    r"(?:should|must|needs?|could|can|might|lacks?|has to|have to|ought to|wants? to|gotta|"
    r"(?:is|are) supposed to|(?:is|are) meant to|(?:has|have) got to|"
    r"shouldn't|mustn't|doesn't|don't|doesnt|dont|won't|would)"
)
_NICE = (
    r"(?:nice|nicer|cool|cooler|good|great|better|best|lovely|perfect|awesome|fun|funny|sweet|"
    r"amazing|neat|dope|sick|cute|helpful|beautiful|pretty|interesting)"
)

# what is said of a thing that is to be mended; anything else said of it is a remark
_WRONG = (
    r"\b(?:too|not|no|never|n't|missing|gone|wrong|off|lost|\w+er|more|less|only|still|instead|but|"
    r"out|cut|hardly|barely|almost|just|\d+|two|three|four|five|six|extra|double|upside|dark|"
    r"bright|small|tiny|big|huge|large|long|short|thin|thick|pale|blurry|blurred|grainy|noisy|flat|"
    r"dull|boring|plain|empty|busy|cluttered|messy|crooked|tilted|odd|strange|weird|ugly|bad|fake|"
    r"plastic|stiff|lifeless|harsh|cold|warm|washed|overexposed|underexposed|low|high|close|far|"
    r"cropped|broken|deformed|distorted|melted|melting|fused|unreadable|illegible|misspelled|"
    r"misspelt|backwards|floating|sticking|hidden|covered|blocked|distracting|overwhelming|cheesy|"
    r"cheap|tacky|muddy|hazy|dim|faded|saturated|heavy|crowded|sharp|rough|unrealistic|"
    r"inconsistent|childish|generic|bland|ruined|dead|creepy|scary|dirty|old|young|fat|skinny|grey|"
    r"gray|closed|open|sad|angry|tired|scared|bored|mean|grumpy|lonely|stern|serious|nervous|"
    r"confused|crying|now|like an?|a bit|a little|kinda|kind of)\b"
)

STATED = (
    r"^(?:pretend|let's say|act like) (?:it|this|he|she|they)(?:'s| is|'re| are)\b",
    (
        r"^(?:.{0,60}[,.;] ?)?(?:and )?(?:while you're at it,? )?<the> [\w'-]+(?: [\w'-]+)? "
        r"(?:could|can) (?:use|do with|have) "
    ),
    (
        r"^(?:one|two|three|four|a|the|those|these|that)\b.{1,40} (?:isn't|is not|aren't|are not|"
        r"ain't) (?:enough|visible|there)\b"
    ),
    (
        r"^<the> [^,?.-]{2,40}(?:[,?.]| -) ?(?:could|can|should|might) (?:that|it|he|she|they|this|"
        r"those|these) (?:be|have|become|turn|look|get|go|wear|hold)\b"
    ),
    r"^(?:spring|summer|autumn|fall|winter|night|day|christmas|halloween|easter)(?:time)? now\b",
    (
        r"^.{3,200}[,.;] ?(?:but |and )?(?:otherwise |please )*(?:keep|leave) (?:everything|"
        r"the rest|all else|all the rest)(?: else)?(?: (?:the same|as is|as it is|alone|untouched|"
        r"unchanged))?$"
    ),
    (
        r"^<the> [\w'-]+(?: [\w'-]+)?\? (?:an? |some |make (?:it|them) )?[\w'-]+(?: [\w'-]+){0,3}? "
        r"(?:now|please|instead|pls)(?: please)?$"
    ),
    (
        r"^(?:no,? )?(?:it's |that's )?not an? (?P<wrong>[\w'-]+(?: [\w'-]+)?)[,;.-]+ ?(?:but "
        r")?(?:it's |i said |i meant )?(?:rather )?an? (?P<right>[\w'-]+)"
    ),
    (
        r"^(?:one|some|two|three|half|most|all) of <the> [\w'-]+(?: [\w'-]+)? (?:has|have|needs?|"
        r"should|must|ought|could) (?:to )?(?:be|have|look|hold|wear|get|turn|become|go|sit|"
        r"stand)\b"
    ),
    r"^.{0,80}[,.;] ?(?:then )?(?!so be|that's)(?:[\w'-]+ ){1,3}it is(?: then)?$",
    r"^(?:no[, ]+)*i (?:said|asked for|wanted) (?:an? |the )?[\w'-]+(?: [\w'-]+)?(?:,| not\b| -|$)",
    (
        r"^.{3,100}?[,.;-] ?(?:so )?(?:can|could|would|will|please) ?(?:you|"
        r"u)? ?(?:please )?(?:fix|change|correct|adjust|sort|amend) (?:it|that|this)(?: (?:up|out|"
        r"please))*$"
    ),
    (
        r"^(?:.{1,60}?[,.; ])?(?:the|that|this|those|these|his|her|its|their) [\w' -]{2,40}? "
        r"(?:has|have|needs?|ought|must) (?:to )?(?:become|turn into|be (?:swapped|replaced|"
        r"exchanged))\b"
    ),
    (
        r"^(?:.{1,30}?[,.; ])?i (?:wrote|said|typed|put|asked for) .{2,40}? (?:but|when|and) i "
        r"(?:really |actually )?(?:meant|mean|wanted) \w"
    ),
    r"^(?:it(?:'s| is)|its) (?:spelled|spelt|written) \S",
    r"^(?:he|she|it|they)(?:'s|'re| is| are) (?:supposed|meant) to (?!be (?:here|done|ready))\w",
    (
        r"^an? [\w'-]+(?: [\w'-]+)? (?:is|looks|seems|feels) (?:a bit |kinda |so |too |pretty )?"
        r"(?:boring|dull|ugly|bland|lame|basic|plain|generic|predictable|weird|odd)\b"
    ),
    (
        r"^(?:it|this|that|he|she|they)(?:'s| is|'re| are) (?:still )?\w+ing (?:way |far |a bit "
        r")?too \w+"
    ),
    r"^<the> [\w'-]+(?: [\w'-]+){0,2} to (?!(?:the|a|an|my|you|me|us)\b)[a-z]+ ",
    (
        r"^(?:it|he|she|they|this|these|those)(?: all| both)? (?:looks?|feels?|seems?) (?:(?:a bit|"
        r"so|too|very|kind of|a little|really) )*(?:fake|plastic|stiff|flat|dull|boring|blurry|"
        r"weird|odd|off|wrong|crooked|empty|unnatural|lifeless|cheap|artificial|dead|dark|bright|"
        r"cold|harsh|busy)[,.;:] .*\b(?:more|less|please|can|could|make|give|a bit|should|needs?|"
        r"add|remove|try|\w{3,}er)\b"
    ),
    (
        r"^(?:would(?:n't|nt)?|might|could)(?:n't|nt)? (?:an?|some|more|two|three) .{2,60}\b(?:be|"
        r"look|make|fit|help|work|go|suit|add)\b"
    ),
    (
        r"^(?:an?|some|more|two|three) .{3,60} (?:would(?:n't|nt)?|might|could) (?:really |also |"
        r"probably |maybe |not )*(?:help|hurt|harm|fit|suit|complete|finish|improve|balance|work|"
        r"go well|look|be (?:\w+ )?(?:nice|good|great|cool|better|lovely|fun|perfect|neat|awesome|"
        r"amazing|sweet|epic|funny|cute)|add|bring|liven|tie|make (?:it|this|sense|things))\b"
    ),
    (
        rf"^(?!<the> {_OUTSIDE}\b)(?!my )<the> [\w'-]+(?: [\w'-]+){{0,4}}?{_IS} "
        rf"(?!{_PRAISE})(?=.*{_WRONG})\S"
    ),
    (
        rf"^(?!<the> {_OUTSIDE}\b)(?!my )<the> [\w'-]+(?: [\w'-]+){{0,4}}? (?:{_MUST} \S|"
        rf"(?:leans?|tilts?|floats?|sticks? out|blends? in|clash(?:es)?|disappears?|"
        r"(?:comes?|goes|stands?|points?) (?:from|too|to|in|out)|got lost)\b)"
    ),
    (
        r"^(?!(?:an?|some|something|one|two|three|four|i|you|we|he|she|they|it|this|that|there|who|"
        r"what|which|when|where|why|how|if|someone|somebody|everyone|people|my|yes|no|please)\b)"
        rf"[\w'-]+(?: [\w'-]+)?(?:{_IS} (?:[\w-]+ )?{_DEGREE}| {_MUST} \w)"
    ),
    (
        r"^(?:there(?:'s| is| are)|theres) (?:no|not|too|to (?:much|many)|only|still|nothing|"
        r"so (?:much|many|little|few)|hardly|barely|something (?:weird|wrong|off|strange|"
        r"missing))\b"
    ),
    (
        r"^(?:there(?:'s| is| are)|theres|i (?:can )?(?:see|notice[d]?)|why (?:is|are) there) "
        r".{0,24}\b(?:weird|extra|strange|odd|random|unwanted|stray|smudges?|artifacts?|artefacts?|"
        r"glitch(?:es)?|typos?|unneeded|duplicated?|floating|broken|blurry)\b"
    ),
    r"^there (?:isn't|aren't|isnt|arent|should|must|could|needs? to) \w",
    (
        r"^(?:it|she|he|they) (?:has|have|got|has got) (?!been\b|to do\b|nothing to\b)\w+ \w|"
        r"^(?:it|she|he|they) (?:doesn't|does not|dont|doesnt|don't) (?:look|feel|have|show|"
        r"seem) (?!good$|right$|nice$|great$)\w+"
    ),
    (
        rf"^(?:it|she|he|they|its|this)(?:'s| is|'re| are)? {_DEGREE}(?= \w+ \w|.* (?:in it|"
        rf"enough)$)"
    ),
    (
        r"^(?:it(?:'s| is)|its) (?:missing|lacking|short of|full of|cut off|upside down|out of|"
        r"not enough|no longer|to (?:much|many|dark|bright|small|big))\b"
    ),
    (
        r"^(?:(?:just|only|still|also) )?(?:needs?(?! (?:(?:an?|two|three|four|"
        r"some) )?(?:new )?(?:<pic>|logos?|posters?|banners?|flyers?|cards?|stickers?|mascots?|"
        r"crests?|icons?|you)\b)|could (?:use|do with|be)|lacks?|lacking|missing|is missing|"
        r"would (?:look|be)|should (?:be|have)|has too)\b \w"
    ),
    (
        r"^(?!(?:it|that|this|i|we|you|an?) )(?:\S+ ){1,8}(?:would(?:n't|nt)?|might|"
        r"could(?:n't|nt)?) (?:really |also |"
        rf"probably |maybe )*(?:help|hurt|harm|work|fit|do|improve it|(?:be|look|make it) "
        rf"(?:\w+ )?{_NICE})\b"
    ),
    (
        rf"^an? .{{3,60}} would(?:n't|nt)? (?:really )?(?:help|hurt|harm|fit|improve it|"
        rf"make it {_NICE})"
    ),
    (
        r"^(?:it|this|that|<ref>)(?:'d| would| might| could)(?: be| look)? .{0,40}\b(?:if|to have|"
        r"to see|with|without|in|at)\b .+"
    ),
    (
        r"^(?:it|this)(?:'d| would) look |^(?:it|he|she|they|this|that) (?:just |kinda |still )"
        r"?looks? (?:more )?(?:like|as if|as though) (?!(?:this|that|it)$)\w"
    ),
    r"^(?:i|we) (?:really )?(?:like|love|liked) <ref>,? (?:but|only|except|just)\b",
    (
        r"^(?:i|we)(?:'d| would)? (?:rather|prefer)(?: (?:that|if|to have))? (?:it|the|he|she|they|"
        r"this|that|his|her|its)\b \w|^(?:you|u) (?:made|drew|put|gave|painted|left|cut) (?:it|the|"
        r"him|her|his|their|its|them)\b \w"
    ),
    r"^(?:i|we) wish (?!(?:to|you|for|(?:i|we) (?:was|were|had|could|lived))\b)\w",
    (
        r"^(?:i|we)(?:'d| would) (?:also |just |maybe |rather |probably )*(?:add|change|remove|"
        r"replace|put|give|make|turn|move|place|take (?:out|away)|get rid)\b"
    ),
    (
        r"^(?:i|we) (?:(?:can(?:'t|not| not| barely| hardly)|cant|barely|hardly|(?:don't|dont|"
        r"do not) (?:want|need|like)) (?:(?:see|recogni[sz]e|tell) )?(?:the|any|so|that|those|all|"
        r"these|his|her|its|\w+) \w+.*|(?:'m|am) missing .+|miss (?:the|some) .+)"
    ),
    (
        r"^(?:i'm|im) missing .+|^(?:you|u) (?:forgot|missed|left out|skipped|didn't (?:add|draw|"
        r"include)|did not (?:add|draw|include)) (?!it$|that$|me$|about\b)\w+ ?\w"
    ),
    (
        r"^(?:don't|doesn't|dont|do not) you think (?:it|that|this|the|he|she|there)\b|"
        r"^(?:shouldn't|isn't|aren't) (?:the|it|he|she|there|his|her|its)\b(?! (?:done|ready|"
        r"finished))"
    ),
    (
        r"^(?:<the> )?[\w'-]+(?: [\w'-]+)?: (?:more|less|a bit|not|no|much|way|darker|brighter|"
        r"\w+er)\b"
    ),
    (
        r"^(?:make|turn|paint|get|have) (?!<it>|<the>|<ref>|me\b|us\b|an?\b|some\b|one\b|"
        r"<num>)[\w'-]+(?: [\w'-]+)? (?:more|less|bigger|smaller|darker|brighter|lighter|bluer|"
        r"greener|redder|look|blue|red|green|black|white|yellow|pink|purple|orange|golden|warmer|"
        r"colder|softer)\b"
    ),
    (
        r"^(?:increase|decrease|reduce|lower|raise|boost|drop|cut|up|bump|add|lift|push) (?!<it>|"
        r"<ref>|an?\b)[\w'-]+(?: [\w'-]+)?(?: (?:by|a (?:bit|little|lot|tad)|slightly|"
        r"everywhere)\b.*)?$"
    ),
    (r"^(?:it|this|that)(?:'s| is| looks?) .{0,24}\b(?:except|apart from|aside from)(?: for)? \w"),
    (
        r"^(?:just |only )?<the> [\w'-]+(?: [\w'-]+)?(?: please)?,? (?:please )?(?:remove|add|"
        r"make|change|put|give|paint|turn|delete|replace)\b \w"
    ),
    (r"^have an? .{2,40}? (?:run|go|fly|stand|sit|walk|come|float|grow|hang|swim|shine)\b"),
    r"^(?:and )?imagine (?:it|this|that|him|her|<ref>|<the>)\b",
    (
        r"^(?:close|almost|nearly|not bad|(?:no|nope),? the other way|the other way|"
        r"other way)\b(?=.* \w+ \w+)"
    ),
    r"^\d{1,3} ?(?:%|percent) (?:more|less|\w+er)\b",
    (
        r"^(?!a little [\w-]+ \w+ (?:by|in|on|with|at|of|near|under)\b)"
        r"(?:way|far|much|a bit|a little|slightly|not so|not that|kinda|still) (?:too )"
        r"?[\w-]+(?: \w+){0,4}$"
    ),
    r"^(?:wait|no|sorry|oops)?,? ?(?:no |wait )*i (?:meant|mean) (?!an?\b)[\w-]+$",
    (
        r"^(?:can|could|may|might) (?:i|we) (?:get|have|see|do|try) (?P<taken><ref>|<the> "
        r"[\w'-]+(?: [\w'-]+)?) (?:in|with|without|as|at|but|on|by|from|under|for|to|more|"
        r"less)\b"
    ),
    (
        r"^(?:try|see|do|have|use|go for|prefer|want) (?:(?:warmer|colder|cooler|softer|brighter|"
        r"darker|stronger|bolder|different|other|more|less|better|fewer|bigger|smaller|harder|"
        r"dramatic|natural|moody) )+\w+"
    ),
    r"^(?:see|have|get|show) (?:a (?:bit|little|lot) )?(?:more|less) of <the> \w",
    (
        r"^(?:take|grab|pick(?: up)?|use|get) <the> (?!(?:first|last|second|style|"
        r"colou?rs?)\b)[\w'-]+(?: (?!and\b)[\w'-]+)?(?: (?:from|of|in) <ref>)? and (?!show\b|"
        r"send\b|upscale\b|draw\b|vary\b)[\w-]+ "
    ),
    (
        r"^(?:do|see|try|imagine|picture|get|have) (?:<ref>|<the> [\w'-]+(?: [\w'-]+)?) (?:in|"
        r"with|without|as|at|on|by|but|from)\b"
    ),
    r"^draw (?:<ref>|<the> [\w'-]+) again,? (?:but|in|with|as|at|on|only)\b",
)

# an indefinite thing that is to be added, not drawn for itself
_BODY = r"(?:mouth|eyes?|arms?|hands?|legs?|fists?|wings?|hair|door|window|curtains?|umbrella)"
_SAYING = r"(?:sure|why|or|maybe|of course|probably|certainly|absolutely|definitely|if|yes|no)\b"
ADDED = (
    (
        rf"^(?:his |her |their |its |the |with )?{_BODY} (?:wide |fully |half |slightly )?(?:open|"
        r"closed|shut|crossed|raised|up|down|spread|folded|stretched|tied)\b"
    ),
    (
        r"^(?:an? )?(?!draw\b|paint\b)(?:[\w-]+ ){1,4}background(?: please)?,? "
        r"(?:for|so|because|like)\b"
    ),
    (
        rf"^(?!{_SAYING})(?:an? )?[\w'-]+(?: [\w'-]+)?,? (?:not|instead of|rather than) "
        r"(?!sure|yet|now|bad|really|so |too |my |the (?:point|same))(?:an? )?[\w'-]+"
        r"(?: [\w'-]+)?$"
    ),
    (r"^(?:an?|one|two|three|four|five) (?:[\w'-]+ ){1,2}too (?:much|many|few|little)\b"),
    (
        r"^(?:some|a few|several|more|a couple(?: of)?|a bit of|lots of) (?!<pic>|of\b|"
        r"versions?\b)[\w'-]+(?: [\w'-]+)? (?:in|on|at|over|above|behind|around|near|along|across|"
        r"by|under) the [\w'-]+(?: [\w'-]+)?$"
    ),
    (
        r"^(?:have|get|see|put|want|need) (?:some |more )?(?!an?\b|the\b|it\b|my\b|me\b|two\b|"
        r"<num>)[\w'-]+(?: [\w'-]+)? (?:on|in|over|behind|under|around|at|near|through|"
        r"across) (?:<the>|it|him|her)\b"
    ),
    (
        r"^(?:an?|some|two|three|more) (?:[\w'-]+ ){1,4}?(?:there|here|in its place|over there|"
        r"in there)(?: (?:too|please|as well|instead))*$"
    ),
    (
        r"\b(?:would|might|could) (?:suit|fit|work|go|look|be)(?: \w+){0,3}? "
        r"(?:better|nicer?|well|good|great)$"
    ),
    (
        r"^(?:some|a few|a couple|several|a bit|a lot|many|\d|two|three) more (?!<pic>\b|of\b|"
        r"versions?\b|variants?\b|variations?\b|options?\b|takes?\b|"
        r"like\b)\w"
    ),
    (
        r"\b(?:next to|beside|behind|above|over|under|near|around|for|with|on|onto|at|to) (?:him|"
        r"them)\b"
    ),
    (
        r"^(?:(?:get|have|see|want|put|need) )?(?:an?|some|a few|several|two|three|many|lots of|"
        r"more) (?:(?!of\b|with\b)[\w'-]+ ){1,3}(?:in (?:there|it|here)|to it|on it|into it|(?:in|"
        r"on|at|to) the (?:background|foreground|distance|corner|middle|front|back|left|right|top|"
        r"bottom|scene|picture|image|photo))(?: (?:too|as well|please|side|corner))*$"
    ),
    r"^(?:an?|some) [\w'-]+(?: [\w'-]+)? (?:too|as well|also)$",
    r"^(?:a bit|a little|a touch|a hint|a dash|some more|bit) (?:of )?(?:more )?\w+$",
)
# where such a thing goes: before what is named in a definite way
BESIDE = (
    (
        r"\b(?:next to|beside|behind|above|over|under|near|around|on|onto|on top of|in front of|"
        r"for|to the (?:left|right) of|inside|in) the "
    ),
)
SUGGESTED = (
    (
        r"^(?:.{0,60}[,.;] ?)?(?:i(?:'d| would) (?:like|love|prefer) (?:it|this|that)|(?:it|that|"
        r"this)(?:'d| would) (?:be|look|feel)|(?:it|that|this)(?:'s| is) only missing|"
        r"even) (?:\w+ ){0,2}(?:better|nicer|cooler|cuter|more|funnier|prettier|complete|perfect|"
        r"great|lovely|nice|cool|funny) if (?!you could (?:draw|paint|make) (?:me )?an?\b)\w"
    ),
    (
        r"^(?:[^.]{0,40}[ ,:-]+)?(?:maybe|perhaps|what about|how about|how "
        r"bout)[ ,]+(?:an? )?(?:second|third|fourth|extra|additional|matching) (?!<pic>|one\b|"
        r"version\b|option\b)\w"
    ),
    (
        r"^(?:(?:and|or|hm+|ok|so|but)[ ,]+)*(?:maybe|perhaps|what about|how about|how bout)[ ,]+"
        r"(?:an?|two|three) (?!<pic>|one\b)[\w'-]+(?: [\w'-]+){0,3}? (?:in|on|by|at|near|behind|"
        r"above|over|under|against|next to) (?:the|that) (?:[\w'-]+ )?(?:walls?|windows?|doors?|"
        r"tables?|roof|background|foreground|corners?|sky|ground|floor|shelf|counter|sides?|left|"
        r"right|top|bottom|front|back|middle|distance|horizon)(?: [\w'-]+)?$"
    ),
    (
        r"^(?:and|or|but)[ ,]+(?:maybe|perhaps)[ ,]+(?:also |with |even )?an? (?!<pic>|new\b|"
        r"different\b|one\b)\w"
    ),
    (
        r"^(?:(?:hm+|no|actually|well|but)[ ,]+)*(?:i|we)(?:'d| would)? (?:much )?(?:prefer|"
        r"rather (?:have|see)) an? (?!<pic>|new\b)\w"
    ),
    r"^(?!an? |yes\b|no\b|ok\b|not\b|later\b|<num> )[\w'-]+(?: [\w'-]+){1,3},? (?:maybe|perhaps)$",
    (
        r"^(?:(?:and|or|ok|maybe|what about|how about)[ ,]+)*an? [\w'-]+(?: [\w'-]+)? (?:next to|"
        r"beside|behind|under|near|above|around|on|on top of|in front of|over|inside) it$"
    ),
    (
        r"^(?:(?:and|ok|okay|so|but)[ ,]+)*now (?:it's|it is|its|there's|there is|there are|theres|"
        r"he's|she's|they're|everyone is|everything is|<the> [\w'-]+ (?:is|are|has|have)) (?!what|"
        r"done|finished|ready|time|working|late|my|me|your|mine|saved|official|clear\b)\w"
    ),
    (
        r"^(?:(?:and|or|hm+|ok|so|but|i was|i'm|im|thinking(?: of| about)?)[ ,]+)*(?:maybe|perhaps|"
        r"what about|how about|how bout)[ ,]+(?:also |just |with )?(?:some|a few|a couple of|more|"
        r"a bit of|a little(?: bit of)?|a touch of|a hint of|no|less|fewer) (?!more <pic>|<pic>|"
        r"one\b)\w"
    ),
    (
        r"^(?:(?:ok|oh|and|but)[ ,]+)*(?:also|plus|and)[ ,]+(?:an?|some|two|"
        r"three) .{2,60}\b(?:next to|beside|behind|above|over|under|near|around|on|in front of|"
        r"with|to) (?:it|him|her|them|<the> [\w'-]+)$"
    ),
    (
        r"^(?:(?:oh|ooh|ok|yes|wait|hm+)[ ,]+)*(?:and|plus|with) (?:also )?(?:an?|some) (?!<pic>|"
        r"one\b|new\b)[\w'-]+(?: [\w'-]+){0,2}$"
    ),
    r"^(?:some|a few|a bit of|a little|more) .{2,50}(?:,? (?:maybe|perhaps|too|as well|also))$",
)
