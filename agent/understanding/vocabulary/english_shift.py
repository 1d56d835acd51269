"""English for a change of subject, and for what is said before the wish and after it."""

FRESH = r"(?:an?|some|one|two|three|four|five|another|\d+)\b"
DRAWS = r"(?:draw|paint|make|create|generate|sketch|do|design|give|show|get|illustrate|render)"
_SHIFT = (
    r"(?:(?:an? |my |one more )?(?:new|fresh|next|different|other|another|second(?! (?:pic|picture|"
    r"image|photo|one)\b)|(?:completely|entirely|totally) (?:new|different))(?: (?:one|idea|"
    r"picture|image|topic|subject|request|thing|wish|pic|prompt|drawing))?|(?:something|anything|"
    r"smth|sth|smthg) (?:completely |totally |entirely |quite )?(?:else|different|new)|"
    r"(?:now )?for something (?:completely )?(?:else|different|new)|moving on|"
    r"time for something (?:else|different|new)|(?:blank|clean) slate|fresh (?:start|canvas)|"
    r"new canvas|(?:let's|lets) (?:do|try) (?!(?:it|this|that|an?|some|the|something)\b)[\w'-]+(?: "
    r"[\w'-]+)?|[\w'-]+ (?:stuff|thing|one|pic|picture)s? (?:is|are) done(?: lol| now)?|(?:let's |"
    r"lets )?mov(?:e|ing) on(?: to(?= an?\b))?|on to (?:the next(?: one| thing)?|something (?:else|"
    r"new))|unrelated|off[ -]?topic|separately|quick one|change of (?:plans?|mind|topic|subject|"
    r"scenery|scene|pace)|(?:scrap|erase|forget|drop|ditch|lose|kill|bin) (?:the|"
    r"that) [\w' -]{2,30} idea|new plan|next up|start(?:ing)? (?:over|simple|fresh|with)|(?:no |"
    r"nah |ok |just )*(?:forget|nevermind|never mind|nvm|scrap|scratch|skip|ditch|drop|leave|"
    r"screw)(?: about)?(?: (?:it|that|this|those|all that|the [\w'-]+(?: (?:one|thing))?))?|"
    r"enough(?: of)?(?: (?:the|with the|with))? [\w'-]+|(?:i(?:'ve| have)? )?(?:just )?changed my "
    r"mind|(?:i(?:'ve| have| just)? |ive )?(?:got |had |have )?(?:an?|another)(?: (?!logo\b|"
    r"poster\b|card\b)\w+)? idea|on second thoughts?|enough|that's (?:it|enough|all)(?: (?:of|for|"
    r"with) [\w' -]{1,20})?|instead(?: of (?:that|this|it|the [\w'-]+))?|one more(?: thing)?|next)"
)
_AFRESH = (
    rf"(?=(?:and |now |then |please |maybe |let's (?:do|have|try|go with) |i(?:'d| would)? (?:want|"
    rf"like|need|love) |can (?:you|i|we) |could (?:you|i|we) )*(?:(?:{DRAWS}|have|see)(?: me|"
    rf" us)? )?(?:{FRESH}|draw\b|paint\b|sketch\b))"
)

# the subject is changed: what follows is new ("something else: a whale"), each ends in its mark
TOPIC = (
    (
        r"(?:now )?for (?:her|his|my|our|the|their) (?:[\w'-]+ ){0,6}[\w'-]+: *(?=(?:an?|some|two|"
        r"three) )"
    ),
    r"(?:in the )?same (?:series|set|theme|style),? (?:the )?next [\w'-]+: *",
    r"(?:let's |lets |and now |now )?mov(?:e|ing) on to (?=(?:an?|some|two|three) )",
    (
        r"(?:(?:ok|okay|so|and|now|then),? )*(?:for )?(?:the |my |our )?(?:next|new|last|final|"
        r"second|third|another) (?:(?!(?:one|to|but|pic|picture|image|photo|background|backdrop|"
        r"sky|hair|hairstyle|outfit|dress|colou?r|colou?rs|pose|expression|face|text|title|caption|"
        r"headline|font|style|setting|season|weather|mood|hat|shirt|jacket|wording|slogan|name|"
        r"date|price)\b)[\w'-]+)(?: [\w'-]+)?(?: please)? ?: *(?! *(?:make|add|remove|change|turn|"
        r"give)\b)"
    ),
    (
        r"(?:(?:ok|okay|so|and|now|then),? )*(?:the )?(?:last|next|final) one(?: for (?:today|now|"
        r"tonight|me))?[,:] *(?=an?\b)"
    ),
    (
        rf"(?:(?:ok|okay|so|now|and|but|no|well|alright|do|try|draw),? )*{_SHIFT}(?: please)?(?: "
        rf"in \d{{1,2}}:\d{{1,2}})?(?: *[:\u2013-]+ *|[,.!;] *{_AFRESH})"
    ),
)
# says nothing yet: "quick one - …", "hope you can help. …"
OPENER = (
    r"(?:(?:a |an |just a |it's a |this is a )?(?:(?:bit|kind|sort) of an? )?(?:weird|odd|"
    r"strange|random|silly|quick|simple|fun|crazy|stupid|tricky|wild) (?:one|idea|request|"
    r"question|ask|thing|favou?r)|(?:i )?hope you can help(?: me| us)?(?: with (?:this|that))?|"
    r"one more|(?:not sure|no idea|don't know|dunno) (?:if|whether) (?:this|that|it)(?:'s| is) "
    r"(?:possible|doable|ok|okay|allowed|too much))"
)
SOMETHING_FOR = (
    r"(?:i|we)(?:'m| am|'re| are|'d like)? ?(?:need|want|after|looking for)? (?:something|sth|"
    r"anything) for (?:the|my|our|a|an|this|her|his) [\w' ]{3,30}"
)
_BEFORE_IT = r"(?:(?:ok|okay|so|now|and|but|no|nah|well|alright|wait|hi|hey|hello),? )*"
SHIFT = (
    rf"^{_BEFORE_IT}{_SHIFT}$",
    rf"^{_BEFORE_IT}(?:{OPENER}|{SOMETHING_FOR})$",
)
# "that's great but …": only what follows is a wish
PRAISED = (
    r"(?:(?:it|that|this|they)(?:'s| is| are| looks?)? |looks? |i (?:really )?(?:like|love) (?:it|"
    r"this|that),? )?(?:(?:so|really|very|pretty|quite|already|almost|almost there|all) )*(?:great|"
    r"good|nice|cool|perfect|lovely|amazing|awesome|beautiful|fine|cute|ok|okay|gorgeous|better|"
    r"close|almost|there|not bad)?,? (?:but|only|except(?: that)?|just that|though)(?: i think)?,? "
    r"(?=(?:the|make|it|can|could|add|remove|change|his|her|its|their|there|please|give|needs?|i|"
    r"with|in|a bit|more|less|fix|turn|put)\b)"
)
# "a cat. Then a dog."
NEXT_UP = (r"(?:and )?(?:then|next|after that|afterwards),? (?!up\b)",)
# said after a wish, no part of it ("a cat instead")
AFTERTHOUGHT = (
    r"[ ,]+(?:(?:would|might|could|should) )?look(?:s|ed)?(?: like)?$",
    (
        r"[ ,]+(?:instead|now|next|this time|tho|though|or (?:something|so|whatever)|if that's "
        r"ok(?:ay)?)$"
    ),
)
