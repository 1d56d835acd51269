"""Sides of a picture, and places to see it from, in every language at once."""

import re

_BOTH = (
    r"both sides|the sides|beiden seiten|zu den seiten|ambos lados|os lados|los lados|dois lados|"
    r"dos lados|les (?:deux )?cotes|entrambi i lati|ai lati|due lati"
)
_ABOVE = (
    r"above|top|oben|arriba|em cima|de cima|para cima|acima|(?:en|le|du|vers le|d'en) haut|"
    r"au-?dessus|sopra|in alto|dall'alto|verso l'alto"
)
_BELOW = (
    r"below|bottom|unten|abajo|embaixo|em baixo|de baixo|para baixo|abaixo|"
    r"(?:en|le|du|vers le|d'en) bas|au-?dessous|sotto|in basso|dal basso|verso il basso"
)
SIDES = {
    "left": re.compile(rf"\b(?:left|links?|izquierda|esquerda|gauche|sinistra|{_BOTH})\b"),
    "right": re.compile(rf"\b(?:right|rechts|derecha|direita|droite|destra|{_BOTH})\b"),
    "up": re.compile(rf"\b(?:up|upwards?|{_ABOVE})\b"),
    "down": re.compile(rf"\b(?:down|downwards?|{_BELOW})\b"),
}
VIEWS = (
    (
        re.compile(
            r"back|behind|rear|other side|hinten|detras|espaldas|por tras|de tras|costas|derriere|"
            r"de dos|dietro|di spalle|retro"
        ),
        "back",
    ),
    (
        re.compile(
            rf"\b(?:{_ABOVE})\b|bird|aerial|overhead|drone|drohne|\bdron\b|high(?:er)? (?:angle|"
            rf"camera|viewpoint)|"
            r"looking down|vogel|oiseau|uccello|pajaro|passaro"
        ),
        "above",
    ),
    (
        re.compile(
            rf"\b(?:{_BELOW})\b|under|worm|low(?:er)? (?:angle|camera|viewpoint)|looking up|"
            rf"frosch|contrapicad|"
            r"contre-?plong|rasoterra|a ras de"
        ),
        "below",
    ),
    (re.compile(r"front|frente|de face|von vorne?|davanti"), "front"),
    (re.compile(r"right|rechts|derecha|direita|droite|destra"), "right"),
    (
        re.compile(
            r"left|\bside|profil|perfil|links|izquierda|esquerda|gauche|sinistra|von der seite|"
            r"de lado|de cote|di lato|di fianco"
        ),
        "left",
    ),
)
"""The first that fits tells where it is seen from."""
