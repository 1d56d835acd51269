"""English that only says how a picture is liked: pleasure, doubt and comparison, no wish in it."""

_GOOD = (
    r"(?:nice|great|good|cool|awesome|amazing|beautiful|gorgeous|lovely|perfect|wonderful|neat|"
    r"fantastic|brilliant|excellent|incredible|stunning|superb|cute|adorable|fine|sweet|epic|dope|"
    r"sick|lit|fire|insane|impressive|hilarious|funny|well done|spot on|magical|fabulous|"
    r"phenomenal|unreal|unbelievable|outstanding|magnificent|delightful|terrific|breathtaking|"
    r"mind[- ]?blowing|chef'?s kiss|on point|interesting|charming|flawless|top notch|crazy good|"
    r"pretty|delicious|tasty|yummy|comfy|inviting|wholesome|powerful|touching|moving|detailed|"
    r"real|realistic|lifelike|vivid|crisp|peaceful|dreamy|relaxing|calming|"
    r"majestic|expressive|convincing|atmospheric|elegant|cozy|cosy|clever|creative|wild|legendary|"
    r"ace|rad|mint|banging|bomb|goated|peak|the best|"
    r"my favou?rite|art|a masterpiece|a vibe|a mood|better than .{3,60})"
)
_ADVERB = (
    r"(?:(?:so|really|very|pretty|absolutely|just|quite|simply|super|also|all|actually|such a|"
    r"honestly|truly|already|seriously|freaking|fucking|damn|bloody|kinda|insanely|ridiculously|"
    r"extremely|totally|genuinely|especially|incredibly|surprisingly|looking|turned out|a|an|"
    r"much|way|far|rather|the) )*"
)
_AFTER = (
    r"(?: (?:here|now|already|tho|though|tbh|ngl|imo|lol|wow|omg|haha+|xd|man|bro|bot|dude|mate|"
    r"guys|in (?:this|that)"
    r"(?: one| picture| image| photo| pic)?|in <ref>|on (?:this|that)(?: one)?|this time|as (?:it|"
    r"they) (?:is|are)|for (?:me|us|sure)|to me|indeed|job|work|one|stuff|result|picture|image|"
    r"look|looking|enough|too|as well|again|overall|in general|actually|together|and \w+|so far|"
    r"with .{3,40}))*"
)
_WHAT = (
    r"(?:<it>|<ref>|he|she|they|these|those|everything|(?:<the>|his|her) [\w'-]+(?: (?!is\b|are\b|"
    r"looks?\b)[\w'-]+){0,3}?|(?:the|this|that) (?:first|second|third|last|one)(?: one)?)"
)
_IS = (
    r"(?:'s|'re| is| are| was| were| looks?| feels?| seems?| sounds?| came out| turned out| turns "
    r"out| ended up| has turned out|s)"
)
_JOY = (
    r"(?:(?:haha+|hehe+|lo+l|lmao+|omg|oh my(?: god| gosh)?|wow+|whoa+|woah+|ooh+|aww+|yay+|yess+|"
    r"damn|dang|holy \w+|ok(?:ay)?|well|man|bro|dude|yo|hey|and|but|oh|yeah|yes|no|hm+|huh|"
    r"honestly|"
    r"tbh|ngl|nice|great|cool|perfect)[ ,!.]*)*"
)
_NO_WISH = (
    r"(?!.*(?:\bbut\b|\bexcept\b|\bonly\b|\bplease\b|\bcan (?:you|u|we|i)\b|\bcould\b|\bmake\b|"
    r"\bif\b|\bwould be\b|\binstead\b|\btoo (?!$|now|much$|bad$)|\bnot (?!bad)|\bn't\b|\bgive\b|"
    r"\bshould\b|\bneeds?\b|\blet's\b|\bbefore\b|\bbetter$|\bwith (?:an?|some|more|less) |\bmore "
    r"(?!than)|"
    r"\bless\b))"
)
_LIKE = (
    r"(?:love|loving|like|liked|loved|adore|dig|enjoy|appreciate|digging|am (?:so )?(?:happy|"
    r"pleased|"
    r"impressed)(?: with)?|'m (?:so |really |very )?(?:happy|pleased|impressed|obsessed|in love)"
    r"(?: with)?)"
)
_DOUBT = (
    r"(?:not sure|unsure|undecided|torn|not convinced|not certain|no idea|in two minds|on the "
    r"fence|"
    r"can't decide|cannot decide|don't know|do not know|hard to say|have to think)"
)

_MOVED = (
    r"(?:impressed|speechless|obsessed|amazed|stunned|shook|blown away|jealous|hyped|excited|"
    r"touched|classic|"
    r"iconic|relatable|facts|mood|same|legendary|underrated|overrated)"
)
_QUALITY = (
    r"(?:light(?:ing)?|colou?rs?|mood|expression|details?|textures?|composition|eyes|smile|pose|"
    r"contrast|"
    r"shadows?|atmosphere|reflections?|sky|background|face|hair|touch|style|vibes?|tones?|palette|"
    r"framing|"
    r"angle|depth|glow|hands|use of [\w-]+|choice of [\w-]+|brush ?work|linework|shading|"
    r"perspective)"
)

PLEASED = (
    (
        rf"^{_JOY}(?:ha |(?:i|we)(?:'m| am|'re)? |so |really |honestly |kinda |totally |just |"
        rf"that's |it's )*{_MOVED}{_AFTER}$"
    ),
    rf"^{_NO_WISH}<the> .{{3,40}} (?:wow|omg|damn|whoa)$",
    (
        rf"^{_JOY}{_NO_WISH}{_ADVERB}{_GOOD} (?:[\w-]+ )?{_QUALITY}(?: (?:on|in|of|with|there|"
        r"here|throughout|"
        rf"around)(?: .{{0,30}})?)?{_AFTER}$"
    ),
    (
        rf"^{_JOY}(?:(?:ah|yes|oh|this|it|that|is|it's|that's|pure|absolute|sheer|total|just|an?|"
        r"what an?|such"
        r" an?|the|my)[ ,]+)*(?:perfection|beauty|magic|goals|masterpiece|stunner|banger|slay|"
        r"vibes|goosebumps|"
        r"chills|poetry|gold|heaven|joy|bliss|legend|genius|wow|fire|chef'?s kiss)[ .!]*$"
    ),
    (
        rf"^{_JOY}(?:not (?:too |half |so )?(?:bad|shabby)|can't complain|couldn't be better|"
        r"nothing to (?:add|"
        r"change|complain .*)|no notes|no complaints|10/10|ten out of ten|100|a\+)(?: at all| "
        r"really| for .{2,30}"
        rf")?{_AFTER}$"
    ),
    (
        rf"^{_JOY}{_ADVERB}{_GOOD} (?:shot|pic|picture|photo|work|job|render|one|stuff|result|"
        r"capture|idea|"
        r"composition|colou?rs?|choice|catch|effort|try|art|piece|vibes?|mood|"
        rf"light(?:ing)?){_AFTER}$"
    ),
    (
        rf"^{_JOY}{_NO_WISH}{_WHAT} (?:really |just )?(?:gives?|adds?|brings?|lends?|makes?) "
        r"(?:it |the (?:"
        r"scene|picture|image|whole \w+) )?(?:such|so much|so many|a (?:really|very|lovely|nice|"
        r"great|"
        r"certain)|a lot of)\b.{0,40}$"
    ),
    (
        r"^(?:so|very|really|truly|absolutely|just|such|how) (?:\w+,? (?:and|but|yet|,) ?)?(?:so )?"
        rf"{_GOOD}{_AFTER}$"
    ),
    rf"^{_JOY}{_NO_WISH}{_WHAT}{_IS} {_ADVERB}{_GOOD}{_AFTER}$",
    (
        rf"^{_JOY}{_NO_WISH}(?:(?:i|we)(?= |'m)|(?=love|loving|"
        r"adore|dig|enjoy|(?:really|just|absolutely|so) )) ?(?:(?:really|absolutely|totally|just|"
        r"do|also|so|"
        rf"especially|actually|kinda) )*{_LIKE} (?:how|the way|what|that|where|it|this|these|those|"
        r"them|him|her|<ref>|<the>)(?: (?!as\b).{0,50})?$"
    ),
    (
        rf"^{_JOY}(?:it's |it is |its |that's |that is |this is |thats |yep |yes |exactly |just |"
        r"pretty much |precisely |basically |literally |almost )*(?:what|how|the (?:one|look|vibe|"
        r"thing)) (?:i|we) (?:wanted|meant|needed|had in mind|imagined|pictured|was looking for|"
        r"were looking for|was after|were after|asked for|hoped for|was hoping for|envisioned)"
        rf"{_AFTER}$"
    ),
    (
        rf"^{_JOY}(?:what an?|such an?|how) {_ADVERB}(?:{_GOOD}|\w+ (?:job|work|picture|image|shot|"
        r"result|piece|bot))(?: .{0,30})?$"
    ),
    (
        rf"^{_JOY}(?:the )?(?:colou?rs?|light(?:ing)?|details?|mood|composition|expression|face|"
        rf"vibe|result|style|eyes?) (?:tho|though|on point)?$"
    ),
)
DOUBTING = (
    (
        rf"^{_JOY}(?:(?:i'm|im|i am|we're|i|we|still|really|just|so|kind of|kinda|a bit) )*{_DOUBT}"
        r"(?: (?:yet|about|which|if|whether|what|on|with|between|i|we|how)\b.{0,60})?$"
    ),
)
