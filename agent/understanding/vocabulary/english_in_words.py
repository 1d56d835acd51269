"""English for what comes in words or from words: descriptions, prompts, icons."""

from collections.abc import Mapping

from agent.understanding.vocabulary.tables import Patterns

ONE = (
    r"(?:<ref>|<it>|#?\d{1,4}|(?:<the>|all|both|every|each)(?: of)? (?:[\w'-]+ ){0,3}?[\w'-]+|"
    r"everything|an? <pic>)"
)
"""One picture, or what is in it."""

IN_WORDS: Mapping[str, Patterns] = {
    "describe": (
        (
            r"^(?:.{0,80}[.,;:] ?)?(?:please |can you |could you )*(?:describe|tell (?:me|us|her|"
            r"him|them) "
            r"(?:everything (?:about|in)|what(?:'s| is) (?:in|on))) (?P<what8><ref>|<the> "
            r"<pic>)(?: (?:to|for) (?:me|us|her|him|them|my [\w'-]+))?$|"
            r"^(?:.{0,60}[:,] ?)?(?:every|each|all the) (?:object|thing|detail|element|person)s? "
            r"(?:that "
            r"(?:appears?|is|are)|you (?:can )?(?:see|find)|visible) (?:in|on) (?P<what9><ref>|"
            r"<it>)$"
        ),
        (
            r"^(?:what|which) words (?:would|should|could|do|did) .{1,30} (?:use|say|write|"
            r"type|need)"
            r"\b.{0,40}\blike (?P<what7><it>|<ref>)$"
        ),
        r"^describe (?P<what5><it>|<ref>|(?:the|this|that|my) <pic>) (?:so|in a way|for|as) .*$",
        (
            r"^(?:what|which) prompt (?:would|could|might|will) (?:give|get|make|produce|create)"
            r"(?: me| us)? "
            r"(?P<what6><it>|<ref>)$"
        ),
        (
            r"^(?:describe|caption)(?: (?:to|for) (?:me|us))?(?: what(?:'s| is)(?: in| on)?)? "
            rf"(?P<what>{ONE})(?: (?:to|for) (?:me|us)| in (?:words|detail|one sentence)|please)*$"
        ),
        (
            r"^(?:(?:tell|show) (?:me|us) )?what(?:'s| is| do you see| can you see| can be "
            r"seen| can i "
            r"see|s| does it show| is there)? ?(?:shown |visible |there )?(?:in|on) "
            r"(?P<what2><ref>|"
            r"(?:the|this|that|my) <pic>|it|this|that)(?: (?:about|exactly|please))*$"
        ),
        r"^what do(?:es)? (?P<what3><ref>|(?:the|this|that|my) <pic>|it) (?:show|depict|contain)$",
        r"^what (?:do|can) you see(?: (?:here|there|in it))?$",
        (
            r"^(?:give|write|make|get|tell)(?: me| us)? (?:an? |the )?(?:description|caption|"
            r"alt[- ]?text|"
            r"prompt)(?: (?:of|for|from|out of) (?P<what4>.{1,40}))$"
        ),
        r"^(?:describe|alt[- ]?text|image to prompt|reverse prompt)(?: <it>)?$",
    ),
    "classify": (
        (
            r"^(?:.{1,40}[.,;] )?(?:is (?:it|this|that) )?(?:real or (?:fake|ai)|fake or (?:not|"
            r"real)|ai or "
            r"(?:not|real|human)|(?:real|fake|ai)(?: or (?:not|what))?(?=\W*$))\b(?:.{0,30})$"
        ),
        (
            r"^(?:is|was|are|were) (?P<what><ref>|<it>|<the> [\w'-]+)(?: really| actually)? "
            r"(?:(?:made|"
            r"created|generated|drawn|produced|painted) (?:by|with|using) (?:an? )?(?:ai|"
            r"machine|computer|human|"
            r"person|artificial intelligence)|(?:an? )?ai(?:[- ](?:made|generated|art|<pic>))?(?: "
            r"<pic>)?|(?:an? )?(?:real|fake|genuine|authentic)(?: photo(?:graph)?| <pic>| or .*)?)"
            r"(?: or .*)?$"
        ),
        (
            r"^(?:classify|detect ai(?: in)?|check (?:if|whether)) (?P<what2><ref>|<it>|"
            r"<the> [\w'-]+)"
            r"(?: (?:is|was) .*(?:ai|real|human|fake).*)?$"
        ),
        (
            r"^(?:how likely is it that|did) (?:an? )?(?:ai|human) (?:made?|drew|draw|made) "
            r"(?P<what3><it>|<ref>)$"
        ),
    ),
    "suggest_prompt": (
        (
            r"^(?:no (?:clue|idea) what (?:to|i should) draw|don't know what to "
            r"draw)\b.{0,20}[,.;] ?"
            r"(?:(?:have you |you )?got )?(?:any|some) (?:ideas|suggestions)$"
        ),
        (
            r"^(?:(?:any|some|got any|give me|do you have(?: any)?) )?prompt "
            r"(?:suggestions?|ideas?) "
            r"(?:for|about|on) (?P<about3>.+)$|^suggest (?:some |a few |me |us )*prompts? "
            r"(?:for|about|on) (?P<about4>.+)$"
        ),
        (
            r"^(?:(?:let|have|get|ask|use) )?freepik (?:to )?(?:improve|enhance|write|rewrite|"
            r"polish|suggest|complete)(?: me| us)?(?: (?:this|my|the|an?))?(?: better| whole| "
            r"full)? prompt(?:,|:| for| about| from| of)? ?(?P<about>.*)$"
        ),
        (
            r"^(?:improve|enhance|write|rewrite|polish|suggest|complete)(?: me| us)?(?: (?:this|my|"
            r"the|an?))?(?: better| whole| full)? prompt(?:,|:| for| about| from| of)? "
            r"?(?P<about2>.*?),? (?:with|by|using|via|through) freepik$"
        ),
        (
            r"^(?:(?:please )?(?:give|suggest|invent|think up|think of|make up|come up with|"
            r"propose|write|need|want|i need|i want|i'd like|i would like|do you have|have you|"
            r"got|got any)(?: me| us)? )(?:an?|some|any|another|your)? ?(?:random |new |good |"
            r"nice |fun |cool |interesting |creative )*(?:(?:picture |image |drawing )?prompts?"
            r"(?: ideas?)?|(?:picture |image |drawing |art )ideas?|ideas?(?: (?:for|of) (?:an?|"
            r"the|some) (?:new |good |nice |fun )?(?:<pic>|prompt)| what (?:to|i could|we could) "
            r"draw)?)$"
        ),
        (
            r"^(?:inspire me|i have no ideas?|i(?:'m| am) out of ideas|what (?:should|could|can) "
            r"(?:i|we) draw)(?: (?:today|now|next))?$"
        ),
    ),
    "icon": (
        (
            r"^(?:(?:show|give|make|draw|get|do)(?: me| us)? )?(?:an? |the )?(?:quick |first |"
            r"rough )?(?P<preview>preview|look) (?:of|at) an? (?P<style8>(?:(?:solid|outlined?|"
            r"line|colou?r|flat|sticker)[ -]){0,2})icon (?:of|for|showing|with) (?P<prompt8>.+)$"
        ),
        (
            r"^(?:(?:show|give|make|draw|get|do)(?: me| us)? )?(?:an? |the )?(?:quick )?"
            r"(?P<style9>(?:(?:solid|outlined?|line|colou?r|flat|sticker)[ -]){0,2})icon "
            r"(?P<preview2>preview) (?:of|for|showing|with) (?P<prompt9>.+)$"
        ),
        (
            r"^(?:an? )?(?P<prompt7>(?:[\w'-]+ ){1,4})icon,? (?:in |as )?(?:an? "
            r")?(?P<style7>outlined?|line|"
            r"solid|flat|filled|sticker|colou?r)(?: style)?$"
        ),
        (
            r"^(?:an? )?icon (?:of|for) (?P<prompt5>.+?),? (?:in |as )?(?:an? "
            r")?(?P<style5>outline|solid|flat|"
            r"sticker|colou?r)(?: style)?$"
        ),
        (
            r"^(?:an? )?(?P<style6>sticker|outlined?|line|solid|flat|filled|colou?r)(?:[ "
            r"-]style)? icon (?:of|for|showing|:) "
            r"(?P<prompt6>.+)$"
        ),
        (
            r"^(?:(?:draw|make|create|generate|design|give|get|need|i need|i want|want|i'd like|do|"
            r"produce|build)(?: me| us)? )?(?:an?|the|some|one) (?P<style>(?:(?:solid|filled|"
            r"outlined?|"
            r"line|colou?r(?:ed|ful)?|flat|sticker|simple|small|little|nice|clean|"
            r"minimal(?:ist)?|app|"
            r"web|svg|vector|black|cute)[ -]){0,3})icons?(?: (?:of|for|showing|with|that shows|"
            r"depicting)| ?:) (?P<prompt>.+)$"
        ),
        (
            r"^(?:(?:draw|make|create|generate|design|give|get|need|i need|i want|want|i'd like|do)"
            r"(?: me| us)? )(?:an?|the|some|one) (?P<prompt2>(?:[\w'-]+ ){1,4})icon"
            r"(?P<style2>(?:,? (?:in|as) (?:an? )?(?:solid|outline|colou?r|flat|sticker)(?: "
            r"style)?)?)$"
        ),
        r"^(?:icon|ico) ?(?:of|for|:) ?(?P<prompt3>.+)$",
        r"^(?P<prompt4>(?:[\w'-]+ ){1,3})icon$",
    ),
}
