"""English, in full."""

from agent.understanding.vocabulary import english_again as again
from agent.understanding.vocabulary import english_aside as aside
from agent.understanding.vocabulary import english_asking as asking
from agent.understanding.vocabulary import english_between as between
from agent.understanding.vocabulary import english_leads as leads
from agent.understanding.vocabulary import english_making as making
from agent.understanding.vocabulary import english_remarks as remarks
from agent.understanding.vocabulary import english_shift as shift
from agent.understanding.vocabulary import english_story as story
from agent.understanding.vocabulary import english_words as words
from agent.understanding.vocabulary import english_work as work
from agent.understanding.vocabulary import laughter
from agent.understanding.vocabulary.english_cues import CUES
from agent.understanding.vocabulary.english_elsewhere import CANNOT, CHATTER, QUESTIONS
from agent.understanding.vocabulary.english_options import OPTIONS
from agent.understanding.vocabulary.english_places import PLACES
from agent.understanding.vocabulary.english_pleased import DOUBTING, PLEASED
from agent.understanding.vocabulary.english_slips import IN_CONTEXT, MISSPELT
from agent.understanding.vocabulary.english_studio import STUDIO
from agent.understanding.vocabulary.english_talk import REFUSE, TALK
from agent.understanding.vocabulary.tables import Vocabulary, word_set

ENGLISH = Vocabulary(
    name="english",
    markers=words.VERBS
    | word_set(
        """
        the and of with my it is please draw make can you want to this that for at picture what
        how one but more drawing again now help gallery status hello thanks from by are who
        some two three four into out over under his her your our its there be have has need
        like would could should about another another's version versions style night sky
        black white blue green dog cat old new little big
        """
    ),
    shorthand={
        "pic": (
            r"(?:pictures?|images?|photos?|photographs?|pics?|drawings?|paintings?|illustrations?|"
            r"artworks?|renders?|creations?|generations?|imgs?|artpieces?|visuals?|graphics?)"
        ),
        "it": (
            r"(?:it|this(?: one)?|that(?: one)?|these(?: ones)?|those(?: ones)?|them|him|her|the "
            r"same(?: one| thing)?)"
        ),
        "the": r"(?:the|this|that|these|those|my|our|your|his|her|its|their)",
        "n": (
            r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|both|all|a "
            r"dozen|a couple(?: of)?|a few|several|some|a pair of|half a dozen)"
        ),
        "num": (
            r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|a couple(?: "
            r"of)?|couple of|a few|several|a pair of|half a dozen)"
        ),
        "very": (
            r"(?:(?:much|way|a (?:bit|little|lot|tad|touch)|even|slightly|far|really|very|super|"
            r"extra|so much|significantly|considerably|a whole lot) )"
        ),
        "thing": (
            r"(?:it|this(?: one)?|that(?: one)?|these|those|them|(?:the|this|that|my|your) "
            r"(?:whole |entire )?<pic>|everything)"
        ),
    },
    numbers={
        "a": 1,
        "an": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "twelve": 12,
        "sixteen": 16,
        "dozen": 12,
        "a dozen": 12,
        "half a dozen": 6,
        "couple": 2,
        "a couple": 2,
        "couple of": 2,
        "a couple of": 2,
        "pair": 2,
        "a pair of": 2,
        "few": 3,
        "a few": 3,
        "several": 4,
        "both": 2,
        "twice": 2,
        "double": 2,
        "thrice": 3,
        "quadruple": 4,
        "twofold": 2,
        "threefold": 3,
        "fourfold": 4,
        "eightfold": 8,
    },
    ordinals={
        "first": 1,
        "oldest": 1,
        "earliest": 1,
        "second": 2,
        "third": 3,
        "fourth": 4,
        "fifth": 5,
        "sixth": 6,
        "seventh": 7,
        "eighth": 8,
        "ninth": 9,
        "tenth": 10,
        **dict.fromkeys(
            (
                "last but one",
                "last one but one",
                "second to last",
                "second last",
                "one before last",
                "one before the last",
                "next to last",
                "penultimate",
            ),
            -2,
        ),
        **dict.fromkeys(("last but two", "third to last", "third from last", "third last"), -3),
        "middle": 0,
        "1st": 1,
        "2nd": 2,
        "3rd": 3,
        "4th": 4,
        "5th": 5,
        "6th": 6,
        "7th": 7,
        "8th": 8,
        "9th": 9,
        "10th": 10,
    },
    leads=leads.LEADS,
    interjections=leads.INTERJECTIONS,
    tails=leads.TAILS,
    after_that=(
        r",? (?:and )?then ",
        (
            r",? (?:and )?(?:after that|afterwards|after this|once (?:it's|that's|it is|that is) "
            r"(?:done|ready|finished)|when (?:it's|that's|it is|that is) (?:done|ready|finished)|"
            r"next),? "
        ),
        r" ?->|=> ?",
    ),
    also=(r",? and (?:also )?", r",? also ", r", ", r" & ", r" \+ ", r",? plus "),
    command_heads=(
        (
            r"(?:draw|paint|sketch|generate|create|render|illustrate) (?:(?:him|her|them) "
            r"(?=(?:an?|some|two|three) )|(?:me|us) )?(?:an?|the|some|"
            r"something|anything|another|one|<num>|it|this|that|<pic>)\b"
        ),
        r"(?:visuali[sz]e|depict|imagine|show|do) (?:that|it|this|them)\b",
        r"(?:make|give|show|get) (?:me|us|it|this|that|them|the|my|an?|<ref>)(?!\w)",
        r"(?:upscale|up-scale|enlarge|vary|re-?roll|remix|undo|animate)\b",
        r"(?:can|could|should) (?:it|he|she|they|the|his|her|its|their)\b",
        r"let (?:it|him|her|them) (?!me\b|us\b|know\b|be\b|go\b)\w",
        r"(?:cancel|stop) (?:it|this|that|the|all|everything|<ref>|#?\d)",
        (
            r"(?:add|remove|delete|erase|replace|change|turn|convert|put|swap|brighten|darken|"
            r"recolou?r|place|take|sharpen|crop|flip|rotate|blur|transform)(?= (?:an?|the|some|it|"
            r"this|that|his|her|its|their|my|more|one|two|three|every\w*|half|all|any|<ref>|"
            r"#?\d|\w+ to))"
        ),
        (
            r"(?:(?:take|cut|move|bring|put|push|pull|swap|switch) (?:out|away|off|down|up|back|"
            r"in)|get rid of|tone down|clean up|touch up|fix|lose|ditch|drop|hide|move|shift|"
            r"shrink|lighten|soften|straighten|tint|dim|fade|smooth|simplify|enlarge|lower|raise|"
            r"increase|reduce)(?= (?:the|his|her|its|their|those|these|<ref>|#\d)\b)"
        ),
        (
            r"(?:make|turn|crop|give|upscale|enlarge|resize|convert|darken|brighten|vary|show) "
            r"(?:#\d{1,2}\b|\d{1,2} (?:to|into|in|black|white|red|blue|green|yellow|pink|bigger|"
            r"\w{3,}er)\b)"
        ),
        r"(?:list|show|see|find|open) (?:me )?(?:my|our|all|the|<ref>|#\d)",
        (
            r"(?:tell me|how much|how many|what did|what have|is it|is that|when will|do i have|"
            r"what's my|thank)\b"
        ),
        (
            r"write (?:\S+ ){1,6}(?:on|across|over|under|above|in|along|at|onto) (?:the|his|her|"
            r"its|their|top|it)\b"
        ),
        r"\d{1,2} ?x upscal|upscaling\b|(?:background|bg) removal\b",
        r"back to (?:<the>|<ref>|#?\d)",
        r"(?:go back|try again|do it again|return|revert|restore)\b",
        r"(?:i|we)(?:'d| would)? (?:also )?(?:want|need|like)\b",
        r"(?:improve|enhance) (?:this|my|the) prompt",
        r"(?:another|make) (?:one|variations?)\b",
        r"(?:an?|<num>) (?:variations?|versions?|alternatives?) of <it>",
    ),
    talk=TALK,
    agree=(
        (
            r"^(?:(?:yes|yeah|yep|ok|okay|sure|please|go ahead|go for it|do it|approve[d]?|"
            r"confirm(?:ed)?|accept(?:ed)?|agreed|fine|allow(?: it)?|proceed|continue|spend it|it|"
            r"that|<ref>|#?\d+|the cost)[ ,.!]*)+$"
        ),
    ),
    decline=(
        (
            r"^(?:(?:no|nope|nah|don't|do not|reject(?:ed)?|decline[d]?|deny|denied|refuse|"
            r"disapprove|too expensive|never mind|thanks?|thank you|it|that|not|please|"
            r"(?P<what><ref>|#?\d+))[ ,.!]*)+$"
        ),
    ),
    refuse=REFUSE,
    taken_back=(
        (
            r"\w.*[ .,!\u2026-](?:nvm|never ?mind|(?<!before i )forget (?:it|that|i said anything)|"
            r"jk|just kidding|(?:no )?(?:wait|hang on|hold on),? (?:hang on,? |hold on,? |"
            r"wait,? )*(?:let me think.*|one sec|give me a (?:sec|minute|moment)|no)|"
            r"ignore (?:this|that)|wrong (?:chat|channel|window))[ .!]*$"
        ),
    ),
    cannot=CANNOT,
    questions=QUESTIONS,
    modal=(
        (
            r"^(?:(?:hey|hi|ok|so|and|but|please)[ ,]+)*(?:can|could|would|will|"
            r"do|did|are|have|should|may|might) (?:you|u|i|we|it|he|she|they|the|there|this|that)\b"
        ),
    ),
    must=(
        (
            r"^(?:please |just )?(?:fix|correct|remove|change|mend|repair|redo|delete) (?:that|"
            r"this|it)\b"
        ),
        (
            r"^(?:<it>|he|she|they|there|<the> [\w'-]+(?: [\w'-]+)?) (?:should|must|needs?|has to|"
            r"have to|ought|was supposed|were supposed|is supposed)\b"
        ),
    ),
    chatter=CHATTER,
    aside=(*aside.ASIDE, *DOUBTING, *laughter.ENGLISH),
    pleased=PLEASED,
    foreign=aside.FOREIGN,
    mood_told=story.MOOD_TOLD,
    enhance=asking.ENHANCE,
    status=work.STATUS,
    cancel=work.CANCEL,
    usage=work.USAGE,
    gallery=asking.GALLERY,
    search=asking.SEARCH,
    listed_of=(
        (
            r"^(?:show|list|see|find|get|give)(?: me| us)? (?:everything|anything|all|whatever)"
            r"(?: (?:i|we)(?:'ve| have)? \w+)? (?:of|with|about|showing|that (?:has|have|shows?)|"
            r"containing) (?:an? |any |some )?(?P<words>[\w' -]{1,50}?)(?: (?:in (?:it|them|there)|"
            r"on (?:it|them)|so far|again))*$"
        ),
        (
            r"\b<pic> (?:of|with|about|showing|that (?:have|show|contain)|containing|where) "
            r"(?P<words>(?!mine\b|ours\b|me\b|this\b|today|yesterday)[\w' -]{1,50}?)(?: (?:so far|"
            r"again|please|in (?:my|the) gallery))*$"
        ),
    ),
    undo=asking.UNDO,
    show=asking.SHOW,
    reroll=again.REROLL,
    vary=again.VARY,
    upscale=again.UPSCALE,
    change=making.CHANGE,
    change_named=making.CHANGE_NAMED,
    restate=making.RESTATE,
    fragment=making.FRAGMENT,
    stated=remarks.STATED,
    added=remarks.ADDED,
    beside=remarks.BESIDE,
    suggested=remarks.SUGGESTED,
    likeness=between.LIKENESS,
    combining=between.COMBINING,
    same_change=between.SAME_CHANGE,
    made=story.MADE,
    remark=story.REMARK,
    told=story.TOLD,
    about_told=story.ABOUT_TOLD,
    telling=story.TELLING,
    shift=shift.SHIFT,
    next_up=shift.NEXT_UP,
    afterthought=shift.AFTERTHOUGHT,
    lending=between.LENDING,
    joining_two=between.JOINING_TWO,
    make_the=(
        (
            r"^it (?:should|must|has to|needs to|could) (?:be|show) (?:an?|some) (?!bit\b|"
            r"little\b)|^(?:make|set|place|use|open|let|have|try|frame|light) the (?!(?:\w+ )"
            r"{0,2}(?:\w+er|red|blue|green|purple|black|white|pink|yellow|orange|gold)$)"
        ),
    ),
    factor=(
        (
            r"\b(?P<n>two|three|four|five|eight|ten|twelve|sixteen) "
            r"(?:times|steps|changes|edits|versions)\b"
        ),
        r"\b(?P<n>double|twice|thrice|quadruple|twofold|threefold|fourfold|eightfold)\b",
    ),
    how_many=(
        (
            r"(?<![#\w.:])(?P<n><num>)(?= (?:(?:more|other|new|different|further|additional|"
            r"slight(?:ly)?|subtle|wild|strong|vivid|small|random|nice|creative|similar|minor|"
            r"bold|alternative) ?)*(?:more|variations?|variants?|versions?|takes?|others?|"
            r"alternatives?|options?|<pic>|times|similar|ones)\b)"
        ),
        (
            r"\b(?:variations?|vary|versions?|alternatives?)\b.*?\b(?:x ?)?(?P<n><num>)(?: times|"
            r"x)$"
        ),
        r"(?:give me|show me|make|another) (?P<n><num>)$",
        r",? (?:maybe|say|perhaps|about|like) (?P<n><num>)(?: of (?:them|those))?$",
        r", ?(?P<n><num>)(?: of (?:them|those))?$",
        r"\bbut (?P<n><num>) (?:different|other|new)\b",
        r"\bagain,? (?P<n><num>) (?:of|times|more)\b",
    ),
    object_end=(
        # "enlarge it, it has to go on a wall"
        r",? ?[,;(\u2013-] ?(?:it|i|we|they|this|that|he|she|you|need|want|for|thanks)\b",
        (
            r"(?:^|(?<!\bone)\s)(?:to|by|for|with|at|without|using|keeping|so|as|please|keep|but|"
            r"up|in|into|creatively|faithfully|precisely|subtly|more|a bit|a lot|again|now|via|"
            r"size|resolution|twice|double)\b"
        ),
    ),
    draw=making.DRAW,
    draw_soft=making.DRAW_SOFT,
    embedded=making.EMBEDDED,
    frames=making.FRAMES,
    fresh=making.FRESH,
    studio=STUDIO,
    verbs=words.VERBS,
    slips=words.SLIPS,
    misspelt=MISSPELT,
    in_context=IN_CONTEXT,
    after_verb=(
        (
            r" (?:me|us|an?|the|it|this|that|these|my|his|her|its|their|some|two|three|four|five|"
            r"#?\d+|another)\b"
        ),
    ),
    stop_words=words.STOP_WORDS,
    work=word_set(
        """
        job jobs request wish order task generation render work queue progress status last
        current everything anything gallery history upscale edit today yesterday week month
        recent latest process drawing mine ours picture made done far
        """
    ),
    joining=word_set(
        """
        in on at with under over by near behind and wearing holding riding sitting from
        """
    ),
    parts=words.PARTS,
    moods=words.MOODS,
    empty=word_set(
        """
        it this that these those them something anything whatever one a an the some picture
        image photo drawing painting pic please pictures images thing things stuff me us now
        again you can could and or for to of same edit change modify make do different art
        artwork
        """
    ),
    pronoun="it",
    strengths={
        r"\b(?:subtl[ey]|slight(?:ly)?|small|minor|gentle|gently|tiny|little)\b": "subtle",
        (
            r"\b(?:wild(?:ly|er)?|crazy|radical(?:ly)?|very different|completely different|totally "
            r"different|extreme(?:ly)?|drastic(?:ally)?|insane)\b"
        ): "wild",
        r"\b(?:vivid(?:ly)?|strong(?:ly|er)?|bold(?:ly|er)?|big)\b": "vivid",
    },
    modes={
        (
            r"\b(?:creative(?:ly)?|imaginative(?:ly)?|(?:add|invent|with|more|extra)(?:ing)? "
            r"(?:new |more |extra |some )?details?)\b"
        ): "creative",
        (
            r"\b(?:faithful(?:ly)?|precise(?:ly)?|exact(?:ly)?|accurate(?:ly)?|"
            r"true to (?:the )?original|without (?:changing|altering|inventing|adding)|(?:don't|"
            r"do not) (?:make|invent) (?:\w+ )?(?:stuff|things|anything)(?: up)?|(?:don't|"
            r"do not) (?:change|alter|add|invent)|keep(?:ing)? (?:it|everything|all|"
            r"the details)(?: exactly| the same)?|unchanged)\b"
        ): "faithful",
    },
    periods={
        r"\b(?:today|todays?|daily|per day|this day|last 24 hours|24h)\b": "day",
        r"\b(?:month|months|monthly|week|weekly|30 days)\b": "month",
        (
            r"\b(?:ever|all[- ]time|total|in total|overall|altogether|so far|since the (?:start|"
            r"beginning)|lifetime|all together)\b"
        ): "all",
    },
    scopes={
        r"\b(?:favou?rites?|thumbs? up|liked|hearted)\b": "favourites",
        (
            r"\b(?:we|us|our|ours|(?:this|the)(?: whole| entire)? (?:chat|group|channel|server|"
            r"room|team)|everyone|everybody|all of us|here|together)\b"
        ): "chat",
        r"\b(?:i|my|me|mine|i've|myself)\b": "mine",
    },
    everything=(r"\b(?:all|everything|every|both|them all|each)\b",),
    typed_style={"sketch": "sketch", "doodle": "doodle"},
    cues=CUES,
    options=OPTIONS,
    places=PLACES,
)
