"""English for two pictures at once: put together, alike, lending to each other."""

COMBINING = (
    (
        r"^(?:combine|merge|mix|blend|fuse|join|mash(?: up)?|stitch|unite|crossbreed|cross)\b|"
        r"\b(?:together|in(?:to)? one(?: (?:picture|image|photo))?|in(?:to)? (?:a single|the "
        r"same) "
        r"(?:picture|image|photo|scene)|side by side|into each other|next to each other)$|"
        r"\b(?:mix|mash-?up|combination|blend|hybrid|fusion|cross) (?:of|between) (?:<ref>|\d)|"
        r"\b(?:be friends|meet|hug|fight|kiss|each other)\b"
    ),
)
# "do that to #1", "the same for all of them": the change made last, on other pictures
SAME_CHANGE = (
    (
        r"^(?:and |now |then |also )*(?:(?:do|apply|make|use|try|repeat)(?: exactly)? )"
        r"?(?:the same|"
        r"the exact same|that|this|same)(?: (?:thing|change|edit|effect|one))? (?:to|for|on|"
        r"with) "
        r"<ref>(?: (?:too|as well|also|please|and .*))?[,: ]*(?P<rest>.*)$"
    ),
)
# the first picture lends something to the second
LENDING = (
    (
        r"^(?:put|place|add|use|insert|paste|copy|bring|take|move|let|have|apply|show)"
        r"\b.*?<ref>.{2,40}?"
        r"\b(?:into|in|inside|on|onto|behind|next to|beside|of|for|to|with|over|under|from)\b "
        r"(?:[\w']+ ){0,4}<ref>"
    ),
)
# what one picture shows goes into another, both named by their words
JOINING_TWO = (
    (
        r"^(?:use|take|apply|copy|borrow|put) (?:the )?(?:same )?(?:colou?rs?|palette|style|"
        r"look|mood|"
        r"background|light(?:ing)?|sky|frame|font) (?:of|from|in|that) (?P<one><the> [\w'-]+)"
        r"(?: <pic>| one)? (?:for|on|in|to|onto|with) (?P<other><the> [\w'-]+)(?: <pic>| one)?$"
    ),
    (
        r"^(?:take|grab|cut|copy|put|place|add|use|bring|insert|paste|let|have|move|drop|stick) "
        r"(?:out )?"
        r"(?P<one><the> [\w'-]+(?: (?!in\b|on\b|and\b|to\b|into\b|next\b|"
        r"with\b)[\w'-]+)?)\b.{0,40}?\b"
        r"(?:into|in|inside|on|onto|on top of|behind|next to|beside|near|with|over|under|to|at|in "
        r"front of) "
        r"(?P<other><the> [\w'-]+(?: [\w'-]+)?)(?: <pic>| one)?(?: .{0,20})?$"
    ),
)
LIKENESS = (
    (
        r"^(?:and |now |ok |then |maybe )*(?:(?:make|do|draw|give me|generate|create|show me|"
        r"use|i want)"
        r" )?(?:(?:something|one|another(?: one)?|it|an? <pic>|a version) )?(?:exactly |just |"
        r"kind "
        r"of |much )*(?:the )?(?:same(?: (?:thing|one|picture|image|scene|idea))?(?: (?:as|"
        r"like|of))?|"
        r"like|similar to|as) <ref>(?: one)?,? (?:but|with|without|in|only|except|just|at|as)\b"
    ),
    r"^(?:the )?same(?: thing)? as <ref>",
    r"^(?:i|we) (?:really )?(?:like|love|liked|loved) <ref>",
)
