"""English that is said to people, or about things: talk around the pictures, never a wish."""

_OTHERS = (
    r"(?:(?:some(?:one|body)|any(?:one|body)|every(?:one|body)) else'?s?|other (?:people|users?|"
    r"persons?|members?)(?:'s|s'|')?|@[\w.]+(?:'s)?|"
    r"(?!it's|that's|what's|let's|here's|there's|who's|he's|she's|today's|yesterday's|tomorrow's|"
    r"week's|month's|mother's|father's|dad's|mom's|everyone's|everybody's)[a-z]{2,}'s)"
)
_THEIRS = (
    r"(?:<pic>|stuff|chats?|gallery|galleries|prompts?|history|credits?|budget|work|messages?|"
    r"account|data|settings|uploads?)"
)

# what somebody else made or owns
FOREIGN = (
    (
        r"^(?:delete|wipe|erase|remove|clear) (?:the |all |every|everyone's|everybody's|other "
        r"people's).{0,40}"
        r"\b(?:<pic>|gallery|galleries|chats?)\b.{0,60}\b(?:other (?:people|users|members)|"
        r"everyone|everybody|"
        r"all chats|whole server)\b"
    ),
    (
        r"^(?:show|see|let me see|delete|remove|list|find|open|send|get|give|copy|post|forward)\b"
        r".{0,40}\b(?:from|in|of|out of) (?:the|another|an?|some) (?!(?:last|same|first|second|"
        r"previous|picture|image|this)\b)(?:[\w'#-]+ ){1,3}(?:channels?|chats?|servers?|groups?|"
        r"rooms?|dms?|"
        r"accounts?)$"
    ),
    (
        r"^(?:show|see|let me see|delete|remove|erase|wipe|list|find|open|send|get|copy)\b.{0,20}"
        r"\b<pic> (?:that )?(?!i\b|we\b|you\b|it\b|he\b|she\b|they\b|the\b|of\b|in\b|with\b|from\b|"
        r"from\b|to\b|on\b|and\b|as\b|for\b|was\b|were\b|i've\b|we've\b|you've\b|just\b|"
        r"so\b)@?[a-z]+ "
        r"(?:ever |just |has |had )?(?:made|drew|drawn|generated|posted|did|created|uploaded)\b"
    ),
    (
        r"^(?:wipe|clear|empty|purge|nuke|trash) (?:out )?(?:the |this |all |every )?(?:whole |"
        r"entire )?"
        r"(?:gallery|chats?|history|server|channel|everything)\b"
    ),
    (
        r"^(?:just )?(?:say|reply|answer)(?: with)? (?:\u0001|'|you (?:already|have|did)\b|it "
        r"(?:is|was)\b)"
    ),
    (
        r"^(?:write|say|repeat) .{1,60} (?:\d+|two|three|five|ten|twenty|fifty|a hundred|hundred) "
        r"times$"
    ),
    r"^(?:</?[a-z_]+>\s*)+",
    (
        r"^(?:can you |could you |please |just |now )*(?:show|see|let me see|give|open|list|find|"
        r"delete|remove|erase|wipe|send|look at|get|read|tell|use|steal|copy|download|cancel|clear|"
        rf"edit|change)\b.{{0,30}}\b{_OTHERS} (?:\w+ )?{_THEIRS}\b"
    ),
    rf"^.{{0,40}}\b(?:from|of|in|out of) (?:some(?:one|body) else'?s|other people'?s) {_THEIRS}\b",
    (
        r"^(?:show|tell|let me see|what|give)\b.{0,20}\bwhat @?[a-z]+ (?:has been|was|is|has|have "
        r"been) (?:drawing|making|drawn|made|generating|generated|painting|asking|up to)\b"
    ),
    (
        r"^(?:ban|kick|mute|block|unblock|warn|timeout|demote|promote|fire) (?:@|him\b|her\b|"
        r"them\b|"
        r"that (?:guy|user|person)\b|this (?:guy|user|person)\b)"
    ),
    (
        r"^(?:do|follow|obey|execute|run|read) (?:what(?:ever)?|everything|the instructions?)\b.{"
        r"0,20}"
        r"\b(?:note|text|sign|image|picture|photo|file|poster|letter)\b.{0,20}\b(?:says?|tells?|"
        r"written|asks?)\b|^(?:follow|obey) (?:the )?(?:instructions|orders|commands?) (?:in|on|"
        r"from) "
    ),
    (
        r"^.*\b(?:naked|nude|topless|undressed|porn(?:ographic)?|sexual|erotic|"
        r"nsfw)\b.*\b(?:class ?mate|"
        r"child(?:ren)?|kids?|minor|teen(?:ager)?|school ?girl|school ?boy|underage|(?:1[0-7]|"
        r"[4-9])"
        r"(?: years? old| yo|$)|she's 1[0-7]|he's 1[0-7]|my (?:ex|neighbou?r|teacher|boss|coworker|"
        r"colleague|sister|brother|friend))\b"
    ),
    (
        r"^(?:promise|swear|guarantee|admit|lie|write back|just say|tell (?:everyone|everybody|"
        r"them|"
        r"him|her|people)|say) (?:me |us |to \w+ )?(?:that|it's|it is)\b"
    ),
    r"^(?:how much|what) (?:does|did|do) (?:your|the) (?:owner|admin|boss|company|operator)\b",
)

_THINK = (
    r"(?:think|decide|vote|print|post|send|share|frame|hang|ask|tell|wait|talk|sleep|"
    r"come back|be back|let you know|get back|use (?:it|this|them)|check|discuss)"
)

ASIDE = (
    r"^(?:good ?)?night(?: night)? (?:all|everyone|everybody|folks|guys|team|lads)\W*$",
    r"^(?:please )?(?:just )?leave (?:it|this|that)(?: alone| be)?$",
    (
        r"^(?:please )?(?:leave|keep) (?:it|this|that|everything|<ref>) (?:exactly |just |"
        r"precisely )?(?:as (?:it )?is|"
        r"how it is|the way it is|like (?:this|that)|as it is now|as it stands)$"
    ),
    (
        r"^(?:\w+[ ,]+){0,3}(?:something|smth)(?:'s| is| looks| feels)? (?:\w+ )?(?:off|wrong|"
        r"missing|"
        r"weird|odd|strange|not right)\b.*\b(?:can't|cannot|don't|dont|not sure|dunno|no idea)\b.*$"
    ),
    (
        r"^(?:no way|no chance|(?:i )?(?:can't|cannot) believe|imagine|to think)(?: that)? (?:he|"
        r"she|they|you|we|my) (?!.*\b(?:draw|paint|picture|image)\b)(?!.*\b(?:on|in) (?:a|an|the "
        r"moon)\b).*$"
    ),
    (
        r"^(?:there's )?no (?:rush|worries|worry|hurry|pressure|biggie|offen[cs]e|kidding|"
        r"joke)\b(?!.*\bbut\b)"
    ),
    (
        r"^(?:i'll be |be |brb )?back in (?:an?|\d+|five|ten|half)(?: (?:min(?:ute)?s?|hours?|bit|"
        r"sec|mo))?$"
    ),
    (
        r"^(?:nobody|no one|everyone|everybody|my [\w'-]+) (?:believes?|thinks?|thought|asked|"
        r"noticed?|can tell|realised?|realized?)\b(?!.*\b(?:should|too|more|less|needs?|better|"
        r"but)\b)"
    ),
    # a greeting to everybody, or a goodbye
    (
        r"^(?:(?:ok|okay|right|well|so),? )*(?:(?:good )?(?:morning|afternoon|evening|"
        r"night)|hi|hello|"
        r"hey|gg|gn|well played|night night) (?:all|everyone|everybody|folks|guys|team|peeps|guild|"
        r"people)\b(?=[^\w]* \w)(?!.*\b(?:please|pls|plz|can|could|would|draw|make|give|"
        r"show|want|need|paint|add|"
        r"put|turn|picture|pic|image|an?)\b)"
    ),
    (
        r"^(?:(?:ok|okay|right|well|so),? )*(?:good ?night|gn|night night|bye|goodbye|see "
        r"(?:you|ya)|"
        r"ttyl|cya)\b(?=[^\w]* \w)(?!.*\b(?:please|pls|plz|can|could|would|draw|make|give|"
        r"show|want|need|paint|"
        r"add|put|turn|picture|pic|image|an?)\b)"
    ),
    (
        r"^(?!.*\b(?:please|pls|plz|can|could|would|draw|make|give|show|want|need|paint|add|put|"
        r"turn|"
        r"picture|pic|image|an?)\b).*[.,;!] ?(?:good ?night|night|bye|see (?:you|ya)) (?:all|"
        r"everyone|everybody|folks|guys|team)\W*$"
    ),
    # a question to somebody by name
    (
        r"^(?!(?:what|which|how|why|when|where|so|and|or|but|ok)\b)[a-z]+,? did (?:you|u) (?:take|"
        r"see|get|bring|buy|call|ring|eat|watch|hear|forget|remember|lock|feed|pay|find|hear)\b"
    ),
    # what people will do with a picture
    (
        r"^(?:i|we|you)(?:'ll| will| should| could| might| must| can| am going to| are going to|'m "
        r"going to|'re going to|'m gonna| want to| have to| need to)(?: definitely| totally| just| "
        r"probably)* (?:print|frame|hang|post|share|send|show|gift|sell|publish|upload|tweet|"
        r"email) "
        r"(?:it|this|that|these|those|them|one|<ref>)\b(?!.*\b(?:can you|could you|make|please|"
        r"but|bigger|first)\b)"
    ),
    # told of another day
    (
        r"^(?:\w+[,!]? ){0,2}(?:(?:[\w'-]+ ){0,4}ago|yesterday|last (?:night|week|month|year|"
        r"summer|"
        r"winter)|the other day|earlier today|this morning)[, ]+(?:i|we|he|she|they|my|"
        r"our)(?:'\w+)? "
        r"(?!.*\b(?:asked|ordered|wanted|draw|drew|make|made|paint|picture|image|show|can you)\b)"
    ),
    (
        r"^(?:(?:[a-z]{1,5},?|my god) ){0,4}(?:it|this|that|he|she) (?:really |just |kinda |"
        r"totally )?"
        r"(?:looks|feels|is) (?:just |exactly |a bit )?like (?:the one|that one|something|someone|"
        r"somebody|a scene) (?:from|out of|in)\b(?!.*\b(?:but|make|change|please|can you)\b)"
    ),
    r"^good thing\b|^(?:my|our|his|her) [\w'-]+ asked (?:who|what|why|where|how)\b",
    (
        r"^not what (?:i|we) (?:expected|thought|planned|imagined),? but (?:i|we|it|still|fine|ok|"
        r"good|nice|cool)\b"
    ),
    (
        r"^(?:wow |haha |aww |this |that |it |and |<ref> |<the> [\w'-]+ )*(?:makes|made|gives|"
        r"gave|reminds) (?:me|us)\b"
    ),
    (
        r"^so (?!many|much|few|little|dark|bright|small|big|blurry|dull|flat|boring|ugly|far|"
        r"close|long|short|tall|"
        r"fat|thin|pale|noisy|grainy|busy|empty|plain|wrong|weird|fake|cold|warm|what|why|how|"
        r"where|when)\w+$"
    ),
    (
        r"^(?:aww* |oh |the )*(?:poor|good|sweet|silly|dear|brave|cheeky|naughty|precious) "
        r"(?:little |old )?"
        r"(?!light|version|quality|one\b|lighting|colou?rs?\b|morning|evening|afternoon|day|night|"
        r"bot\b|job|work|idea)[\w'-]+$"
    ),
    (
        r"^(?:(?:ok|well|yeah|yes|great)[ ,]+)*(?:that(?:'ll| will|'s gonna| works)|this(?:'ll| "
        r"will| works)|works "
        r"for (?:me|us)|all good|good to go|sorted|we're good|i'm good)(?: (?:do|work|work for "
        r"(?:me|us)|be fine))?$"
    ),
    (
        r"^(?:<it>|<ref>|he|she|they|<the> [\w'-]+)(?:'s| is| are|'re)? (?:just |really |kinda |"
        r"totally |so )*"
        r"(?:slaps?|rocks?|rules?|slays?|kills? me|sends? me|hits? different|growing on (?:me|us)|"
        r"going on (?:the|my|"
        r"our)|going to be|gonna be|ate|wins?|"
        r"deserves?(?! an? (?!raise|medal|award|prize|break|bonus))|"
        r"makes? (?:me|us|my)|made (?:me|us|my)|got "
        r"me)\b.*$"
    ),
    r"^(?:oh |ah |and |wow )*so (?:this|that|it)(?:'s| is| was) (?:what|how|where|why|the)\b",
    (
        r"^(?:(?:i|we|i'm|we're) .{0,60})?\b(?:need|could use|could do with) an? (?:break|coffee|"
        r"nap|"
        r"rest|drink|laugh|minute|moment|hug|distraction|holiday|vacation)$"
    ),
    (
        r"^(?:i )?could (?:really )?(?:use|do with|go for) (?:an?|some) (?:\w+ ){1,3}(?:myself|"
        r"right now|rn|too)\b"
    ),
    r"^[a-z]+ time(?: everyone| guys| folks| baby)?$",
    (
        r"^(?:(?:idk|dunno|i don't know|i dunno|not sure)[ ,]*)+(?:man|bro|dude|tbh|really|"
        r"honestly|lol|yet|mate)?$"
    ),
    (
        r"^(?:i|we)(?:'m| am|'re| are| was| were| have| had|'ve) .{2,40} (?:too|as well|myself|"
        r"ourselves|once)$"
    ),
    (
        r"^(?:(?:eh|meh|well|hm+)[ ,]+)*not (?:really |quite |exactly )?(?:my|our) (?:taste|style|"
        r"thing|cup|fav)\b"
    ),
    (
        r"\blooks? (?:a bit |kinda )?like (?:he|she|it|they)(?:'s|'re| is| are)? (?:just |really |"
        r"kinda )*"
        r"(?:miss\w*|wants?|knows?|thinks?|thinking|judging|loves?|hates?|remember\w*|about to|"
        r"going to|"
        r"plotting|waiting for|saw|has seen|having|enjoy\w*|needs? (?:an?|some) (?:coffee|drink|"
        r"hug|nap|"
        r"break|holiday|vacation))\b"
    ),
    (
        r"^(?:my|our|his|her) [\w'-]+(?: [\w'-]+)? (?:used to|always (?:said|says|told|wanted)|"
        r"would have)\b"
    ),
    (
        r"^(?!.*[.?!;] *\w)(?!my bad\b)(?:my|our|his|her) [\w'-]+"
        r"(?: [\w'-]+)? (?:just |also |once |actually "
        r")?(?:drew|made|painted|took|"
        r"sent|gave|showed|found|bought|thinks|said|says|told|wrote|chose|picked|approved|hated|"
        r"laughed)\b"
        r"(?! (?:it|that|this|he|she|they|(?:the|his|her|its|their) [\w'-]+(?: [\w'-]+)?) "
        r"(?:should|needs?|must|could|has to|ought)\b)"
    ),
    (
        r"^(?:so |and |hey )?(?:can|could|do|does|will|would|is|are) (?:others|other people|"
        r"people|anyone|"
        r"anybody|everyone|everybody|someone|somebody|strangers|the (?:others|public|admins?|"
        r"mods?|team)|my "
        r"(?:boss|mom|mum|dad|parents|friends?|wife|husband)) (?:also |actually |still )?(?:see|"
        r"look|find|"
        r"access|open|read|use|view|know|download|steal|copy|edit)\b"
    ),
    (
        r"^(?:(?:haha+|lol|lmao|omg|wow|but|and|aww+|damn)[ ,]+)*(?:<it>|he|she|they|<ref>|<the> "
        r"[\w'-]+"
        r"(?: [\w'-]+)?)(?: (?:really|kinda|kind of|sort of|totally|just|even))? (?:looks?|"
        r"reminds me|"
        r"sounds?|feels?)(?: (?:just|exactly|a (?:bit|lot|little)|kinda|so much|totally|very "
        r"much))* "
        r"(?:like|of) (?:(?:my|our|your|his|her) (?!(?:first|last|other)\b)[\w'-]+(?: [\w'-]+)?|"
        r"me|us|"
        r"you|someone .*|that (?:guy|girl|dude|actor|one guy)\b.*)$"
    ),
    (
        r"^(?:btw |fyi |oh |and |so )*(?:this|it|that|these|they|the <pic>)(?:'s| is|'re| are|'ll "
        r"be| will"
        r" be)(?: (?:all|just|actually|gonna be|going to be|meant|supposed to be|a))* (?:for "
        r"(?:my|our|"
        r"his|her|their) [\w' -]{2,40}|(?:gift|present|surprise)\b.{0,30})(?:,? (?:btw|tho|haha|"
        r"lol|:\)))?$"
    ),
    (
        r"^(?:so |and |ok )?(?:is it (?:possible|ok|okay|allowed|legal|fine|alright)|(?:am i|are "
        r"we) allowed|"
        r"(?:can|could|may) (?:i|we))(?: for (?:me|us))?(?: to)?(?: (?:just|also|legally))* "
        r"(?:print|sell|"
        r"post|share|publish|order|buy|frame|upload) (?:it|this|that|these|those|them|<the> <pic>|"
        r"<ref>)"
        r"(?: .{0,40})?$"
    ),
    (
        r"^(?:(?:haha+|lol|but|um+|uh+|hm+|wait|bro|dude)[ ,]+)*(?:that|this|it)(?:'s| is) not "
        r"an? [\w' "
        r"-]{2,30}?,? (?:that|this|it)(?:'s| is) an? .{2,40}$"
    ),
    r"^(?:just )?(?:curious|asking|wondering|kidding|joking|saying|testing)(?: .{0,20})?$",
    (
        r"^(?:would|will|does|is|was) (?:that|it|this) (?:cost|be (?:free|expensive|cheaper)|"
        r"count|free)\b.*$"
    ),
    r"\bprank (?:a|my|his|her|the) \w+$",
    (
        r"^(?:hm+[,.]? |well,? |eh,? )*(?:not sure|no idea|i wonder|wonder) (?:how|what|why|if|"
        r"about|whether) "
        r"(?:i|we)\b|\blet me think\b"
    ),
    r"^(?:eh |ok |well )*(?:whatever|good enough|fair enough|could be worse)\b.{0,20}$",
    r"^(?:this|that|it) (?:makes|made|reminds|gets) (?:me|us)\b",
    r"^(?:o+h+|ah+) i see\b|\bwhat you did there\b",
    (
        r"^(?:which|what) models? (?:do|does|are) you (?:use|using|run|running)\b(?!.*\b(?:cost|"
        r"price))"
    ),
    (
        r"^what (?:would|will) happen if\b|^what(?:'s| is) the difference between (?:up|re|edit|"
        r"vary|the (?:models|tools)|an? |(?!<ref>|#?\d|<the> |the |these|those|them|both|it\b|this|"
        r"last|first|one |two )[a-z-]+ and )"
    ),
    r"^(?:does|do|has|did|is|can) (?:anyone|anybody|someone|somebody|any of you)\b",
    (
        r"^(?:are|is|can|may|could) (?:these|those|this|they|it|i|we)\b.*\b(?:commercially|"
        r"copyright(?:ed)?|legally|for money|sell)\b"
    ),
    r"^(?!prompt|image|picture|subject|style|negative)[a-z]{2,12}: .*\n[a-z]{2,12}: ",
    (
        r"^(?:should|shall|do|did|am|was|were|have) (?:i|we) (?!.*\b(?:darker|lighter|brighter|"
        r"bigger|smaller|add|remove|make (?:it|him|her|them|the))\b)(?:print|post|send|share|show|"
        r"hang|frame|use|buy|sell|pay|have to|need to|keep|take|get|trust|worry|wait|win)\b"
    ),
    (
        r"^(?:so |and |but |hey |ok |well )*(?:how|why|when|where|what|who|is|are|do|does|did|can|"
        r"could|will)\b.*\b(?:usually|technically|normally|typically|in general|afterwards|"
        r"diffusion|"
        r"under the hood|trained|start over|behind the scenes)\b"
    ),
    r"^(?:so )?how long (?:does|do|will|would) (?:an?|one|each|most)\b.* (?:take|need)$",
    (
        rf"\b(?:i|we)(?:'ll| will|'d| would| might| may|'m going to|'re going to| gotta| have to|"
        rf" need to) (?:just |probably |maybe |also )*{_THINK}\b"
    ),
    (
        r"^(?:let me|lemme|let's|lets) (?:just )?(?:think|sleep on|vote|wait|ask|decide|talk|"
        r"discuss)\b"
    ),
    (
        r"^(?:there(?:'s| is) )?no need (?:to|for)\b|^(?:you|u) (?:don't|dont|do not) (?:have|"
        r"need) to\b|"
        r"^(?:don't|dont|do not) (?:change|touch|edit|redo) (?:it|anything|a thing|this|that)$"
    ),
    (
        r"^(?:my|our|the|his|her) (?:(?!would )\w+ ){1,3}?(?:would never|loves|likes|hates|says? "
        r"(?:hi|hello|"
        r"thanks|that)|is going to|will (?:love|like|hate|kill|laugh|be)|is (?:laughing|"
        r"jealous))\b"
    ),
    (
        r"\b(?:told|tell) (?:you|ya|u)\b(?! what\b)|\bi told (?:him|her|them)\b|^look at (?:this|"
        r"that|him|"
        r"her|it|these)\b"
    ),
    (
        r"^(?:(?:i|we) )?(?:can't|cannot|cant|couldn't|could not) (?:stop|believe|wait|decide|"
        r"choose|"
        r"unsee|"
        r"even|help|get over)\b"
    ),
    (
        r"\b(?:fine by me|fine with me|up to you|your call|let's vote|deserves? a (?:raise|medal|"
        r"break))\b"
    ),
    (
        r"^(?:both|all|they|these|those) (?:are|look|were) (?:\w+ )?(?:fine|good|great|nice|ok|"
        r"okay|cool|cute)\b"
    ),
    r"\blook(?:s)? like (?:they're|they are|it's|he's|she's) (?:about|going) to\b",
    (
        r"\b(?:that's|thats|this is|it's|its) (?:literally|so|totally|exactly|basically) (?:you|"
        r"me|us|him|my)\b"
    ),
    r"^(?:who|what|when|where) (?:wants?|is coming|'s in|do we|did we (?:eat|say|agree))\b",
)
