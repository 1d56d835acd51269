"""The words the painter knows, in English, Spanish, French, German, Italian and Portuguese.

Accents are stripped before the look-up and an underscore joins the words of a phrase.
"""

from collections.abc import Mapping

from simulator.painting.colours import RGB, parse_hex
from simulator.painting.scene import Extra, Place, Season, Style, Time, Weather

_Words = Mapping[str, str]


def word_set(text: str) -> frozenset[str]:
    """Split a line of words into a set."""
    return frozenset(text.split())


PLACES: Mapping[Place, str] = {
    Place.MEADOW: "meadow field grass hill countryside farm garden park prairie village pradera"
    " campo"
    " prado jardin champ prairie wiese feld garten prato giardino jardim colina collina",
    Place.FOREST: "forest wood woods woodland jungle rainforest grove bosque selva foret jungle"
    " wald"
    " foresta bosco floresta",
    Place.MOUNTAINS: "mountain mountains alps peak cliff canyon valley snowfield glacier landscape"
    " montana montanas montagne montagnes berg berge montagna montagne montanha montanhas paisaje"
    " paysage landschaft paesaggio paisagem",
    Place.SEA: "sea ocean waves harbour harbor port mar oceano mer ocean meer ozean mare hafen",
    Place.BEACH: "beach shore coast seaside island tropical playa plage strand spiaggia praia isla",
    Place.LAKE: "lake river pond lago rio lac riviere fluss fiume stream waterfall fjord",
    Place.CITY: "city town street skyline downtown alley cyberpunk_city metropolis road tokyo paris"
    " london new_york ciudad calle ville rue stadt strasse citta strada cidade rua cityscape urban",
    Place.DESERT: "desert dune dunes sahara desierto duna wuste deserto mars",
    Place.SKY: "sky clouds_from_above cielo ciel himmel ceu flying volando",
    Place.ROOM: "room interior kitchen bedroom living_room cafe library office window couch indoors"
    " habitacion salon cocina chambre cuisine zimmer kuche stanza cucina quarto sala bar"
    " studio_apartment",
    Place.TABLE: "table still_life desk mesa bodegon nature_morte tisch stillleben tavolo"
    " natura_morta",
    Place.STUDIO: "studio product product_shot packshot advertisement isolated plain_background"
    " white_background logo icon mockup producto produit produkt prodotto produto studio_shot",
    Place.BOKEH: "portrait headshot close_up closeup retrato ritratto portrat selfie",
    Place.SPACE: "space galaxy nebula cosmos universe outer_space espacio galaxia espace galaxie"
    " weltraum weltall spazio galassia espaco orbit",
    Place.MOON: "on_the_moon lunar moon_surface en_la_luna sur_la_lune auf_dem_mond sulla_luna"
    " na_lua",
    Place.UNDERWATER: "underwater coral reef coral_reef aquarium deep_sea submarino sous_l_eau"
    " unterwasser sott_acqua seabed under_the_sea under_water",
    Place.ABSTRACT: "abstract pattern abstracto abstrait abstrakt astratto abstrato geometric",
}

TIMES: Mapping[Time, str] = {
    Time.DAWN: "dawn sunrise morning daybreak amanecer alba aube aurore matin morgen sonnenaufgang"
    " alvorada manana mattina manha misty_morning",
    Time.DAY: "day daytime noon midday sunny daylight sunshine soleado ensoleille sonnig soleggiato"
    " dia jour tag giorno",
    Time.GOLDEN: "golden_hour golden_light warm_light late_afternoon hora_dorada heure_doree"
    " goldene_stunde ora_d_oro",
    Time.SUNSET: "sunset dusk evening twilight atardecer ocaso coucher_de_soleil crepuscule"
    " sonnenuntergang abend tramonto por_do_sol soir sera crepusculo",
    Time.NIGHT: "night midnight nighttime moonlit moonlight starry noche nuit nacht notte noite"
    " nocturnal nocturne dark_night",
}

WEATHERS: Mapping[Weather, str] = {
    Weather.CLOUDY: "cloudy overcast grey_day nublado nuageux bewolkt nuvoloso",
    Weather.RAIN: "rain rainy raining drizzle wet lluvia pluie regen pioggia chuva lluvioso"
    " pluvieux",
    Weather.STORM: "storm stormy thunder thunderstorm lightning tempest tormenta tempete orage"
    " sturm"
    " gewitter tempesta temporale tempestade",
    Weather.SNOW: "snowing snowfall snowstorm blizzard snowy_day nevando schneit nevicata"
    " neige_tombe",
    Weather.FOG: "fog foggy mist misty haze hazy smoke niebla brouillard brume nebel nebbia"
    " neblina",
    Weather.CLEAR: "clear clear_sky cloudless despejado",
}

SEASONS: Mapping[Season, str] = {
    Season.WINTER: "winter snow snowy ice icy frozen christmas nieve invierno nevado neige hiver"
    " schnee neve inverno frost navidad noel weihnachten natale natal arctic polar wintry",
    Season.AUTUMN: "autumn fall autumnal otono automne herbst autunno outono fall_leaves",
    Season.SPRING: "spring blossom blossoms cherry_blossom primavera printemps fruhling sakura"
    " bloom",
    Season.SUMMER: "summer verano ete sommer estate verao",
}

STYLES: Mapping[Style, str] = {
    Style.PHOTO: "photo photograph photography photographic photorealistic realistic dslr 35mm"
    " fotografia foto photographie fotorealistisch cinematic",
    Style.WATERCOLOUR: "watercolor watercolour aquarelle acuarela aquarell acquerello aquarela"
    " gouache water_color",
    Style.OIL: "oil oil_painting oil_paint impasto impressionist impressionism van_gogh monet oleo"
    " pintura_al_oleo peinture_a_l_huile olgemalde olio oil_on_canvas painting acrylic",
    Style.SKETCH: "sketch ink pencil drawing line_art charcoal boceto croquis dessin zeichnung"
    " skizze"
    " schizzo disegno esboco dibujo lineart etching pen",
    Style.NEON: "neon cyberpunk synthwave vaporwave neon_lights blade_runner",
    Style.PIXEL: "pixel pixel_art 8_bit 8bit pixelart 16_bit pixelated",
    Style.LOWPOLY: "low_poly lowpoly polygonal origami",
    Style.VINTAGE: "vintage sepia retro old_photo antique analog polaroid",
    Style.FLAT: "flat vector minimal minimalist flat_design illustration_flat minimalista",
    Style.ANIME: "anime manga ghibli cartoon comic studio_ghibli disney caricatura dessin_anime",
    Style.POP: "pop_art popart warhol halftone lichtenstein",
    Style.MONO: "black_and_white monochrome b_w bw grayscale greyscale blanco_y_negro"
    " noir_et_blanc schwarzweiss bianco_e_nero preto_e_branco black_white",
    Style.DIGITAL: "digital_art illustration concept_art render 3d 3d_render digital",
}

EXTRAS: Mapping[Extra, str] = {
    Extra.MOON: "moon full_moon crescent luna lune mond lua moonlit moonlight",
    Extra.SUN: "sun sol soleil sonne sole sunny",
    Extra.STARS: "stars starry star_field milky_way estrellas etoiles sterne stelle estrelas"
    " starlight",
    Extra.RAINBOW: "rainbow arcoiris arc_en_ciel regenbogen arcobaleno arco_iris",
    Extra.BIRDS: "flock seagulls birds gulls pajaros oiseaux vogel uccelli passaros flying_birds",
    Extra.CLOUDS: "cloud clouds nubes nuages wolken nuvole nuvens nube",
    Extra.AURORA: "aurora northern_lights aurora_borealis polarlicht aurore_boreale",
    Extra.FIREWORKS: "fireworks fuegos_artificiales feux_d_artifice feuerwerk fogos",
    Extra.FIREFLIES: "fireflies luciernagas lucioles gluhwurmchen lucciole magic magical sparkles",
    Extra.LIGHTNING: "lightning bolt rayo eclair blitz fulmine relampago thunder",
}

SUBJECTS: _Words = {
    "fox": "fox foxes vixen zorro zorra renard fuchs volpe raposa",
    "cat": "cat kitten kitty gato gata chat chaton katze gatto gatti gatta tiger tigre leopard",
    "dog": "dog puppy perro chien hund cane cachorro corgi retriever labrador cao",
    "wolf": "wolf wolves lobo loup lupo coyote husky",
    "horse": "horse pony stallion caballo cheval pferd cavallo cavalo chevaux zebra donkey",
    "unicorn": "unicorn unicornio licorne einhorn unicorno",
    "deer": "deer stag doe elk reindeer moose ciervo cerf hirsch reh cervo veado antelope gazelle",
    "rabbit": "rabbit bunny hare conejo lapin hase kaninchen coniglio coelho",
    "bear": "bear grizzly oso ours orso urso polar_bear oso_polar ours_polaire eisbar"
    " orso_polare teddy_bear",
    "panda": "panda",
    "bird": "bird robin sparrow parrot hummingbird pajaro oiseau vogel uccello passaro raven crow"
    " eagle duck chicken",
    "owl": "owl buho hibou chouette eule gufo coruja",
    "penguin": "penguin pinguino pingouin pinguin pinguim manchot",
    "fish": "fish goldfish clownfish pez poisson fisch pesce peixe shark salmon koi",
    "whale": "whale ballena baleine wal balena baleia orca",
    "dolphin": "dolphin delfin dauphin delfino golfinho",
    "turtle": "turtle tortoise tortuga tortue schildkrote tartaruga",
    "butterfly": "butterfly butterflies mariposa papillon schmetterling farfalla borboleta bee",
    "elephant": "elephant elefante elefant mammoth",
    "lion": "lion lioness leon lowe leone leao",
    "dragon": "dragon drache drago dragao dinosaur wyvern",
    "swan": "swan goose cisne cygne schwan cigno flamingo",
    "sheep": "sheep lamb goat oveja mouton schaf pecora ovelha cow vaca vache kuh",
    "woman": "woman girl lady queen princess mujer nina chica femme fille frau madchen donna"
    " ragazza mulher menina dancer ballerina bride witch goddess mermaid mother",
    "person": "person man boy guy king prince people human child hombre nino homme garcon mann"
    " junge"
    " uomo ragazzo homem menino detective wizard knight samurai chef hero soldier pirate farmer"
    " fisherman musician artist character kid warrior",
    "astronaut": "astronaut cosmonaut spaceman astronauta astronaute",
    "robot": "robot android cyborg mecha roboter robo",
    "snowman": "snowman muneco_de_nieve bonhomme_de_neige schneemann pupazzo_di_neve",
    "ghost": "ghost spirit fantasma fantome geist",
    "mug": "mug cup coffee tea taza tasse cafe_cup becher tazza xicara coffee_cup kaffee espresso",
    "bottle": "bottle perfume botella bouteille flasche bottiglia garrafa potion shampoo beer",
    "glass": "wine glass cocktail vino vin wein vinho glass_of_wine",
    "shoe": "shoe sneaker sneakers shoes trainer boot zapato zapatilla chaussure schuh scarpa"
    " sapato",
    "lamp": "lamp lantern lampara lampe lampada",
    "candle": "candle vela bougie kerze candela",
    "book": "book libro livre buch livro magazine",
    "apple": "apple manzana pomme apfel mela maca",
    "pear": "pear pera poire birne",
    "orange": "orange naranja arancia laranja lemon limon citron peach",
    "fruit_bowl": "fruit fruits bowl_of_fruit fruit_bowl fruit_basket frutas obst frutta basket"
    " bowl food",
    "cake": "cake cupcake birthday_cake tarta gateau kuchen torta bolo dessert",
    "burger": "burger hamburger sandwich hamburguesa",
    "pizza": "pizza",
    "teapot": "teapot kettle tetera theiere teekanne teiera pot",
    "vase": "vase bouquet jarron florero ramo strauss mazzo vaso bunch",
    "guitar": "guitar violin guitarra guitare gitarre chitarra violao",
    "camera": "camera camara appareil_photo kamera fotocamera",
    "watch": "watch clock wristwatch reloj montre uhr orologio relogio",
    "phone": "phone smartphone telefono telephone",
    "laptop": "laptop computer notebook_computer ordenador ordinateur computador",
    "sofa": "sofa couch settee divan canape divano",
    "chair": "chair armchair silla chaise stuhl sedia cadeira throne",
    "bed": "bed cama bett letto",
    "table": "wooden_table",
    "gift": "gift present gift_box regalo cadeau geschenk presente box",
    "crown": "crown corona couronne krone coroa",
    "heart": "heart corazon coeur herz cuore coracao love",
    "star": "star estrella etoile stern stella estrela",
    "diamond": "diamond gem crystal jewel ring diamante diamant",
    "pumpkin": "pumpkin halloween calabaza citrouille kurbis zucca abobora",
    "umbrella": "umbrella paraguas parapluie regenschirm ombrello guarda_chuva parasol",
    "ball": "ball balon pelota ballon fussball palla bola beach_ball football",
    "hat": "hat cap sombrero chapeau cappello chapeu top_hat",
    "car": "car sports_car taxi coche auto voiture wagen macchina carro automobile cars van",
    "truck": "truck lorry camion lastwagen caminhao bus autobus",
    "train": "train locomotive tren zug treno trem tram metro subway",
    "bicycle": "bicycle bike motorcycle motorbike bicicleta velo fahrrad bicicletta scooter",
    "boat": "boat sailboat sailing_boat yacht barco bateau boot barca veleiro voilier velero",
    "ship": "ship cruise steamship vessel buque navire schiff nave navio ferry",
    "plane": "plane airplane aircraft jet avion flugzeug aereo aviao",
    "balloon": "hot_air_balloon balloon globo montgolfiere heissluftballon mongolfiera balao",
    "rocket": "rocket spaceship spacecraft cohete fusee rakete razzo foguete shuttle",
    "house": "house cottage cabin hut home barn casa maison haus cabana cabane hutte shed",
    "castle": "castle palace fortress castillo chateau schloss burg castello castelo temple",
    "lighthouse": "lighthouse faro phare leuchtturm farol",
    "windmill": "windmill molino moulin windmuhle mulino moinho",
    "church": "church chapel cathedral iglesia eglise kirche chiesa igreja",
    "tower": "tower skyscraper eiffel torre tour turm building gratte_ciel",
    "tent": "tent camping tienda_de_campana tente zelt tenda camp",
    "tree": "tree oak arbol arbre baum albero arvore maple cherry_tree trees",
    "pine": "pine fir christmas_tree pino sapin tanne pinheiro evergreen",
    "palm": "palm palm_tree palmera palmier palme palma palmeira",
    "cactus": "cactus cacti kaktus",
    "flower": "flower flowers daisy flor fleur blume fiore flores orchid poppy lily blumen",
    "rose": "rose roses",
    "sunflower": "sunflower girasol tournesol sonnenblume girasole girassol",
    "tulip": "tulip tulipan tulipe tulpe tulipano tulipa",
    "mushroom": "mushroom toadstool seta champignon pilz fungo cogumelo",
    "planet": "planet saturn jupiter planeta planete pianeta",
    "ufo": "ufo alien flying_saucer ovni extraterrestre",
}

WORN: _Words = {
    "hat": "hat top_hat cap sombrero chapeau cappello chapeu fedora",
    "crown": "crown corona couronne krone coroa tiara",
    "santa": "santa_hat christmas_hat party_hat wizard_hat witch_hat beanie",
}

COLOURS: Mapping[RGB, str] = {
    parse_hex(code): words
    for code, words in {
        "#c8322b": "red rojo roja rouge rot rote roter rosso rossa vermelho vermelha crimson"
        " scarlet",
        "#2f66c4": "blue azul bleu bleue blau blaue blauer blu azzurro cobalt sapphire",
        "#3d9350": "green verde vert verte grun grune gruner emerald",
        "#f0c22f": "yellow amarillo amarilla jaune gelb gelbe gelber giallo gialla amarelo amarela",
        "#ef7f2a": "orange naranja arancione laranja",
        "#7a3fae": "purple violet violeta morado morada pourpre lila viola roxo roxa lavender",
        "#ee86ae": "pink rosa rose magenta fuchsia",
        "#f6f4ef": "white blanco blanca blanc blanche weiss weisse weisser bianco bianca branco"
        " branca snow_white",
        "#2a2a30": "black negro negra noir noire schwarz schwarze schwarzer nero nera preto preta",
        "#8d9199": "grey gray gris grau graue grigio grigia cinza silver plata argent silber",
        "#7b4a2c": "brown marron brun brune braun braune marrone castano",
        "#e3b23f": "gold golden dorado dorada dore goldene oro dourado",
        "#2aa7a4": "teal turquoise cyan aqua turquesa turkis turchese",
        "#f1dfba": "beige cream ivory crema creme",
    }.items()
}

VARIETIES: Mapping[str, RGB] = {
    word: parse_hex(code)
    for code, words in {
        "#f4f1ea": "polar_bear oso_polar ours_polaire eisbar orso_polare goose",
        "#e8892f": "tiger tigre",
        "#d8a860": "leopard corgi retriever labrador stag",
        "#2c2c34": "raven crow orca",
        "#7a5a34": "eagle sparrow moose donkey",
        "#ee8fa4": "flamingo",
        "#f2d23c": "lemon limon taxi",
        "#6f7f8e": "shark",
        "#f2c840": "duck chicken bee",
        "#f2a37c": "peach",
    }.items()
    for word in words.split()
}

NUMBERS: Mapping[int, str] = {
    1: "1 a an one un una uno une ein eine einen um uma single",
    2: "2 two dos deux zwei due dois duas pair couple both",
    3: "3 three tres trois drei tre some few several algunos",
    4: "4 four cuatro quatre vier quattro quatro",
    5: "5 five cinco cinq funf cinque many muchos",
    6: "6 six seis sechs sei",
    7: "7 seven siete sept sieben sette sete herd",
    8: "8 eight ocho huit acht otto oito",
    9: "9 nine nueve neuf neun nove crowd",
}

MOUNTING = word_set(
    "riding rides ride on onto atop upon sitting_on montando monta sobre sur auf su sopra "
    "sulla sul reitet chevauchant cavalca cavalcando en in em dans"
)
GARMENTS: _Words = {
    "hair": "hair pelo cabello cheveux haar haare capelli cabelo",
    "iris": "eyes eye ojos yeux augen occhi olhos",
    "cloth": "dress shirt coat jacket sweater suit clothes vestido robe kleid vestito cape hoodie",
    "accent": "scarf collar sail sails roof stripe stripes tie",
}
SKY_WORDS = word_set("sky cielo ciel himmel ceu background fondo fond hintergrund sfondo fundo")
