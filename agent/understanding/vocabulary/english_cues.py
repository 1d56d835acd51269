"""English words that tell, where no phrase did, whether a wish is a change or a new picture."""

import re

from agent.understanding.vocabulary import own_life
from agent.understanding.vocabulary.tables import Cues, word_set

# said first, these ask for a change of what is there
_CHANGING = word_set(
    """
    abandon accent accentuate add adjust age airbrush align alter amp angle animate apply attach
    balance banish bend bleach blend block blow blur boost brighten bring bulk bump burn calm carve
    center centre change clean clear clone close clothe color colorize colour colourise colourize
    combine
    compress conceal contrast convert correct cover crank crop cut darken decorate deepen defocus
    delete densify desaturate dial diffuse dim dirty discard dissolve distort ditch double downplay
    drain drape dress drop dull duplicate edit elevate eliminate elongate emphasise emphasize empty
    enhance enlarge enrich erase even exaggerate exchange extend fade fatten feather fill finish
    fix flatten flip flood fluff fog freeze freshen frost gild give glow grey group grow halve have
    heat heighten hide highlight increase insert intensify invert isolate keep kill lengthen lessen
    lift light lighten liven loosen lose lower mask match melt merge mess mirror mix modernise
    modernize modify move mute narrow neaten neutralise neutralize nudge obscure omit open opacify
    outline overexpose overlay overgrow paste patch perk pimp pixelate place plump polish pop
    position posterize pull punch purge push put quieten raise reaim rearrange recenter recentre
    recolor recolour redden redo reduce reface refine reframe rejig relax relight relocate remove
    render repaint replace replant reposition resize reshape restore restyle retouch reverse rework
    rotate rough roughen round sand saturate scale scrap scratch scrub shade shadow shape sharpen
    shave shift shorten shrink shuffle silence simplify sit skew slant slim smooth smoothen smudge
    soften soak space spice splash spread sprinkle square squash stack stain stretch strengthen
    strip stylise stylize subdue substitute surround swap switch tame tan tear texture thicken thin
    tidy tighten tilt tint tone trade transform translate trim tuck turn tweak take undo spread
    unblur unclutter up uncrop update use vary vignette warm warp wash weaken weather wet whiten
    widen wipe wrap wreck wrinkle zoom
    """
)

_ONLY_THERE = word_set(
    """
    add remove delete erase replace change edit modify alter adjust tweak insert recolor recolour
    brighten darken lighten desaturate saturate restyle relight retouch repaint redraw recreate crop
    rotate mirror flip blur invert move shift resize sharpen enhance improve undo revert fix correct
    zoom outpaint inpaint uncrop swap exchange substitute rid keep increase decrease lower raise
    lose drop apply convert transform extend expand widen upscale enlarge vary less more too instead
    without it's its again should needs make turn smooth trim straighten soften warm dim background
    """
)

_PLAIN = word_set(
    """
    red blue black pink purple orange gold silver teal turquoise violet navy maroon beige crimson
    able airy alive angry antique arctic asleep awake awkward baggy bald bare barren basic bent big
    bitter bland bleak blurry bold boring bouncy brave breezy bright broad brown bulky bumpy bushy
    busy calm casual chaotic cheap cheerful chic childish chilly chrome chubby chunky clean clear
    clever close cloudy coarse coherent cold colorful colourful complex confident cool cosy cozy
    cracked crazy creepy crisp crooked crowded cruel curly curvy cute damp dark dead deep delicate
    dense detailed dim dirty distant dramatic dreamy dreary dry dull dusty dynamic dystopian early
    earthy eerie elegant empty epic ethereal even evil exotic expensive faded faint fair faithful
    fancy far faraway fast fat feminine festive fierce fiery fine firm flashy flat flimsy flowery
    fluffy foggy formal frail freaky fresh friendly frosty frozen funky funny furry furious
    futuristic fuzzy gaunt gentle ghostly giant glamorous gloomy glossy glowing golden gorgeous
    gothic graceful grainy grand gray green grey grim gritty grown grumpy hairy handsome happy hard
    harsh haunted hazy healthy heavenly heavy high horrible hot huge humid icy imposing industrial
    intense intricate jagged jolly joyful juicy kind large late lavish lazy leafy lean leathery
    light lively lonely long loose loud lovely low lush luxurious mad magical majestic masculine
    massive mature matte mean meaner mechanical medieval melancholic mellow menacing messy metallic
    mighty mild minimal misty modern modest moist monochrome monstrous moody muddy murky muscular
    mushy muted mysterious mystical naive narrow nasty natural neat nervous neutral new nice
    nightmarish noble noir noisy nostalgic old ominous opulent organic ornate overexposed overgrown
    pale pastel peaceful plain playful plump pointy poor posh pretty prominent proud pure quaint
    quick quiet radiant ragged rainy rare raw real realistic refined regal relaxed retro rich
    robotic rocky romantic rosy rough round royal rude rugged ruined runny rustic rusty sad safe
    saturated scary serene serious shabby shadowy shaggy shallow sharp shiny short shy sick silky
    silly silvery simple sinister sketchy skinny sleek sleepy slender slick slim slimy slow sly
    small smart smoky smooth snowy soaked soft solemn sombre somber sophisticated spacious sparkly
    sparse spiky spooky spotty square squishy stable stark starry steep stern sticky stiff still
    stormy straight strange strong stylish stylized subdued subtle sullen sunny surreal sweet swift
    symmetrical tacky tall tame tattered thick thin tidy tight tiny tired toned tough translucent
    transparent tropical ugly uneven unhappy urban vague vast velvety vibrant vicious victorian
    vintage vivid wacky warm wavy weak wealthy weary weathered weird wet whimsical white wide wild
    windy wintry wise wispy withered wonderful wooden woolly worn wrinkly yellow young zesty
    """
)


def _compared(word: str) -> tuple[str, str]:
    if word.endswith("y"):
        stem = word[:-1] + "i"
    elif word.endswith("e"):
        stem = word[:-1]
    elif word[-1] in "bdgmnpt" and word[-2] in "aiou" and word[-3:-2] not in set("aeiou"):
        stem = word + word[-1]
    else:
        stem = word
    return f"{stem}er", f"{stem}est"


_COMPARED = frozenset(form for word in _PLAIN for form in _compared(word)) | word_set(
    "better worse further farther fewer less more redder bluer"
)

# media, looks and materials: alone, they are a look for what is there
_LOOKS = word_set(
    """
    acrylic airbrush amigurumi anime aquarelle art-deco art-nouveau b&w b/w balloon bas-relief
    bauhaus blueprint bokeh brutalist caricature cartoon ceramic chalk charcoal chiaroscuro chibi
    cinematic claymation collage comic coloring colouring crayon crochet cross-stitch cubism cubist
    cutout cyanotype cyberpunk cottagecore daguerreotype diorama dieselpunk doodle double-exposure
    duotone embroidery encaustic engraving etching expressionist fauvist felt film-noir fisheye
    fresco futurism gameboy ghibli glitch gothic gouache graffiti greyscale grayscale halftone hdr
    hologram holographic hyperrealistic illustration impasto impressionism impressionist infrared
    ink isometric kawaii kintsugi kodachrome lego linocut lineart lithograph lofi lo-fi low-poly
    lowpoly macro manga marble marker minimalism minimalist monochrome mosaic needlepoint negative
    neon noir oil origami papercraft papercut paper-cut pastel pastels pencil photo photographic
    photography photorealism photorealistic pixar pixel pixelart pixelated plasticine playmobil
    pointillism pointillist polaroid pop-art poster psychedelic quilling realism realistic
    renaissance retro risograph rococo scribble scratchboard sepia silhouette sketch solarpunk
    stained-glass steampunk stencil sticker stop-motion surrealism surrealist synthwave tapestry
    technicolor tilt-shift ukiyo-e ukiyoe vaporwave vector vectorized victorian vhs vintage voxel
    watercolor watercolour wireframe woodblock woodcut y2k
    """
)

# light, weather and effects: there is no picture of these alone, they are put into one
_EFFECTS = word_set(
    """
    afternoon autumn backlight backlit background blizzard bloom blossoms blur bubbles butterflies
    candlelight clouds confetti contrast dawn daylight daytime depth dew drizzle dusk embers
    evening exposure fall fireflies fireworks flames flare fog foreground frost glare glitter glow
    goldenhour grain hail haze headlights highlights lens-flare lighting lightning midnight midday
    midwinter mist monsoon moonlight moonlit morning motion-blur night nighttime noise noon
    overcast petals puddles rain rainbow raindrops raining reflections saturation shade shadows
    silhouette sleet smoke snow snowfall snowing snowy sparkles sparks spring springtime starlight
    starry storm streetlights summer sundown sunlight sunlit sunrise sunset sunshine texture
    thunderstorm twilight underwater upside-down vapor vignette vignetting wind winter
    """
)

_CHATTING = word_set(
    """
    adorable agreed anyway anyways approved brb bro bruh btw bye cheers congrats cu cya damn dunno
    finally fr gg gn goodnight haha hahaha hahah hehe hmm hooray idc idk jk joking kidding kudos
    lmao lmfao lol lolol nah nevermind nope nvm ok okay omg oops oof oopsie rofl sheesh sorry stfu
    sup tbh thanks thankyou thx ttyl ty ugh welcome whoa whoops woah wow wtf yay yeah yep yes yikes
    yup yw
    """
)

_PERSONS = word_set(
    """
    anyone anybody someone somebody i i'm im i've ive i'd i'll me myself we we're we've us you
    you're youre u ur your yours
    yourself ya y'all
    """
)

_POINTING = word_set(
    "there's theres it it's its itself hes shes theyre him his her hers them their theirs they "
    "he she"
)

_RELATING = word_set(
    "instead without again more less too fewer except only rather still anymore longer no not "
    "minus but also everything everyone all"
)

_ASKING = word_set(
    """
    who who's whos whose what what's whats when where where's wheres why how how's hows which
    anyone anybody
    """
)

_AUXILIARY = word_set(
    """
    is are was were am do does did don't dont doesn't didn't isn't isnt aren't wasn't has hasn't
    have haven't can can't cant could couldn't should shouldn't would wouldn't will won't wont may
    might shall
    """
)

_FAULTS = word_set(
    """
    too dark small big large blurry grainy noisy flat dull boring plain empty busy cluttered messy
    tilted odd strange ugly fake plastic stiff lifeless harsh distracting cheesy creepy muddy dim
    faded crowded hidden covered blocked floating extra unclear pixelated fuzzy lost gone
    typo misspelled misspelt wrong weird missing broken glitched glitchy distorted deformed mangled
    warped off cropped crooked mistake misplaced unreadable illegible invisible overexposed
    underexposed washed-out blown-out unrealistic properly
    """
)

_KINDS = word_set(
    """
    portrait selfie landscape logo poster banner wallpaper icon avatar sticker badge emblem mascot
    flyer postcard card cover album mockup infographic tattoo t-shirt tshirt comic storyboard
    blueprint map photo photograph picture image painting drawing illustration sketch render
    artwork scene close-up closeup macro still headshot panorama diorama mural emoji meme thumbnail
    """
)

_FRAMED = word_set(
    """
    angle aesthetic aesthetics art background colors colours composition crop edition effect
    effects feel filter finish font format frame framing grain grading tint hues light lighting
    look mode mood outline palette perspective pose quality ratio render rendering resolution
    shades size style styled texture theme tone tones treatment variant version versions vibe vibes
    view only
    """
)

_ARTICLES = word_set(
    "a an something anything some another one two three four five six several many few"
)
_DEFINITE = word_set("the this that these those")

_ON_IT = re.compile(
    r"\b(?:on|in|to|of|behind|near|around|above|over|under|beside|at|from) (?:it|him|them)\b"
)
_HIS_PART = re.compile(
    r"^(?!an?\b|some\b|two\b).*\b(?:over|on|in|around|behind|under) (?:his|her|its|their) (?:\w+ )?"
    r"(?:eyes?|head|face|hair|neck|hands?|arms?|legs?|back|nose|mouth|ears?|shoulders?|chest|"
    r"tail)\b"
)
_ONCE_MORE = re.compile(r"^(?:the )?[\w'-]+(?: [\w'-]+)? again\b")
_EXCHANGED = re.compile(
    r"\b(?:rather than|instead of|in place of)\b(?! (?:all )?(?:that|this|it)\b)"
)
_PUT_THERE = re.compile(
    r"^[\w' -]{1,20} (?:on|in|of|behind|over|under|at) (?:the|her|his|its|their) [\w'-]+ ?[:=] ?\w"
)
_KIND_OF = re.compile(
    r"\b(?:portrait|photo|photograph|picture|image|painting|drawing|illustration|sketch|render|"
    r"logo|"
    r"poster|banner|wallpaper|icon|scene|shot|close-?up|view|landscape|map|cover|art|artwork|"
    r"watercolou?r|sticker|statue|bust|card) (?:of|for|showing|featuring|with)\b"
)
_OPINION = re.compile(
    r"\b(?:this|that|it|these|they)(?:'s|s| is| are|'re) (?!too\b|not\b|so\b)\w+$"
)

_TELLING = re.compile(
    r"^(?:(?:this|that|the) (?:first |second |last |new )?one|it|this|that|he|she|they|these|"
    r"those|(?:the|his|"
    r"her|their|its|my) [\w'-]+(?: [\w'-]+)?|(?!there|his)[a-z]{3,}s(?= are| were))(?:'s|'re|'ll| "
    r"is| are| was| were| has| have| looks?|"
    r" seems?| feels?|"
    r" makes?| gives?| reminds?| deserves?| gets?| got| just| really| kinda| totally| will)\b"
)

# told of one's own people and animals: a whole sentence, not a thing to draw
_OWN_LIFE = re.compile(
    r"^(?:my|our) [\w'-]+(?: [\w'-]+)?(?: (?:just|also|always|never|once|really|still|already|"
    r"actually|even|both|all|often))* (?:owns?|runs?|plays|works?|lives?|loves?|"
    r"hates?|likes?|keeps?|"
    r"sells?|teaches|collects?|paints|drives?|thinks?|says|knows?|goes|comes|eats?|sleeps?|snores|"
    r"reads|writes|studies|used to|built|broke|met|saw|went|came|lost|sold|bought|found|made|took|"
    r"gave|told|said|felt|fell|ran|swam|won|ate|drank|drove|flew|grew|knew|wrote|slept|left|forgot|"
    r"taught|thought|threw|stole|bit|chewed|knocked|spilled|died|married|studied|worked|lived|"
    r"moved|"
    r"visited|called|cooked|baked|restored|opened|adopted|started|finished|retired|turned|jumped|"
    r"barked|escaped|learned|loved|hated|liked)\b|"
    r"^there (?:was|were) (?=.* (?:yesterday|last \w+|this \w+|today|once|ago|(?:in|"
    r"on|at) (?:my|our) "
    r"\w+)$)"
)

CUES = Cues(
    objects=word_set("the it its his her him them their those these"),
    after_adjective=word_set(
        "and with by in on through across along between among during onto within toward towards"
    ),
    on_it=(_ON_IT, _HIS_PART, _ONCE_MORE),
    exchanged=(_EXCHANGED, _PUT_THERE),
    kind_of=(_KIND_OF,),
    opinion=(_OPINION,),
    telling=(_TELLING,),
    own_life=(_OWN_LIFE, own_life.ENGLISH),
    articles=_ARTICLES,
    definite=_DEFINITE,
    changing=_CHANGING,
    only_there=_ONLY_THERE,
    describing=_PLAIN | _COMPARED,
    compared=_COMPARED,
    looks=_LOOKS,
    effects=_EFFECTS,
    chatting=_CHATTING,
    pleasing=word_set(
        "nice cool great good lovely beautiful awesome amazing gorgeous cute sweet sick dope "
        "fantastic wonderful perfect excellent brilliant neat adorable stunning epic love"
    ),
    persons=_PERSONS,
    pointing=_POINTING,
    vague=word_set("something anything"),
    backward=word_set("one ones them him her it she he they"),
    relating=_RELATING,
    asking=_ASKING,
    auxiliary=_AUXILIARY,
    faults=_FAULTS,
    kinds=_KINDS,
    framed=_FRAMED,
    described_endings=("ed", "ing", "ful", "less", "ish", "ous", "esque", "ier", "like"),
)
