"""English for the studio: light, view, frame, file and story of a picture that is there."""

from collections.abc import Mapping

from agent.understanding.vocabulary.english_frame import CAMERA, FRAME, WIDER
from agent.understanding.vocabulary.english_in_words import IN_WORDS, ONE
from agent.understanding.vocabulary.english_routine import ROUTINE
from agent.understanding.vocabulary.tables import Patterns

_WHOSE = rf"(?: (?:of|from|in|on|for|behind|around|out of) (?P<what>{ONE}))?"
_END = (
    r"(?:[ ,]+(?:please|now|again|too|as well|for me|entirely|completely|properly|with that|"
    r"transparent))*$"
)
_BACKGROUND = (
    r"(?:(?:the|its|his|her|their|that|this|my|all|all the|whole|entire|any|white|old) )*"
    r"(?:background|backdrop|bg|backround|backgroud)s?"
)
_GIVE = r"(?:make|give|get|need|want|i want|i need|have|create|export|save|i'd like)(?: me| us)?"
_SIDE = r"(?:left|right|top|bottom|above|below|up|down|upwards?|downwards?|sides?|all sides)"

STUDIO: Mapping[str, Patterns] = {
    **ROUTINE,
    **FRAME,
    **IN_WORDS,
    "remove_background": (
        (
            r"^(?:(?:remove|delete|erase|cut(?: out| away| off)?|get rid of|drop|strip(?: "
            r"off| away| "
            r"out)?|take (?:out|away|off)|clear(?: out| away)?|knock out|kill|lose|ditch|eliminate|"
            rf"wipe(?: out)?|rm|bin)) {_BACKGROUND}(?: (?:away|out|off))?{_WHOSE}{_END}"
        ),
        rf"^(?:take|cut|strip|get) {_BACKGROUND} (?:away|out|off){_WHOSE}{_END}",
        (
            rf"^(?:(?:make|turn|have|leave|render|set) )?(?:{_BACKGROUND}){_WHOSE} (?:be )?"
            rf"(?:transparent|see[- ]?through|invisible|gone|removed|cut out){_END}"
        ),
        (
            rf"^(?:{_GIVE} )?(?P<what2>{ONE})? ?(?:with|on|to have|have)? ?(?:an? |no |without )?"
            rf"(?:transparent|see[- ]through) (?:background|backdrop|bg|png|cut-?out|<pic>)"
            rf"(?: (?:version|png|file))?{_WHOSE}{_END}"
        ),
        (
            r"^make (?P<what3><it>|<ref>|everything|<the> (?:<pic>|logo|icon|sticker|badge)) "
            rf"(?:transparent|a cut-?out){_END}"
        ),
        (
            r"^(?:(?:only|just) <the> [\w'-]+(?: please)?|<ref>)[,;]? (?:and |with )?no "
            r"background\b.*$|^<the> [\w'-]+,? (?:and |with )?nothing (?:behind|around) <it>\b.*$|"
            r"^(?P<what7>(?:[\w'-]+ ){1,2}(?:one|<pic>)),? no background$"
        ),
        (
            rf"^(?:{_GIVE} )?(?P<what4>{ONE} )?(?:without|with no|minus) (?:a |any "
            rf")?{_BACKGROUND}{_END}"
        ),
        (
            r"^(?:free|separate|detach|lift|extract|isolate|cut|pull) (?P<subject2><the> "
            r"[\w'-]+)(?: out)? "
            rf"(?:from|off|out of) {_BACKGROUND}{_END}"
        ),
        rf"^no {_BACKGROUND}{_END}",
        rf"^(?:isolate|knock out) (?:just |only )?<the> [\w'-]+{_END}",
        (
            r"^(?:(?:i )?(?:only|just) (?:need|want|keep) )?(?:<the> [\w'-]+[,;:] )?(?:drop|"
            r"remove|lose|cut|erase|delete|ditch|get rid of) (?:what(?:ever)?(?:'s| is)|everything|"
            r"all)(?: that(?:'s| is))? (?:behind|around)(?: of)? (?P<what6><it>|<ref>|<the> "
            rf"[\w'-]+){_END}"
        ),
        (
            rf"^(?:keep|leave) (?:just|only) <the> [\w'-]+,? (?:no|without(?: the)?) "
            rf"{_BACKGROUND}{_END}"
        ),
        (
            rf"^(?:get rid of|remove|delete|erase|drop|kill) {_BACKGROUND}(?: (?:entirely|"
            rf"completely|please|"
            rf"pls))*,? (?:just|only|keep|leave) (?:the|my|his|her) [\w'-]+{_END}"
        ),
        (
            r"^(?:cut out|isolate|extract) <the> [\w'-]+,? (?:with |on )?(?:an? )?transparent "
            rf"(?:background|bg|png){_END}"
        ),
        (
            r"^(?:an? )?(?:png|cut-?out|sticker|file|version) (?:without|with|on)(?: (?:an?|any|"
            r"no|"
            rf"transparent|clear|see[- ]?through|empty))* {_BACKGROUND}"
            rf"{_END}"
        ),
        (
            r"^(?:isolate|cut out|extract|knock out|clip out) (?:just |only )?(?P<what5><it>|"
            r"<ref>|the "
            r"(?:subject|product|person|object|foreground|figure|model|main (?:subject|object)))"
            rf"{_WHOSE}{_END}"
        ),
        (
            r"^(?:isolate|cut out|extract|knock out|clip out|cut) (?:just |only "
            r")?(?P<subject><the> "
            rf"[\w'-]+)(?: out)?{_END}"
        ),
        (
            rf"^(?:take away|take out|remove|get rid of|lose|drop|cut(?: out| away)?|delete|erase) "
            rf"{_BACKGROUND}[,.;] (?:(?:i|we) )?(?:only|just) (?:need|want) .{{2,60}}$"
        ),
        r"^cut <it> out,? (?:it's|its|(?:i|we) need|for|to) [^,.;]{2,60}$",
        rf"^(?:background removal|remove bg|bg removal|removebg|cut-?out)(?: {ONE})?{_END}",
    ),
    "relight": (
        r"^(?P<light4>.{3,80}?),? (?:please |and )?(?:relight|re-light)(?: it)?$",
        (
            r"^give (?P<what6><ref>|<it>|<the> [\w'-]+) the same light(?:ing)? as "
            r"(?P<like6><ref>|<the> [\w'-]+)$"
        ),
        (
            r"^(?:like |do |make |have |show )?(?P<what>(?:<ref>|<it>|<the> [\w'-]+)),? (?:but )?"
            r"(?:with|in|under|"
            r"using) the "
            r"(?:light(?:ing)?|illumination) (?:of|from|in) (?P<like><ref>|<the> [\w' -]{1,40})$"
        ),
        (
            r"^(?:use|take|copy|apply|borrow|transfer|put) the (?:light(?:ing)?|illumination) "
            r"(?:of|from|in) (?P<like2><ref>|<the> [\w'-]+)(?: (?:on|onto|for|to|in|with) "
            r"(?P<what2><ref>|<it>|<the> [\w'-]+))?$"
        ),
        (
            r"^(?:light|relight|re-light|illuminate) (?P<what3><ref>|<it>|<the> [\w'-]+) "
            r"(?:like|as "
            r"in|the way|the same (?:way )?as) (?P<like3><ref>|<the> [\w'-]+)(?: is)?$"
        ),
        (
            r"^(?:relight|re-light)(?: (?P<what4><ref>|<it>|<the> (?:[\w'-]+ )?[\w'-]+?))?(?: "
            r"(?:with|in|to|using|as|by|under|from|at|for|like) (?P<light>.+)|: ?(?P<light3>.+))?$"
        ),
        (
            r"^(?:back ?)?(?:light|illuminate) (?P<what7><ref>|<it>|<the> (?!windows?\b|lamps?\b|"
            r"candles?\b)[\w'-]+) (?P<light5>(?:from|with|by|in) .+)$"
        ),
        (
            r"^(?:change|adjust|set|switch|alter|fix|redo|make|turn) (?:the )?(?:light(?:ing)?|"
            r"illumination)(?: (?:in|of|on) (?P<what5><ref>|<it>|<the> [\w'-]+))? (?:to|into|like|"
            r"with) (?P<light2>.+)$"
        ),
    ),
    "style_transfer": (
        (
            r"^(?:take|use|copy|borrow|grab) the (?:style|look|brush ?work|brush ?strokes|"
            r"technique|"
            r"palette)(?: and (?:palette|colou?rs|brush ?strokes))? (?:of|from) (?P<like8><ref>) "
            r"(?:and (?:use|put|apply|slap) (?:it|them) )?(?:on|to|onto|for) (?P<what8><ref>|<it>)$"
        ),
        (
            r"^give (?P<what9><ref>|<it>) the (?:style|look|brush ?work|brush ?strokes|technique|"
            r"palette)(?: and (?:palette|colou?rs|brush ?strokes))? (?:of|from) (?P<like9><ref>)$"
        ),
        (
            r"^(?:do|make|paint|have|redo) (?P<what10><ref>|<it>) (?:the way|like|as|how) "
            r"(?P<like10><ref>) (?:is|was) (?:painted|drawn|done|made)$"
        ),
        (
            r"^(?:restyle|style|stylize) (?P<what6><ref>|<it>|<the> [\w' -]{1,30}?) (?:like|"
            r"after|as|to match|with) "
            r"(?P<like6><ref>|<the> [\w' -]{1,30}?)(?:,? (?:at |with )?strength(?: of)? "
            r"(?P<strength>\d{1,3}) ?%?)?$"
        ),
        (
            r"^(?:make|do|redo|render|restyle|paint|draw|have|put|turn|convert) "
            r"(?P<what><ref>|<it>|"
            r"<the> [\w'-]+) (?:into |to )?(?:in|with|using|like)? ?the (?:same )?(?:art )?"
            r"(?:style|look) (?:of|from|as|in) (?P<like><ref>)$"
        ),
        (
            r"^(?:use|take|copy|apply|borrow|transfer|put) the (?:art )?(?:style|look) (?:of|"
            r"from|in) "
            r"(?P<like2><ref>|<the> [\w' -]{1,30}? (?:<pic>|one))(?: (?:on|onto|for|to|in|with) "
            r"(?P<what2><ref>|<it>|<the> [\w'-]+))?$"
        ),
        (
            r"^(?P<what3><ref>|<it>|<the> [\w'-]+)? ?(?:but )?(?:in|with) the (?:same )?(?:art )?"
            r"(?:style|look) (?:of|from|as) (?P<like3><ref>)$"
        ),
        (
            r"^(?:style transfer|restyle)(?: (?P<what4><ref>|<it>))?(?: (?:from|with|like|to look "
            r"like|after)) (?P<like4><ref>)$"
        ),
    ),
    "expand": (
        *WIDER,
        (
            r"^zoom out (?:by|while) (?:painting|adding|extending|expanding|filling|drawing) "
            r"(?:(?:more|some|extra) )?(?P<prompt2>.*?)(?: (?:around|on|to|at) .*)?$"
        ),
        (
            r"^.{0,40}\b(?:landscape|portrait|wide|widescreen|square|vertical|"
            r"\d{1,2}:\d{1,2})\b.{0,30}\bfill"
            r"(?:ing)? (?:in |up |out )?the (?:sides?|rest|edges?|gaps?|space|top|bottom|empty "
            r"\w+|remaining "
            r"\w+)\b.*$"
        ),
        (
            r"^(?:make|turn|get) (?P<what6><it>|<ref>|<the> <pic>) (?:an? )?\d{1,2}:\d{1,2},? "
            r"(?:by|and|but) (?:adding|"
            r"add|extend(?:ing)?|expand(?:ing)?|fill(?:ing)?)\b.*$"
        ),
        (
            r"^(?:expand|extend|outpaint|uncrop|widen|stretch out|broaden|grow)(?: (?P<what><ref>|"
            r"<it>|#\d+|canvas|frame|<pic>|borders?|edges|scene|background|<the> (?:whole "
            r")?(?:<pic>|canvas|frame|scene|edges?|borders?|"
            r"background|view)))?"
            rf"(?:(?:,? (?:(?:to|on|at|towards?|by|in|all|both|the|and|further|more|out|outwards?|"
            r"wider|a bit|direction|around|pixels?|px|\d{1,2}:\d{1,2}|so (?:it|that it)(?:'s| "
            r"is)|into|"
            r"format|ratio)"
            rf"|{_SIDE}|\d{{1,5}}(?: ?px)?))*(?:,? (?:with|showing|to (?:show|include|reveal|see)|"
            r"(?:so|until) (?:that )?(?:we|i|you)(?: can)? see) "
            r"(?P<prompt>.+))?)$"
        ),
        (
            r"^(?:fill|pad|stretch)(?: (?P<what9><it>|<ref>|<the> <pic>))?(?: out)? to (?:an? )?"
            r"\d{1,2}:\d{1,2}(?: (?:format|ratio|banner))?$"
        ),
        (
            rf"^(?:expand|extend|outpaint|uncrop|widen) (?P<what8><the> [\w' -]{{1,40}}?)"
            rf"(?: <pic>)?"
            rf"(?:,? (?:out|a bit|further|more|to|towards?|on|at|by|in|the|both|and)| {_SIDE})*"
            rf" {_SIDE}$"
        ),
        (
            rf"^(?:make|get|stretch) (?P<what7><it>|<ref>|<the> <pic>) (?:<very>?)(?:wider|taller|"
            rf"broader|longer|larger|bigger)(?:,? (?:on|to|at|towards?|the|both|a bit)| {_SIDE})+$"
        ),
        (
            rf"^(?:add|give (?:it|me)|make|leave|get|have|need|want|there should be)?"
            rf"(?: ?(?:more|some|extra|additional|a bit(?: more| of)?|a little(?: more)?|empty|"
            rf"blank|"
            rf"free|negative))+ (?:copy )?(?:space|room|canvas|margin)"
            rf"(?: (?:to|on|at|around|all|the|it|of|both|in|and|in)| {_SIDE}| <ref>)*"
            rf"(?: (?:for|so) (?:an?|some|my|our|the|text|copy|i|we|titles?|headlines?|"
            rf"writing)\b.*)?$"
        ),
        (
            r"^show (?:me )?(?:more|what(?:'s| is)) (?:of (?:the scene|what is) )?(?:around|"
            r"outside|beyond) .*$"
        ),
    ),
    "banner": (
        (
            r"^(?:(?:use|put|fit|adapt|format|prepare|optimi[sz]e|need|want|make|get|have|do|"
            r"reframe) )?"
            r"(?P<what2><it>|<ref>|<the> <pic>) (?:ready )?(?:for|as|to fit|into|to|fit for|fit|"
            r"in) "
            r"(?:an? |my |our |the )?(?P<rest3>(?:[\w'-]+ ){0,3}(?:story|stories|reels?|post|"
            r"banner|"
            r"header|thumbnail|cover|cover photo|lock ?screen|status|tik ?tok|youtube))$"
        ),
        (
            r"^(?:make|turn|convert|extend|expand|get|have|give me)(?: (?P<what><ref>|<it>|<the> "
            r"[\w'-]+?))?(?: into| to| as| in| be)? ?(?:an? )?(?P<rest>.*\b(?:banner|header|cover|"
            r"wallpaper|poster format|story|thumbnail|cover photo)\b.*)$"
        ),
        r"^(?:an? )?(?P<rest2>.*\b(?:banner|header) (?:from|of|out of) (?:<ref>|<it>))$",
    ),
    "change_view": (
        *CAMERA,
        (
            r"^(?:.{0,60}?\b(?:i|we) (?:also )?(?:need|want|would like|'d like) |(?:show|give)(?: "
            r"me| us)? )"
            r"(?:an? )?(?:three[- ]quarters?|side|back|rear|front|top|profile|bird's[- ]eye) view "
            r"of "
            r"(?P<what11><it>|<ref>|<the> [\w' -]{1,30})(?:,? (?:same|please).*)?$|"
            r"^(?:.{0,40}\b)?(?:i(?:'m| am) curious|i wonder|(?:i |we )?(?:want|would like|'d "
            r"like|need) to (?:"
            r"see|know)|show(?: me| us)?) how (?P<what12><it>|<ref>|<the> [\w'-]+) looks? (?:seen "
            r")?from "
            r"(?:behind|above|below|the (?:back|side|front|left|right|top|other side))\b.*$|"
            r"^(?:.{0,60}?\b(?:i|we) (?:also )?(?:need|want|'d like) )(?P<what13><it>|<ref>|<the> "
            r"[\w'-]+) "
            r"(?:seen |shown |viewed )?from (?:behind|above|below|the (?:back|side|front|left|"
            r"right|top))\b"
            r".*$"
        ),
        (
            r"^(?:show|see|let me see|let's see|view|look at|draw)(?: me| us)? (?:(?:<it>|<ref>) "
            r"from )?"
            r"(?:the |its |his |her )?(?P<view6>other side|back(?: ?side)?|rear|reverse|underside|"
            r"(?:left|right) side|front(?: side)?|bottom(?: side)?)(?: of (?P<what4><ref>|<it>|"
            r"<the> "
            r"[\w'-]+))?$"
        ),
        (
            r"^(?:(?:show|see|view|turn|rotate|look at|give|get|have|do|make|draw|let me see|"
            r"let's see|"
            r"render)(?: me| us)? )?(?:(?P<what><ref>|<it>|<the> [\w'-]+) )?(?:(?:seen|"
            r"viewed|shown|"
            r"shot|but) )?(?:from|to) (?:the |its |a )?(?P<view>front|left|right|back|behind|above|"
            r"below|top|side|rear|underneath|bird'?s[- ]eye|worm'?s[- ]eye|other side|overhead)"
            rf"(?: (?:side|view|perspective|angle|up|down))*{_END}"
        ),
        (
            r"^(?:(?:give|show|get|make|do|i want|i need|draw|see)(?: me| us| it| <ref>)? "
            r")?(?:(?:an?|the) )?"
            r"(?P<view2>front|left|right|back|rear|top|side|aerial|bird'?s[- ]eye|worm'?s[- ]eye|"
            r"overhead|bottom)(?:[- ]side)?[- ]?(?:view|angle|perspective)"
            r"(?: of (?P<what2><ref>|<it>|<the> [\w'-]+))?$"
        ),
        (
            r"^(?:what|how) (?:does|would|do|might|could) (?P<what3><it>|<ref>|<the> [\w'-]+) "
            r"look(?: like)?"
            r"(?: when)?(?: seen| viewed)? (?:from|if seen from) (?:the |its )?(?P<view3>front|"
            r"left|right|"
            r"back|behind|above|below|top|side|rear|underneath|bird'?s[- ]eye|other side|"
            r"overhead)\b.*$"
        ),
        (
            r"^(?:the )?same(?: (?:thing|one|<pic>|scene))?,? (?:but )?(?:seen |viewed |shot "
            r")from (?:the )?"
            r"(?P<view4>front|left|right|back|behind|above|below|top|side|rear|underneath|"
            r"bird'?s[- ]eye|"
            r"other side|overhead)\b.*$"
        ),
        (
            r"^(?P<view5>top[- ]?down|bird'?s[- ]eye|worm'?s[- ]eye|overhead|aerial|rear|side|"
            r"front|back) (?:view|shot|angle)$"
        ),
        (
            r"^(?:rotate|move|turn|orbit|swing|pan|tilt) (?:the )?(?:camera|view|viewpoint|angle)"
            r"(?: .*)?$"
        ),
        (
            r"^(?:change|switch|shift|alter) (?:the )?(?:camera angle|viewpoint|view|perspective|"
            r"angle|camera)(?: .*)?$"
        ),
    ),
    "retouch": (
        (
            r"^(?:retouch|touch up|smooth(?:en)?(?: out)?|soften|even out|clear up|perfect|refine|"
            r"enhance|improve|fix|clean up|beautify) "
            r"(?:(?P<what><ref>|<it>)(?:'s)?|(?:the|his|her|their|my) (?:skin|face|portrait|"
            r"complexion|headshot|selfie|blemishes|wrinkles|pores)"
            r"(?: (?:in|of|on) (?P<what2><ref>|<it>|<the> [\w'-]+))?)(?P<manner>(?:,? .*)?)$"
        ),
        (
            r"^(?:skin|portrait|face|beauty) (?:retouch(?:ing)?|enhance(?:ment|r)?|"
            r"smoothing)(?P<manner2>.*)$"
        ),
        (
            r"^(?:make|get) (?:the|his|her|their|my) skin (?:look )?(?:smooth|clean|natural|"
            r"clear|flawless).*$"
        ),
    ),
}
