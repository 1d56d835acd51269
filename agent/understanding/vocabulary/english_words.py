"""English word lists."""

from agent.understanding.vocabulary.tables import word_set

VERBS = word_set(
    """
    draw paint sketch generate create render illustrate imagine design upscale enlarge change
    replace remove cancel undo delete erase modify adjust convert transform darken brighten
    recolor improve enhance revert make turn show give list vary search please
    """
)

# first words of a wish as they are often misspelt, beyond one slip or too short to guess
SLIPS = {
    "drow": "draw",
    "drew": "draw",
    "dray": "draw",
    "drwa": "draw",
    "darw": "draw",
    "mak": "make",
    "maek": "make",
    "mkae": "make",
    "maker": "make",
    "creat": "create",
    "genrate": "generate",
    "genarate": "generate",
    "generat": "generate",
    "chnage": "change",
    "chang": "change",
    "remvoe": "remove",
    "remov": "remove",
    "ad": "add",
    "addd": "add",
    "pait": "paint",
    "pant": "paint",
    "giv": "give",
    "gve": "give",
    "repalce": "replace",
    "trun": "turn",
    "tunr": "turn",
}

STOP_WORDS = word_set(
    """
    a an the this that these those my our your his her its their it of in on at with without
    and or but to for from by as into onto is are was be been i you we he she they me us them
    him one ones picture pictures image images photo photos pic pics drawing drawings painting
    paintings version again please last first second new more less very so too now then there
    here some any all no not make put add remove same style left right up down over under next
    behind front back bit little lot whole entire show see look original previous current
    thing stuff two three four five color colour
    """
)

PARTS = word_set(
    """
    background foreground sky lighting light lights color colors colour colours contrast
    shadow shadows tone tones mood saturation brightness eyes eye hair ears ear smile face
    hands hand nose mouth legs arms tail clothes shirt dress hat glasses expression pose
    perspective angle camera composition text font border frame palette weather season style
    atmosphere scene horizon ground floor wall walls clouds cloud sun moon stars water grass
    people person man woman everything rest format size ratio crop edges left right top bottom
    corner subject quality resolution details texture reflection time day night vibe outfit
    coat beard lips skin collar window windows door doors roof fur feathers wings ears paws wheels
    headlights petals leaves branches waves horns teeth side eyebrows eyelashes freckles muscles
    sleeves shoes boots gloves title caption letters lettering
    """
)

MOODS = word_set(
    """
    night nighttime day daytime dawn dusk sunset sunrise evening morning midnight noon winter
    summer autumn fall spring rain rainy snow snowy fog foggy mist misty storm stormy sunny
    cloudy golden hour christmas halloween watercolour watercolor watercolors oil painting
    painted acrylic gouache pastel pixel art anime manga cartoon comic photorealistic
    realistic photo realism photograph photographic 3d render rendering sketch pencil charcoal
    ink line drawing lineart cyberpunk vector isometric low poly lowpoly pop impressionist
    impressionism deco nouveau steampunk vaporwave minimalist minimal minimalistic digital
    fantasy cinematic noir black white b&w monochrome sepia vintage retro neon style mode
    version look blue red green yellow purple pink orange brown gray grey gold silver teal
    turquoise violet dark bright light moody dramatic colorful colourful abstract surreal
    cubist cubism ghibli claymation clay origami mosaic stained glass graffiti grayscale
    greyscale scary spooky cute funny widescreen square portrait landscape vertical horizontal
    panoramic aspect ratio and or in at a the
    """
)

# English words that other languages have as well: they tell nothing about the language
HOMOGRAPHS = word_set(
    """
    die was in me no do as on plus image images photo photos variations son main pain come war hat
    also stop menu data pose fin mode hand wind gift rot art bald fast kind he am an so a i un if
    alter list fox chat name bad boot tag den des dem per con pro comment for of to red sur mal hut
    soy dove court cane petite forte allegro prima costa klein han
    """
)
