"""English for settings said inside a wish."""

from agent.understanding.vocabulary.tables import Options

MODELS = (
    r"(?:mystic|seedream|see-dream|flux|imagen|nano[ -]?banana|gemini|runway|hyperflux|z[ -]image|"
    r"ideogram|classic[ -]fast|google imagen|reimagine|magnific|recraft|midjourney|dall-?e|"
    r"stable diffusion|sdxl|gpt[ -]image)(?:[ -](?:v?\d+(?:[.-]\d+)?|gen|pro|dev|turbo|kontext|"
    r"ultra|fast|lite|klein|max|flash|edit|xl|preview|realism|fluid|zen|precision|upscaler)\b)*"
)
_KNOWN_STYLES = (
    r"(?:water ?colou?rs?|oil[ -]paint(?:ing)?|oils|acrylic|gouache|pastels?|pixel[ -]art|anime|"
    r"manga|cartoon|comic(?:[ -]book)?|photo[ -]?realis(?:tic|m)|hyper-?realistic|photographic|"
    r"3d render(?:ing)?|pencil (?:sketch|drawing)|charcoal(?: drawing)?|ink (?:drawing|wash|"
    r"sketch)|line[ -]art|cyberpunk|vector(?: art)?|isometric|low[ -]poly|pop[ -]art|"
    r"impressionis(?:t|m)|art deco|art nouveau|steampunk|vaporwave|synthwave|minimalist(?:ic)?|"
    r"digital art|film noir|black and white|claymation|origami|stained glass|graffiti|ukiyo-e|"
    r"surrealis(?:t|m)|cubis(?:t|m)|studio ghibli|ghibli|flat design|concept art|vintage photo)"
)

OPTIONS = Options(
    count=(
        (
            r"\b(?P<count><num>) (?:(?:different|separate|new|distinct|various|nice|cool|unique|"
            r"quick|possible) )*(?=(?!of\b)[\w'-]+ (?:ideas|concepts|proposals|designs|drafts|"
            r"mock-?ups) (?:for|of|with|about)\b)"
        ),
        (
            r"(?<![:./])\b(?P<count><num>)(?: (?:more|different|diff|separate|other|new|distinct|"
            r"nice|cute|random|alternative|quick|possible|unique|individual))* (?:versions?|"
            r"variations?|variants?|options|alternatives|takes|copies|<pic>|pictures?|samples|"
            r"shots|designs|ideas|portraits(?! with)|attempts|results|proposals|concepts|examples|"
            r"tries|goes|frames|drafts|mock-?ups)(?: please)? ?(?:of|at|showing|with|depicting|for|"
            r":|about|featuring|where)? ?"
        ),
        (
            r"\b(?P<count><num>) (?=(?:logo|mascot|poster|cover|banner|icon|tattoo|label|flyer|"
            r"name|colou?r|style|layout|packaging|character) (?:options|versions|variants|"
            r"variations|ideas|designs|concepts|drafts|proposals|takes)\b)"
        ),
        (
            r"\b(?P<count><num>) (?:alternative|different) (?=(?:looks|styles|takes|mascots|logos|"
            r"posters|labels|covers|designs) (?:for|of|on)\b)"
        ),
        (
            r"\b(?P<count><num>) (?:(?:different|separate|new|distinct|various|nice|cool|"
            r"unique) )*(?=(?:[\w'-]+ )?(?:logos|posters|icons|wallpapers|banners|stickers|mockups|"
            r"covers|cards|tattoos|avatars|sketches|illustrations|headshots|emojis|badges|flyers|"
            r"thumbnails)\b)"
        ),
        (
            r"\b(?:set|series|batch|grid|collection) of (?P<count><num>)(?: (?:versions?|<pic>|"
            r"pictures?|images?|of))* ?"
        ),
        (
            r"^(?P<count><num>) (?=(?:(?!of\b)[\w':-]+ ){1,4}(?:images?|pictures?|pics|photos|"
            r"drawings|wallpapers|memes|sketches|designs|concepts|illustrations|renders|mockups|"
            r"paintings|ones)\b)"
        ),
        r"^(?P<count>[2-8]|two|three|four|five|six|seven|eight) of (?=an?\b)",
        r"(?<=[ ,;(])(?:x ?(?P<count>\d)|(?P<count2>\d) ?x)(?=$|[,;).])",
        r"[ ,]+(?P<count>\d|two|three|four|five|six|seven|eight) times$",
        r"[ ,]+(?P<count>twice)$",
        r"\bcount ?[:=]? ?(?P<count>\d{1,3})\b",
        r"\b(?:number of (?:images|pictures|versions)|images|versions) ?[:=] ?(?P<count>\d)\b",
        r"^(?P<count>[2-8]) ?x (?=[a-z])",
        (
            r"^(?:gimme |give me |i want |i need |get me |do (?:me )?)?(?P<count>[2-8]|two|three|"
            r"four|five|six|seven|eight)(?: of (?:them|these|those))?(?:,? please)?"
            r"(?:, all [\w ]+)?: "
        ),
        (
            r"[ ,.;-]+(?P<count><num>) of (?:them|those|these)(?: please)?(?: (?:so|for) (?:that )?"
            r"(?:i|we|me|us|he|she|they|him|her|them)(?: (?:can|could|may) (?:choose|pick|decide|"
            r"compare|see)| to (?:choose|pick|decide)(?: from)?)?)?$"
        ),
    ),
    seed=(
        (
            r",? ?\b(?:(?:with|using|use|and)(?: the| a)? )?seed(?: number| value)? ?(?:[:=]|of|"
            r"is|to)? ?(?P<seed>\d{1,12})\b"
        ),
    ),
    resolution=(
        (
            r",? ?\b(?:in|at|with|as)(?: a)? (?P<res>[124]k|uhd|ultra hd)(?: (?:resolution|"
            r"quality|res|uhd))?\b(?! (?:tv|television|screen|monitor|run|race))"
        ),
        (
            r"(?:^|, ?)(?P<res>[124]k|uhd|ultra hd)(?: (?:resolution|quality|res))?(?= *(?:$|"
            r"[,.;]))"
        ),
        r",? ?\b(?P<res>[124]k) (?:resolution|quality)\b",
        r"\b(?P<keep>[124]k) (?:wallpaper|image|picture|photo|render|version)\b",
        r" (?P<res>[124]k)$",
    ),
    exact=(
        (
            r"[,;.(]? ?\b(?:and |but |please |just )*(?:use|keep|take|with|using|leave) "
            r"(?:exactly )?(?!the words? ?(?:[\"'\x00-\x1f]|of\b|on\b|in\b))"
            r"(?:my|these|this|the|those|the following) (?:exact )?(?:words?|prompt|"
            r"text|wording|description)(?: (?:exactly|verbatim|as (?:is|they are|it is|written|i "
            r"wrote (?:it|them))|unchanged|word for word|literally|untouched))?\)?:?"
        ),
        (
            r"[,;.(]? ?\b(?:and |but |please |take (?:it|this|that) |use (?:it|this|that) |exact "
            r"prompt|prompt )*(?:verbatim|word for word|exactly as (?:written|i (?:wrote|said|"
            r"typed)(?: it)?|is|it is|it stands)|as[ -]is(?= ?$|[,.:;])|letter for letter|to the "
            r"letter|literally as written)\)?:?"
        ),
        (
            r"[,;.(]? ?\b(?:and |but |please )*(?:do not|don't|dont|without|never|not) "
            r"(?:chang(?:e|ing)|alter(?:ing)?|rewrit(?:e|ing)|enhanc(?:e|ing)|improv(?:e|ing)|"
            r"rephras(?:e|ing)|edit(?:ing)?|touch(?:ing)?|modify(?:ing)?|embellish(?:ing)?)(?: "
            r"(?:any|of|a|single|my|the|this|these))* (?:words?|prompt|text|wording|"
            r"description)\)?:?"
        ),
        (
            r"[,;.(]? ?\b(?:and |but |please |with |do )*(?:no|without|skip the) (?:any "
            r")?(?:prompt )?(?:enhancement|enhancements|enhancing|enhancer|rewriting|rewrite|"
            r"embellishment|improvements to the prompt)\)?:?(?=$|[ ,.;])"
        ),
        r"[,;.(]? ?\b(?:exact|raw|literal|unchanged) (?:prompt|words?|wording)\)?:?",
        (
            r"^(?:exactly|only|just|precisely|literally) (?:these|the following|my) "
            r"(?:exact )?words ?[:,-]? ?"
        ),
        r"^exactly ?: ?",
    ),
    negative=(
        (
            r"(?:^|[,.;:!?(] ?|\b(?:with|and|but|so|please|use|contains?|has|have|shows?|write|put|"
            r"draw|add|there be) )(?:absolutely |definitely |strictly )?no (?P<negative>(?!one\b|"
            r"longer|way|matter|problem|enhance|chang|rewrit|idea|(?:it|he|she|they|we|you|i|that|"
            r"this)\b|doubt)[\w' -]{1,60}?)(?=$|[,.;!?)\n]| (?:in (?:the|it|picture|pic|image)|"
            r"and no|please|anywhere|at all|or any|but|because|cause|cos|since|dear|love|mate|"
            r"thanks|thank|pls|i|we|on (?:it|the|anything))\b)"
        ),
        (
            r"(?<!say)(?<!says)(?<!saying)(?<!reads)(?<!reading)(?<!sign)(?<!oh)(?<![,.;:!?(]) no "
            r"(?P<negative>(?!entry|parking|smoking|way|idea|one\b|more|problem|matter|time|"
            r"end\b)[\w'-]+(?: (?:whatsoever|please|at all|pls))?)$"
        ),
        r"\bnothing (?P<negative>[\w'-]+) in (?:it|the picture)\b",
        r"\bkeep (?:any |the )?(?P<negative>[\w' -]{1,40}?) out of (?:it|this|the picture)\b",
        (
            r"\bwithout (?:any |a |an |the )?(?P<negative>(?!chang|rewrit|enhanc|alter|improv|"
            r"touch|edit)[\w' -]{1,60}?)(?=$|[,.;!?)\n]| (?:in (?:the|it)|please|anywhere|"
            r"at all|and with|but|is|are|was|looks?|on (?:it|the))\b)"
        ),
        (
            r"\b(?:(?:don't|do not|dont|must not|mustn't|should not|shouldn't) (?:include|add|show|"
            r"draw|put|have|use|want|contain)|there (?:should not|shouldn't|must not|mustn't) be|"
            r"there (?:should|must) be no):?(?: any| a| an| "
            r"the)? (?P<negative>[\w' -]{1,60}?)(?=$|[,.;)\n]| (?:in (?:it|the)|on it|please|"
            r"anywhere|at all|but|i|we)\b)"
        ),
        (
            r"\b(?:avoid|excluding|exclude|minus|leave out|negative(?: prompt)?:|free of)(?: any| "
            r"all| the)? (?P<negative>[\w' ,-]{1,80}?)(?=$|[.;)\n]| (?:in (?:it|the)|please|"
            r"anywhere|at all|but)\b|, (?:they|it|he|she|we|i|as|because|since)\b)"
        ),
    ),
    model=(
        (
            r"[,;(]? ?\b(?:with|using|use|via|on|in|by|through|try|model|model:|engine|run (?:it "
            rf")?(?:on|with)|made (?:with|by))(?: the)?(?: model)? (?P<model>{MODELS})(?: (?:model|"
            r"engine|this time|instead|please|for (?:this|it)|as (?:the )?model))*\)?(?=$|"
            r"[,.:;!?)]| (?:and|at|in|please|with|to|for|but|seed|without|no)\b)"
        ),
        rf"^(?P<model>{MODELS})[:,] ",
        rf"(?:,|,? and|;) (?P<model>{MODELS})(?= ?$|[.;!])",
        (
            r"[,;(]? ?\b(?:with|using|use|via|on)(?: the)? (?P<model>(?!an?\b|another\b|my\b|"
            r"your\b|real\b|fashion\b|different\b|same\b|this\b|that\b|male\b|female\b|"
            r"human\b)[a-z0-9][a-z0-9. -]{0,24}?) model\b"
        ),
        r"[,;(]? ?\bmodel ?[:=] ?(?P<model>[a-z0-9][a-z0-9.-]{0,30})\b",
    ),
    style=(
        (
            r"\bin (?:the |an? )?styles? of (?:an? |the )?(?P<style>[\w'.-]+(?: (?!with|and|in|at|"
            r"of|on|for|please|but|,)[\w'.-]+){0,3})"
        ),
        r"\bstyle ?[:=] ?(?P<style>[\w' -]{2,40}?)(?=$|[,.;])",
        r"[,.;] (?P<style>[\w'-]+ [\w'-]+) style(?=$|[,.;])",
        (
            rf"\b(?P<style>{_KNOWN_STYLES})\b(?! (?:paper|paints?|brush|brushes|set|character|"
            r"pencil|shop|store|expo|convention|collection|poster on|factory|kit|cat\b))"
        ),
        r"\b(?:in|as)(?: an?| the)? (?P<style>[\w'-]+(?: [\w'-]+){0,2}) style\b",
        r"(?:^|[,.;] ?)(?P<style>[\w'-]+(?: [\w'-]+)?) style(?=$|[,.;])",
    ),
    ratio={
        (
            r"^(?:an? |the )?(?:vertical |horizontal |upright |landscape |portrait |wide |tall |"
            r"square )?(?P<w>\d{1,2}) ?[:x] ?(?P<h>\d{1,2})(?= (?:images?|<pic>|pictures?|photos?|"
            r"drawings?|paintings?|posters?|illustrations?|banners?|wallpapers?|renders?|shots?)\b)"
            r"(?: (?:images?|<pic>|pictures?)(?: of| with| showing)?)?"
        ): "",
        (
            r"[,;(]? ?(?:\b(?:in|at|with|as|use|using|make it|format|ratio|aspect)(?: an?|"
            r" the)? )?(?:(?:aspect )?ratio(?: of)?:? ?|format:? ?)?\b(?P<w>(?!\d{1,2}:(?:2[2-9]|"
            r"[3-5]\d)\b|50 ?/|24 ?/|\d{1,2} ?/ ?1[01]\b|1 ?/ ?\d\b)\d{1,2}) ?[:/x\u00d7] "
            r"?(?P<h>\d{1,2})\b(?! ?(?:am|pm|o'clock|\d|:\d|°|px|pictures|images|grid|"
            r"matrix))(?: (?:aspect(?: ratio)?|ratio|format|version|image|picture|crop))*\)?"
        ): "",
        (
            r"[,;(]? ?\b(?:in|at|with|as|sized?)? ?(?P<w>\d{3,4}) ?[x\u00d7*] ?(?P<h>\d{3,4})(?: "
            r"?(?:px|pixels))?\b"
        ): "",
        (
            r"[,;(]? ?\b(?:(?:in|as|use|using|for)(?: an?| the)? )?(?:wide-?screen|wide screen|16 "
            r"by 9|cinema format|tv format|(?:a )?wide format)(?: (?:format|version|ratio|aspect|"
            r"aspect ratio|mode|image|picture|crop))*(?=$|[ ,.;:)])"
        ): "16:9",
        (
            r"[,;(]? ?\b(?:(?:in|as|use|using)(?: an?| the)? )?ultra-?wide(?:screen)?(?: "
            r"(?:format|version|ratio|aspect|mode))*(?=$|[ ,.;)])"
        ): "21:9",
        (
            r"[,;(]? ?\b(?:in|as|make it|use|using|to|into)(?: an?)? squares?(?: (?:format|version|"
            r"ratio|aspect|aspect ratio|image|picture|photo|shape|crop|canvas))*(?=$|[,.;)]|"
            r" (?:please|with|and|of|in)\b)"
        ): "1:1",
        (
            r"[,;(]? ?\b(?:an? )?square (?:format|aspect|aspect ratio|ratio|version|crop|canvas|"
            r"ones(?= of\b)|(?:image|picture|pic|photo)s?)\b(?: of)?"
        ): "1:1",
        (
            r"(?:[,.;] ?|^|\bbut |\b(?:and )?can (?=it be )|\bit |\bbe |\bso |\bone )(?:it be )?"
            r"square(?: one| only| please)*(?= *(?:$|[,.;:)]| - ))"
        ): "1:1",
        (
            r"[,;(]? ?\b(?:in|as|use|using|to|into)(?: an?| the)? (?:portrait|vertical|upright|"
            r"tall)(?: (?:format|orientation|mode|version|ratio|aspect|layout|crop|image|"
            r"picture))*(?=$|[,.;)]| (?:please|with|and|in)\b)"
        ): "3:4",
        (
            r"[,;(]? ?\b(?:portrait|vertical|upright) (?:format|orientation|mode|ratio|aspect(?: "
            r"ratio)?|layout|crop|image|picture|version)\b(?: of)?"
        ): "3:4",
        (
            r"(?:[,.;] ?|\bbut |\bit |^)(?:vertical(?:ly)?|portrait(?!, \w))(?: one| please)?"
            r"(?= *(?:$|[,.;)]))"
        ): "3:4",
        (
            r"[,;(]? ?\b(?:in|as|use|using)(?: an?| the)? (?:landscape|horizontal)(?: (?:format|"
            r"orientation|mode|version|ratio|aspect|layout|crop))*(?=$|[,.;)]| (?:please|with|and|"
            r"in)\b)"
        ): "4:3",
        (
            r"[,;(]? ?\b(?:landscape|horizontal) (?:format|orientation|mode|ratio|aspect(?: "
            r"ratio)?|layout|crop|version)\b(?: of)?"
        ): "4:3",
        (
            r"(?:[,.;] ?|\bbut |\bit )(?:horizontal(?:ly)?|landscape)(?: one| please)?"
            r"(?= *(?:$|[,.;)]))"
        ): "4:3",
    },
    content_ratio={
        (
            r"\b(?:phone|mobile|iphone|smartphone|android|lock ?screen|cell ?phone)(?: \w+)? "
            r"?(?:wallpaper|background|backdrop)\b|\block ?screen\b(?! on)|\b(?:instagram|insta|"
            r"ig|snapchat|facebook|whatsapp) (?:story|stories|reel|reels|status)\b|\btik ?tok "
            r"(?:video cover|cover|background|thumbnail)\b"
        ): "9:16",
        (
            r"\b(?:desktop|pc|laptop|computer|zoom|mac|windows|monitor|screen|youtube|tv|"
            r"presentation|slide)(?: \w+)? ?(?:wallpaper|background|backdrop|thumbnail)\b|"
            r"\bthumbnail for\b|^(?:an? )?(?:\w+ )?wallpaper (?:of|with|showing|for)\b|\bas an? "
            r"wallpaper\b"
        ): "16:9",
        (
            r"^(?:an? |the )?(?:[\w-]+ ){0,2}(?:banner|header|cover photo)\b(?= (?:for|of|with|"
            r"about|showing|image|picture|saying|that|featuring)|$|,)|\b(?:website|web|twitter|"
            r"youtube|linkedin|facebook|blog|store|etsy|twitch|discord|as an?) (?:banner|header|"
            r"cover)\b|\bbanner format\b"
        ): "21:9",
        (
            r"\b(?:avatar|profile (?:picture|pic|photo)|album cover|album art|pfp|app icon|"
            r"favicon|instagram post|insta post|ig post)\b|\bin a square\b|"
            r"\bsquare (?:visual|graphic|post|picture|image|format|tile|ad|print)\b"
        ): "1:1",
    },
)
