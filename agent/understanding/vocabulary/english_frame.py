"""English for cutting, sizing and saving a picture, and a logo on it."""

from collections.abc import Mapping

from agent.understanding.vocabulary.tables import Patterns

_SIDE = r"(?:left|right|top|bottom|above|below|up|down|upwards?|downwards?|sides?|all sides)"
_FILE = r"(?:png|jpe?g|webp)"

WIDER: Patterns = (
    (
        r"^(?:(?:i|we) (?:want to|wanna|would like to) )?see more of (?:<the> |the )?(?:sky|ground|"
        r"floor|sea|ceiling|background|foreground|landscape|scenery|surroundings)$"
    ),
    (
        r"^(?:.{1,60}?[,;.] (?:(?:can|could) (?:you|u) )?)?make (?P<what12><it>|<ref>|<the> <pic>) "
        r"<very>?(?:wider|taller|broader),? so\b.*$"
    ),
    (
        r"^(?:.{1,80}?[^\w ] ?)?(?:(?:give|add|show|i (?:want|need)|need|want|let's have|have|get|"
        r"see)(?: me| us| it)? )?"
        r"(?:a (?:bit|little|lot) |some |much )?(?:more|extra)(?: of the)? (?:sky|ground|floor|sea|"
        r"water|ceiling|wall|background|foreground|landscape|scenery|grass|snow|sand) "
        r"(?:(?:to|on|at) the |at |on )?(?:above|over|below|under(?:neath)?|left|right|top|bottom|"
        r"around|up there|down there)(?:(?: of)? (?P<what10><ref>|<it>|<the> [\w'-]+))?$"
    ),
    (
        r"^(?:.{1,80}?[^\w ] ?)?give (?:<it>|<ref>) (?:some |a (?:bit|little) )?(?:more|extra) "
        r"(?:space|room|headroom|air)(?: (?:up|down|over|out)? ?(?:there|above|below|on top))?$"
    ),
    (
        r"^(?:make|get|have|let|can|could) (?P<what11><it>|<ref>|<the> <pic>) (?:be )?<very>?"
        r"(?:wider|taller|broader)\b.*\b\d{1,2}:\d{1,2}\b.*$"
    ),
    (
        rf"^(?:expand|extend|outpaint|uncrop|widen|continue|carry on)(?: <it>| <ref>)?(?: (?:to|on|"
        rf"at|towards?))? (?:the )?{_SIDE}(?: side)?[,;.]? (?:so )?(?:i|we)(?: would| will|'d|"
        rf"'ll)? "
        r"(?:wanna|(?:want|like|love|need|have) to|can) see (?P<prompt3>.+)$"
    ),
)
"""Room that is painted beyond the edges."""

CAMERA: Patterns = (
    (
        r"^(?:drop|lower|raise|lift|bring|put|place|pull|push|get|take|set|point|aim|fly|send|"
        r"move|pan|tilt|orbit) (?:the |your )?camera\b.*$"
    ),
    (
        r"^(?:show|see|view|have|do|make|draw|render|get)(?: me| us)? (?P<what7><ref>|<it>|<the> "
        r"[\w'-]+) (?:seen |shot )?from (?:straight|directly|right|high|way|far|slightly|just) "
        r"(?P<view7>overhead|above|below|behind|up|on top|underneath)\b.*$"
    ),
    (
        r"^(?:the )?same [\w'-]+,? (?:but )?(?:from |in )?(?:an? |the )?(?P<view8>bird'?s[- ]eye|"
        r"worm'?s[- ]eye|aerial|overhead|top[- ]down|side|rear|back|front)(?:[- ](?:view|angle))?$"
    ),
    (
        r"^(?:.{1,60}? (?:so|and|because) )?(?:i|we) (?:also )?(?:need|want|would like) "
        r"(?:the|an?) "
        r"(?P<view9>side|back|rear|front|top|bottom|overhead|aerial)[- ]?(?:view|angle)"
        r"(?: (?:as well|too|also|of (?P<what8><it>|<ref>)))*$"
    ),
)
"""Where it is seen from, by the camera."""

FRAME: Mapping[str, Patterns] = {
    "crop": (
        (
            r"^(?:make|get|turn|bring) (?P<what7><it>|<ref>|<the> <pic>) (?:to |into |an? )*"
            r"(?P<rest7>\d{1,2}:\d{1,2}|square|portrait|landscape|vertical|widescreen),? (?:just )?"
            r"(?:by|with|through|via) (?:crop|cutt?|trimm?)(?:p?ing)?\b.*$"
        ),
        (
            r"^(?:(?:an?|the|do|make|give me|need|want) )*(?P<rest5>(?:\d{1,2}:\d{1,2}|square|"
            r"portrait|"
            r"landscape|widescreen|vertical|horizontal)(?: format)?) crop(?: (?:of|on|for) "
            r"(?P<what5>"
            r"<ref>|<it>|<the> [\w'-]+(?: <pic>| one)?))?$"
        ),
        (
            r"^(?:an? )?(?:center|centre|smart|auto|hard|tight|close|central)[- ]crop(?:ped)?(?: "
            r"(?P<what6><ref>|<it>|<the> <pic>))?(?: (?:to|into|in|at|as))? (?P<rest6>.{3,20})$"
        ),
        (
            r"^(?:crop|trim|cut)(?: (?P<what><ref>|<it>|<the> (?:<pic>|fox|edges?|"
            r"frame)))?(?P<rest>(?:"
            r"(?:,? (?:to|down|into|as|in|an?|the|by|off|from|at|of|and|percent|square|wide|format|"
            rf"ratio|portrait|landscape|edges?|side|aspect|{_SIDE}|half|third|quarter|widescreen|"
            r"vertical|horizontal|it|center|centre|<ref>))|,? \d{1,3} ?(?:%|:\d+|x\d+)?)*)"
            r"(?: (?:for|so) .{1,40})?$"
        ),
        (
            r"^(?:cut|crop|trim|chop|slice|shave|take)(?: off| out| away)? (?P<rest2>(?:the "
            r")?(?:\d{1,2} ?(?:%|"
            rf"percent) )?(?:(?:off|from|of|at) )*(?:the )?(?:{_SIDE}|\d{{1,2}} ?(?:%|percent))"
            rf".{{0,40}})$"
        ),
        (
            r"^(?:crop|trim|cut) (?P<what4><ref>|<it>|<the> <pic>) (?:to|into|down to) "
            r"(?P<rest4>\d{1,2}:\d{1,2})\b.*$"
        ),
        (
            r"^(?:crop|chop|cut|trim|shave|slice|take|snip|lop)(?: (?:off|away))? "
            r"(?:the |all )?(?:edges?|sides|borders?|margins?)\b.{0,60}?"
            r"(?:(?: off| from| of) (?P<what8><ref>|<it>|<the> [\w'-]+(?: <pic>)?))?"
            r"(?P<rest8> .*)?$"
        ),
        (
            r"^(?:crop|chop|cut|trim) (?P<what9><ref>|<it>|<the> [\w'-]+(?: <pic>| one)?) "
            r"(?:down )?(?:to|into) (?P<rest9>(?:an? )?\d{1,2}:\d{1,2}\b.*)$"
        ),
        (r"^crop (?P<what2><ref>|<it>|<the> [\w'-]+)(?P<rest3>(?: (?:to|into|as) .{1,30})?)$"),
    ),
    "resize": (
        (
            r"^(?:make|get|give|need|want|export|save|do|have|send)(?: me| us)? (?:an? |the )?"
            r"(?P<rest7>\d{2,5} ?(?:x|by|\u00d7) ?\d{2,5}(?: ?(?:px|pixels))?) (?:copy|version|one|"
            r"file|<pic>)(?: of (?P<what7><it>|<ref>|<the> [\w'-]+))?$"
        ),
        (
            r"^(?:make |get |need |want |have )?(?P<what6><it>|<ref>|<the> <pic>)? ?(?:at |to "
            r")?(?P<rest6>"
            r"(?:half|a quarter|a third)(?: (?:the|its|of the|of its))? (?:original )?size|"
            r"\d{1,2} ?"
            r"(?:%|percent) (?:of )?(?:the |its )?(?:original )?size)$"
        ),
        (
            r"^(?:need|want|get|have|make|give me|render)? ?(?P<what5><it>|<ref>) (?:at|in|to|"
            r"as) (?:exactly )?"
            r"(?P<rest5>\d{2,5} ?(?:x|by|\u00d7) ?\d{2,5}(?: ?(?:px|pixels))?)$"
        ),
        (
            r"^(?:make <it> |resize (?:<it> )?(?:to )?|scale (?:<it> )?to )?(?P<rest4>\d{2,5} "
            r"?(?:px|pixels?)(?: (?:wide|high|tall))?)$"
        ),
        (
            r"^(?:resize|rescale|scale(?: down| up)?|shrink|downscale|downsize|reduce|make)"
            r"(?: (?P<what><ref>|<it>|<the> (?:<pic>|size)))?(?: (?:to|down|up|by|at|it|be|"
            r"exactly|the|"
            r"size|of|in))* (?P<rest>(?:\d{1,5} ?(?:%|percent|x|by|px|pixels?)|(?:half|a "
            r"quarter|a third)(?! (?:of )?(?:the|his|her|its|their|these|those|them)\b(?! (?:size|"
            r"width|height|resolution|<pic>)\b)))"
            r".{0,40})$"
        ),
    ),
    "convert": (
        (
            r"(?:^(?:.{1,60}?,? )?(?:i|we) (?:need|want|would like) (?:an? |the )?|"
            r"^(?:(?:have|get|give me|send me) )?(?:an? |the )?)"
            rf"(?P<format6>{_FILE}) (?:version|copy|file)(?: of (?P<what6><ref>|<it>|<the> "
            r"[\w'-]+))?$"
        ),
        (
            r"^(?:(?:make|get|need|reduce|shrink|lower|decrease|compress)(?: <the>)? "
            r"(?P<small>file(?: ?size)?)"
            r"(?: (?:smaller|lighter|down|under .{1,12}|below .{1,12}|to .{1,12}))?|compress(?: "
            r"(?P<what6><it>|"
            r"<ref>|<the> <pic>))?(?P<small2>)(?: (?:for|to) .{1,20})?)$"
        ),
        (
            rf"^(?P<what4><it>|<ref>|<the> <pic>)? ?(?:to be |be )?(?:as|in|to|into) (?:an? )?\.?"
            rf"(?P<format4>{_FILE})(?: (?:file|format|<pic>))?(?P<rest4>(?:[ ,]+(?:with|at|of|in|"
            r"quality).{1,30})?)$"
        ),
        (
            rf"^\.?(?P<format5>{_FILE})(?: (?:file|format|version|export))?(?P<rest5>(?:[ "
            rf",]+.{{0,6}}quality .{{1,12}})?)$"
        ),
        (
            rf"^(?:save|export|convert)(?: <it>)? (?:as|to) \.?(?P<format3>{_FILE}),? "
            rf"?(?P<rest3>(?:q(?:uality)? ?\d{{1,3}}|\d{{1,3}} ?%?)?)$"
        ),
        (
            r"^(?:convert|save|export|turn|change|make|give|get|send|download|transform|"
            r"encode|i need|i "
            r"want|need|want|have)(?: me| us)?(?: (?P<what><ref>|<it>|<the> (?:<pic>|file|"
            r"[\w'-]+)))?"
            rf"(?: (?:be|in|to|into|as|an?|the))* \.?(?P<format>{_FILE})(?: (?:file|format|version|"
            r"<pic>))?(?P<rest>(?:,? (?:with|at|of|in|quality|from|for) .{1,40})?)$"
        ),
        rf"^(?:as|in|to) (?:an? )?\.?(?P<format2>{_FILE})(?: (?:file|format))?$",
    ),
    "overlay": (
        (
            r"^(?:put|place|add|pop|slip|tuck|get|have|stick|slap|drop|paste|set|stamp|lay|"
            r"overlay|fit|squeeze|pin) (?P<like4>(?:<the>|an?) (?:[\w'-]+ ){0,2}(?:logo|watermark|"
            r"badge|emblem|crest)) (?:small |discreetly )?(?:in|into|on|at|to) (?:the )?"
            r"(?P<corner4>(?:top|bottom|upper|lower)[ -](?:left|right))(?: corner)? of "
            r"(?P<what4><ref>|<it>|<the> (?:[\w'-]+ ){0,2}[\w'-]+)$"
        ),
        (
            r"^(?:have|let|make|get|can|could|should) (?P<like5><the> (?:[\w'-]+ "
            r"){0,2}(?:logo|watermark|badge|"
            r"emblem|crest)) (?:go|be|sit|appear)? ?(?:on|over|onto|in) (?P<what5><ref>|<it>|<the> "
            r"(?:[\w'-]+ ){0,2}[\w'-]+),? (?:(?:in|at|on) the )?(?P<corner5>(?:top|bottom|upper|"
            r"lower)[ -](?:left|right))(?: corner)?\b.*$"
        ),
        (
            r"^(?:put|place|add|overlay|stamp|lay|slap|stick|drop|paste|use) (?P<like3><the> "
            r"(?:[\w'-]+ )"
            r"?(?:logo|watermark|badge|emblem))(?: (?:on|onto|over|in|into|to))? (?P<what3><ref>|"
            r"<it>|<the>"
            r" [\w'-]+(?: <pic>| one)?),? ?(?:(?:in|at|on|to) )?(?:the )?(?P<corner3>(?:top|"
            r"bottom|upper|"
            r"lower)[ -](?:left|right)(?: corner)?)?$"
        ),
        (
            r"^(?:put|place|add|overlay|stamp|lay|slap|stick) (?:(?:the|my|our|a) )?(?:logo|"
            r"watermark|"
            r"brand mark|stamp)(?: (?:of|from|in))? (?P<like><ref>)(?:,? (?:on|onto|over|in|"
            r"into|to) "
            r"(?:the )?(?P<corner>(?:top|bottom|upper|lower)[ -](?:left|right)(?: corner)?))?"
            r"(?:,? (?:on|onto|over|to|of|in) (?P<what><ref>|<it>|<the> [\w'-]+))?"
            r"(?:,? (?:in|at|on|to)? ?(?:the )?(?P<corner2>(?:top|bottom|upper|"
            r"lower)[ -](?:left|right)"
            r"(?: corner)?))?$"
        ),
        (
            r"^(?:overlay|put|place|use|add) (?P<like2><ref>) (?:as (?:an? |the )?(?:logo|"
            r"watermark) )?"
            r"(?:on|onto|over|in|to) (?P<what2><ref>|<it>)(?: as (?:an? |the )?(?:logo|"
            r"watermark))?$"
        ),
    ),
}
