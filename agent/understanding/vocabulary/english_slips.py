"""English as it is typed in a hurry: shorthand, missing apostrophes, slips of the pen."""

from collections.abc import Iterator

from agent.understanding.vocabulary.english_cues import CUES
from agent.understanding.vocabulary.tables import word_set

_SHORTEST = 6

# words a request turns on; the slips that are made in them are worked out below
_TURNING = word_set(
    """
    another anything background backdrop banner between bigger bottom brighter brightness camera
    cancel canvas cartoon change changed changes cinematic collage colour compare completely
    contrast convert corner create darker describe delete design different difference dramatic
    enhance enlarge everything exactly expand filter foreground format forget gallery generate
    generated horizontal illustration imagine improve instead jacket landscape larger lighter
    lighting maybe minimalist moonlight original outline painting perspective photorealistic
    picture pictures please portrait previous quality realistic recolor remove removed replace
    resize resolution retouch same saturation second sharpen sharper should shadow shadows sketch
    slightly smaller something square sticker sunset surprise texture thanks transparent upscale
    upscaled variation variations version versions vertical vintage wallpaper watercolor
    watercolour weather without workflow would could window
    """
)

# one slip away from a word above, and words of their own
_OWN_WORDS = word_set(
    """
    bacon banner cancer chance changer charge chase cloth coroner corer comer compere conner couture
    crate deign desing diffident dive fiber format former formal from gender hording larges
    lager lighters lightning marry outlie painting paining pleas portray potrait prefect quaint
    realist recolour reduced remote remove resided retouched scone shadowy sketchy smaller snug
    soured squared stricken sunsets surprised tanks things thinks ticker version virtual whether
    weathers widow windows winder wold cloud cold bottoms tigers beach carton emphasis father
    finnish forge inert inset overly slash thank galley filer revere sooth waken winkle
    """
)

_SHORTHAND = {
    "u": "you",
    "ur": "your",
    "n": "and",
    "pls": "please",
    "plz": "please",
    "plss": "please",
    "pleez": "please",
    "smth": "something",
    "smthn": "something",
    "sth": "something",
    "sumthin": "something",
    "somethin": "something",
    "gimme": "give me",
    "lemme": "let me",
    "gonna": "going to",
    "wanna": "want to",
    "b4": "before",
    "cud": "could",
    "wud": "would",
    "shud": "should",
    "prolly": "probably",
    "rlly": "really",
    "pic's": "pics",
    "bckground": "background",
    "backgrnd": "background",
    "bkg": "background",
    "instd": "instead",
    "w/": "with",
    "w/o": "without",
    "b/c": "because",
}

_CONTRACTED = (
    "aren't can't couldn't didn't doesn't don't hasn't haven't isn't shouldn't wasn't weren't "
    "won't wouldn't i'm i've he's she's that's there's what's where's who's they're they've "
    "we've you're you've it'll that'll they'll you'll"
)

# beyond one slip, or too short to work out
_FAR_OFF = {
    "sumthing": "something",
    "somthing": "something",
    "smth": "something",
    "sth": "something",
    "wnat": "want",
    "wan": "want",
    "waht": "what",
    "wat": "what",
    "picutre": "picture",
    "pitchure": "picture",
    "pictuer": "picture",
    "coudl": "could",
    "cuold": "could",
    "woudl": "would",
    "pelase": "please",
    "pleas": "please",
    "plese": "please",
    "cna": "can",
    "yuo": "you",
    "liek": "like",
    "hte": "the",
    "thsi": "this",
    "taht": "that",
    "adn": "and",
    "nad": "and",
    "nto": "not",
    "wiht": "with",
    "whit": "with",
    "befor": "before",
    "colr": "color",
    "litle": "little",
    "anoter": "another",
    "diferent": "different",
    "diffrent": "different",
    "imgae": "image",
    "iamge": "image",
    "imge": "image",
    "maek": "make",
    "mkae": "make",
    "amke": "make",
    "moer": "more",
    "mroe": "more",
    "lihgt": "light",
    "nigth": "night",
    "nihgt": "night",
    "brigth": "bright",
    "backround": "background",
    "transparant": "transparent",
    "watercolur": "watercolour",
    "definately": "definitely",
    "definatly": "definitely",
    "realy": "really",
    "verison": "version",
    "sqaure": "square",
    "upsacle": "upscale",
    "remvoe": "remove",
}


def _slips_of(word: str) -> Iterator[str]:
    """Two letters the wrong way round, one left out, or one typed twice."""
    for at in range(1, len(word)):
        swapped = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
        yield from (swapped, word[:at] + word[at + 1 :], word[:at] + word[at - 1] + word[at:])


def _worked_out() -> dict[str, str]:
    verbs = {verb for verb in CUES.changing if len(verb) >= _SHORTEST}
    compared = {word for word in CUES.compared if len(word) > _SHORTEST}
    known = verbs | compared | _TURNING | CUES.changing | CUES.describing | _OWN_WORDS
    known |= CUES.effects | CUES.looks | CUES.framed | CUES.kinds
    return {
        slip: word
        for word in sorted(verbs | _TURNING)
        if len(word) >= _SHORTEST
        for slip in _slips_of(word)
        if slip not in known
    }


IN_CONTEXT = {
    r"\bteh(?! (?:tarik|o|c|ais|halia|botol|peng)\b)": "the",
    r"\bid(?= (?:like|love|rather|prefer|want|need|appreciate)\b)": "i'd",
    r"\bits(?= (?:too|so|not|a bit|still|missing|kinda|way|really|for|just|my|perfect)\b)": "it's",
    r"\br(?= (?:you|u|we|they)\b)": "are",
    r"\bill(?= (?:take|have|go|need|want|use)\b)": "i'll",
}
"""Words that are slips only before certain others."""

MISSPELT = {
    **_worked_out(),
    **{word.replace("'", ""): word for word in _CONTRACTED.split()},
    **_SHORTHAND,
    **_FAR_OFF,
}
"""What is typed, and what is meant; none of these is a word of its own."""
