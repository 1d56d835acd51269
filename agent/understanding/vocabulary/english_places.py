"""English for pointing at a picture."""

from agent.understanding.vocabulary.tables import Places

_NOUN = (
    r"(?:picture|image|photo|pic|drawing|painting|version|result|option|variant|variation|"
    r"render|attempt|draft|artwork|img|shot|try|generation|edit)"
)
_N_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
PLACES = Places(
    numbered=(
        rf"(?:\b(?:the )?(?:{_NOUN}|number|no\.?|nr\.?) ?)?#\s?(?P<n>\d{{1,9}})\b",
        (
            rf"\b(?:the )?(?:{_NOUN}s? (?:number |no\.? |nr\.? )?|numbers? |num\.? |no\. ?|nr\.? "
            rf")(?P<n>\d{{1,9}}|{_N_WORD})\b(?! (?:times|pictures|images|years|more$|more of|"
            r"more (?:like|versions?|variations?|takes?|options?|<pic>|ones|variants?)|of|people|"
            r"versions))"
        ),
        r"\btake (?P<n>\d{1,2})(?=,? (?:and|but)\b)",
        r"\b(?P<n>\d{1,3})(?= in (?:the )?style of \d)",
        r"(?<=\d in the style of )(?P<n>\d{1,3})\b",
        r"(?<=\bon )(?P<n>\d{1,2})(?=:)",
        r"^no (?P<n>\d{1,3})(?=\s*[:\u2013-])",
        (
            r"^(?P<n>\d{1,2})(?= (?:needs?|should|could|has to|must|wins|(?:is|was|looks) "
            r"(?:the|my|our|great|good|nice|perfect|best|better|lovely|cool)\b|for me\b))"
        ),
        r"^(?P<n>\d{1,3})(?= (?:as|in|to) (?:an? )?(?:png|jpe?g|webp)\b)",
    ),
    ordinal=(
        r"(?<!'s )(?<!is )\b(?:the )(?:one|pic|picture|image) in the (?P<nth>middle)\b(?! of)",
        (
            r"\b(?:the )?(?P<nth>last (?:one )?but one|second[- ](?:to[- ])?last|"
            r"one before (?:the )?last|next[- ]to[- ]last|penultimate|last but two|"
            r"third[- ](?:to[- ]|from[- ])?last)(?: "
            rf"one| {_NOUN})?\b"
        ),
        r"^(?:the )?(?P<nth>first|second|third|fourth|fifth|last|\d{1,2}(?:st|nd|rd|th))(?=[,:] )",
        r"\bthe (?P<nth>first|earliest|oldest|second|third|last) of (?:these|those|them)\b",
        (
            r"(?<!\ba )(?<!another )\b(?:the |my |that |your )?(?:very )?(?P<nth>first|oldest|"
            r"earliest|middle|second|third|fourth|fifth|sixth|"
            rf"seventh|eighth|ninth|tenth|\d{{1,2}}(?:st|nd|rd|th)) (?:one|{_NOUN})\b(?! (?:step|"
            r"thing|time))(?: (?:you (?:made|drew|created)|of (?:them|these|those|mine)))?"
        ),
        (
            r"\bthe (?:very )?(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
            r"tenth|\d{1,2}(?:st|nd|rd|th))(?=\s*$|\s*[,.:;!?]|\s+(?:and|but|in \d|by|"
            r"to|into|add|put|give|remove|with|at|again|in an? \w+|"
            r"please|instead|as|better|more|x?\d|was|is|looks|a bit|darker|brighter|bigger|larger|"
            r"needs?|should|could|gets?|has to|must|deserves|now)\b)"
        ),
    ),
    ordinal_of=(
        (
            r"(?:\bthe (?:very )?|^(?:very )?)(?P<nth>first|second|third|fourth|last) "
            r"(?P<word>[\w'-]+)"
        ),
    ),
    last=(
        (
            r"\b(?:the |my |that |your )?(?:very )?(?:last|latest|newest|most recent|current|"
            rf"final) (?:one|{_NOUN}|thing)\b(?: (?:you (?:made|drew|created|did)|i made|we made))?"
        ),
        (
            r"\bthe (?:last|latest|newest|most recent)(?=\s*$|\s*[,.:;!?]|\s+(?:and|but|by|to|"
            r"with|at|again|please)\b)"
        ),
        (
            rf"\bthe (?:one|{_NOUN}) you (?:just )?(?:made|drew|created|generated|did)(?: just now|"
            r" last)?\b"
        ),
    ),
    previous=(
        r"(?:^|(?<=[,;.] ))(?:no,? )?the other(?: one)?(?=\s*[.,:;]| -|$)",
        (
            rf"\b(?:the |that |my )?(?:previous|prior|earlier|preceding|former) (?:one|{_NOUN}|"
            r"state)\b"
        ),
        (
            rf"\bthe (?:one|{_NOUN}) before(?: (?:that|this|it(?! (?:was|became|got|turned|had))|"
            r"the last(?: one)?|last))?\b(?! it\b)"
        ),
        r"\bthe (?:previous|prior)(?=\s*$|\s*[,.:;!?])",
    ),
    original=(
        (
            r"\b(?:the |my |that )(?:very )?(?:original|initial|unedited|untouched|starting)(?: "
            rf"(?:one|{_NOUN}))?\b(?! (?:style|size|colou?rs?|background|hat))|\boriginal (?:one|"
            rf"{_NOUN})\b|\bthe (?:very )?first version\b|(?<!from )(?<!at )(?<!since )"
            r"\bthe (?:very )?(?:beginning|start)(?=\s*$)"
        ),
    ),
    # named without an article: "parrot blue", "snow on castle"
    bare=(
        (
            r"(?:^|\b(?:make|turn|paint|colou?r|crop|give|edit|change|to|on|of|for|"
            r"from) )(?P<words>(?!a\b|an\b|the\b|it\b|some\b|my\b|me\b|more\b|less\b)[\w'-]{3,})"
        ),
    ),
    definite=(
        (r"\b(?:<pic>|one|scene) (?:with|of) (?:an? |the )?(?=(?P<words>[\w'-]+(?: [\w'-]+)?))"),
        r"\b(?:the|this|that|my|our|these|those|your) (?=(?P<words>[\w'-]+(?: [\w'-]+){0,2}))",
    ),
    placed=(
        (
            r"\b(?:on|onto|at|over|by|beside|behind|next to|near|under|above|around|round|"
            r"in front of|inside|into|across|against|outside|along|between|off|up|down|from|out of|"
            r"(?:to|on) the (?:left|right|side|front|back) of|on top of|close to|opposite|"
            r"at the (?:foot|top|bottom|edge|end) of) (?:the|that|this|those|these|his|her|their|"
            r"its) (?=(?P<words>[\w'-]+(?: [\w'-]+){0,2}))"
        ),
    ),
    called_picture=(
        r"\b(?:the|that) (?P<words>(?:(?!one\b|same\b|other\b)[\w'-]+ ){1,2})(?:one|<pic>)\b",
        (
            r"\b(?:picture|pic|image|photo|drawing|one) (?:of|with|where) (?:the|that|my|our) "
            r"(?P<words>[\w'-]+)"
        ),
    ),
    placed_at_it=(
        (
            r"(?:^|(?<=[.!?;] ))(?:(?:and|now|also|maybe|perhaps|ok|with) )*(?:(?:i|we)(?:'d|"
            r" would)? (?:like|love|want|need) (?:to (?:see|have) )?|(?:how|what) about |(?:can|"
            r"could) (?:i|we|there|you) (?:have|get|see|be|do) |let's have |there (?:should|could|"
            r"must) be |gimme |give me )?(?:an?|some|two|three|\d) (?:(?!(?:an?|some|two|three|"
            r"with|and|the|my|of)\b)[\w'-]+ ){1,6}?(?:in front of|behind|next to|beside|on|over|"
            r"under|around|near|above|inside|[\w-]{2,}ing(?: (?:at|on|with|from|over|behind|beside|"
            r"next to))?) (?:it|him|her|them)\b"
        ),
        (
            r"^(?:(?:and|now|also|ok|maybe) )*(?:[\w'-]+ ){1,4}?(?:on|for|around|over) (?:everyone|"
            r"everybody|(?:each|all|both|every one) of them)\b"
        ),
        (
            r"(?:^|(?<=[.!?;] ))(?:so |and |just |please )*(?:(?:any chance of|how about|"
            r"what about|maybe|perhaps|now|also|and|with|design|draw|paint|put|give|add|ink|"
            r"sketch) )*(?:an?|some|two|three) (?:(?!(?:an?|some|two|three|with|and|the|my|"
            r"of)\b)[\w'-]+ ){1,5}?(?:on|onto|in|around|over|under|behind|at|across|along|"
            r"down) (?:his|her|their|its) (?:nose|head|shoulders?|back|lap|arms?|hands?|fingers?|"
            r"ears?|knees?|tail|horns?|beard|neck|wrist|feet|foot|face|chest|belly|paws?|mouth|"
            r"beak|wings?|hat|side|front|top|surface|cover|label|door|roof|wall|lid)\b"
        ),
        (
            r"^(?:[\w'-]+ ){1,5}where (?:the|his|her|its|their) [\w'-]+(?: [\w'-]+)? (?:is|are|was|"
            r"were|used to be)\b"
        ),
        (
            r"^(?:an? (?:(?!(?:an?|the|my|of|that|who|which)\b)[\w'-]+ ){1,4}?|(?:some(?:one|body|"
            r"thing)|people|there) )(?:should|must|has to|needs to|ought to|could) be \w+ing\b"
        ),
    ),
    called=(r"(?:[\w'-]+ ){1,3}?(?:one|pic|picture|image|photo|version|drawing)\b",),
    several=(r"\b(?:(?P<two>both|the two)|all|every one|each|everything)\b",),
    enumerated=(
        (
            r"(?<![\w#.:/-])(?P<list>\d{1,3}(?:(?:, ?| ?& ?|,? and | ?\+ ?)\d{1,3})+)\b(?! "
            r"?(?:=|x\b|:\d|%|years|more|other|different|dogs|cats|people|times|px))"
        ),
        (
            r"\b(?:same as|(?<!look )like|than|use|i like|i prefer|i liked|from|the cat|the car|"
            r"background of) (?P<list>\d{1,3})(?=$|,? (?:but|instead|together|please|except|only|"
            r"as)\b|,)"
        ),
        (
            r"\b(?:combine|merge|mix|blend|fuse|join|cross|mash) (?:up )?(?P<list>\d{1,3})(?= "
            r"(?:with|and|into|plus|&)\b)"
        ),
        (
            r"^(?:in|on|for|with) (?P<list>\d{1,2})(?=[:,]? (?:give|make|add|put|remove|change|"
            r"turn|replace|swap|let|take|paint|colou?r|lose|get|fix|the|his|her|its|she|he|it|i|"
            r"can|could|please|there)\b)"
        ),
        r"^(?:can|could|should|would) (?P<list>\d{1,2})(?= (?:be|have|get|look|become)\b)",
        (
            r"^(?:bring|take|get|blow|make|turn|render|have|crop|cut|trim|resize|convert|upscale|"
            r"enlarge|scale|expand|extend) (?P<list>\d{1,2})(?= (?:up|to|into|in|as|on|square|"
            r"black|white|red|blue|green|yellow|pink|purple|orange|brown|gr[ae]y|b&w|sepia|"
            r"colou?rful|bigger|larger|darker|brighter|smaller|\w{3,}er)\b)"
        ),
        r"^(?P<list>\d{1,2})(?= ?: ?\w|,? but\b| (?:with|without) )",
        r"^(?P<list>\d{1,2})(?= (?:please|then|again)[,.;:] ?\w)",
        r"\bback to (?P<list>\d{1,2})(?=[,.;:] ?\w| and\b| but\b)",
        r"\b(?P<list>\d{1,3})(?='s (?:style|look|light|colou?rs?|palette|mood)\b)",
        r"\bfrom (?P<list>\d{1,3})(?=$| and (?:put|place|paste|add|use|insert)\b)",
        (
            r"\b(?:put|place|paste|insert|add|copy) .{1,40} (?:into|onto|in|on|to) "
            r"(?P<list>\d{1,3})$"
        ),
        (
            r"\b(?:combine|merge|mix|blend|fuse|join|cross|mash)\b.{1,14} with (?P<list>\d{1,3})"
            r"(?=$|,| together)"
        ),
    ),
    pair=(r"\b(?:both )?(?P<one><the> [\w'-]+) and (?P<other><the> [\w'-]+)",),
    together=(
        (
            r"\b(?:all (?:of )?(?:them|(?:these|those)(?= ?$| \w+er\b| but| again| in| as| with|,)|"
            r"(?:<the> )?(?:<pic>|ones)|(?:the )?(?:two|three|four|five|six|seven|eight|"
            r"\d)(?: of them| <pic>| ones)?)|(?:them|these|those) all|(?:every|"
            r"each) (?:single )?(?:one(?: of (?:them|these|those|the <pic>))?|<pic>)|"
            r"each of (?:them|these|those|the <pic>)|every one of (?:them|these)|"
            r"(?P<two>(?<!them )both(?: of (?:them|these|those)| (?:the )?<pic>| ones|(?= \w+er\b|"
            r" more| less| black| square))|the two (?:<pic>|ones))|the (?:whole|entire) (?:set|"
            r"series|lot|bunch)|the (?P<end>first|last) (?P<n>two|three|four|five|\d)(?: <pic>|"
            r" ones)?)\b(?! <pic>)"
        ),
    ),
    leading=(
        (
            r"^(?:(?:can|could) (?:we|you|i) |let's )?(?:go|come|switch|get|"
            r"jump) back to (?P<subject><the> [\w'-]+(?: (?!and\b|but\b)[\w'-]+)?)[,.]? (?:and|"
            r"then|but) (?P<rest>(?!then\b|again\b).+)$"
        ),
        r"^(?P<subject>(?:[\w'-]+ ){1,2}(?:<pic>|one|shot)(?: again)?) ?[:+] ?(?P<rest>.+)$",
        (
            r"^(?P<subject>(?!(?:[\w'-]+ )?(?:an?|some|another|this|that|same|new|next|every|"
            r"no|make|draw|do|give|want|need|show|paint|try|get|"
            r"have|create|set|use|take)\b)[\w'-]+(?: [\w'-]+)? "
            r"(?:one|<pic>)),? (?P<rest>(?:as|in|with|but|without|at|on|under) .+)$"
        ),
        (
            r"^(?:i (?:really )?(?:liked?|loved?|prefer(?:red)?) )?(?P<subject><the> (?:[\w'-]+ )?"
            r"[\w'-]+(?: one| <pic>)?) (?:more|better|most|best)[.;,] (?P<rest>.+)$"
        ),
        (
            r"^(?P<subject>[\w'-]+(?: [\w'-]+)?) ?[:\u2013-] (?P<rest>(?:crop|cut|trim|upscale|"
            r"enlarge|vary|resize|convert|remove|add|make|change|turn|give|put|take|replace|swap|"
            r"lose|fix|relight|expand|extend|\d ?x|more|less|bigger|no|without)\b.*)$"
        ),
        (
            r"^(?P<subject><the> [\w'-]+(?: [\w'-]+)?)[.;:,] (?P<rest>(?:can|could|would|please|"
            r"make|add|put|give|change|remove|let)\b.+)$"
        ),
        (
            r"^(?:in|on|for|to) (?P<subject>the one (?:with|of) (?:the |"
            r"an? )?[\w'-]+(?: [\w'-]+)?),? (?P<rest>(?:i|can|could|please|add|make|put|change|"
            r"give|remove|let|there)\b.+)$"
        ),
        (
            r"^(?:(?:in|on|for|with|from|take|using|use|edit|change|modify|to|at|about|of|"
            r"regarding|and|now|continue|go on|go from|carry on|keep going|start|begin|branch|off|"
            r"over|(?:(?:go|going|come|coming|switch|switching|get|jump|step|return|let's go|"
            r"can we go|could we go|can you go|could you go) )?back|work|"
            r"based?) )*<ref>\s*(?:[,:;.-]|but\b|and\b|then\b|please\b|again(?: please)?,? (?:but|"
            r"only|just)\b|just\b|now\b)*\s*(?P<rest>.+)$"
        ),
        (
            r"^(?:(?:my|our|her|his|their) (?:favou?rite|pick|choice|preference|"
            r"vote)(?: one)?(?: is|'s| was| goes to)|remember|not <the> [\w'-]+(?: [\w'-]+)?(?: "
            r"one| <pic>)?[,;]|(?:(?:sorry|no|oops),? )?i meant?) (?:<ref>|"
            r"(?P<subject><the> [\w'-]+(?: [\w'-]+)?(?: one| <pic>)?))\s*(?:[,:;.?!-]|but\b|and\b|"
            r"then\b)+\s*(?P<rest>.+)$"
        ),
        r"^(?P<subject><the> [\w' -]{1,30}? (?:<pic>|one))(?: ?[:,.]| [-\u2013]) ?(?P<rest>.+)$",
        (
            r"^(?P<subject>[\w'-]+ (?:[\w'-]+ )?one), (?P<rest>(?:i want|i need|i'd like|can|could|"
            r"please|make|add|put|give|change|remove|needs?|just|maybe)\b.+)$"
        ),
        (
            r"^(?!(?:change|edit|modify) [^,:]*\b(?:to|into|from)\b)(?:edit|change|modify|in|on|"
            r"for|with|take) (?P<subject><the> (?!(?:same )?styles?\b|manner|spirit|future|middle|"
            r"mood|way)[\w' -]{1,40}?(?<!away)(?<!out)(?<!off))(?: <pic>)? ?(?:[:,]|"
            r" and(?= (?:make|add|remove|change|give|put|turn|paint|colou?r|place|move|let|dress|"
            r"have|set))) ?(?P<rest>.+)$"
        ),
    ),
    address=(
        (
            r"^(?:(?:in|on|for|with|from|take|using|use|edit|to|at|about|of|regarding|and|now|ok|"
            r"please|hey|(?:(?:going|coming|circling) )?back) )*(?:<ref>|<the> [\w'-]+(?: <pic>| "
            r"one)?)$"
        ),
        (
            r"^i (?:really |still )?(?:like|love|prefer) (?:<ref>|<the> [\w'-]+(?: <pic>|"
            r" one)?)(?: after all)?(?: (?:more|better|most|best|the (?:most|best)))?$"
        ),
        r"^(?:take|grab|copy|cut|get|use) <the> [\w'-]+(?: [\w'-]+)? (?:from|of|in) <ref>$",
        (
            r"^(?:(?:my|our|her|his|their) (?:favou?rite|pick|choice|preference|"
            r"vote)(?: one)?(?: is|'s| was| goes to)|remember|not <the> [\w'-]+(?: [\w'-]+)?(?: "
            r"one| <pic>)?[,;]|(?:(?:sorry|no|oops),? )?i meant?) (?:<ref>|"
            r"<the> [\w'-]+(?: [\w'-]+)?(?: one| <pic>)?)$"
        ),
    ),
    taking=(
        (
            r"^(?:remove|delete|erase|get rid of|clear|wipe|lose|cut|drop|take (?:away|out|off)|"
            r"zoom|strip|wipe|scrub|crop|focus|enlarge|look|(?:go|start|carry on) from)\b"
        ),
    ),
    borrowed=(
        (
            r"(?:\bfrom|\bstyle (?:of|from)|\blike|\bas in|\blook of|\bcolou?rs (?:of|from|in)|"
            r"\bmood of|\bpalette of|\bbackground of|\breference|\bpose of|\bmatch(?:ing)?|"
            r"\binspired by|\bas (?:a )?reference:?|\bsame as)(?: in)? ?$"
        ),
    ),
)
