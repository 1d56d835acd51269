"""What people tell of themselves and theirs: whole sentences, nothing to draw."""

import re

ENGLISH = re.compile(
    r"^(?:the|my|our|his|her|their|both|all) (?:[\w'-]+ )?(?:kids?|children|boss|clients?|"
    r"customers?|"
    r"team|wife|husband|mum|mom|mother|dad|father|family|students?|class|guests?|people|friends?|"
    r"colleagues?|boys?|girls?|neighbou?rs?|teachers?|parents|others|crowd|grandma|grandpa|sister|"
    r"brother|son|daughter|everybody|everyone)(?: (?:all|really|just|both|absolutely|totally))* "
    r"(?:loved?|liked?|loves|likes|adored?|adores|laughed|hated?|hates|enjoyed|smiled|cried|"
    r"approved|cheered|screamed|noticed|bought|framed|printed|was|were|will (?:love|like|laugh|"
    r"hate|cry))\b|"
    r"^(?:[\w'-]+ ){0,4}(?:ago|yesterday|last (?:night|week|month|year|time|summer|winter))[, ]+"
    r"(?:i|we|my|our)\b|"
    r"^(?:yesterday|last night|the other day|earlier today|this morning)[, ]+(?:i|we|my|our|the)\b"
)
SPANISH = re.compile(
    r"^(?:mis?|nuestr[oa]s?) [\w'-]+(?: [\w'-]+)? (?:se llama|tiene|tenia|tuvo|es|era|esta|estaba|"
    r"vive|vivia|trabaja|hace|hizo|dice|compro|vendio|ama|odia|quiere mucho|murio|nacio)\b|"
    r"^(?:ayer|anoche|anteayer|esta manana|la semana pasada|el (?:otro dia|ano pasado))\b|"
    r"^(?:ja\w* )?(?:(?:se )?l[eo]s? (?:mostre|ensene)|mi (?:madre|mama|novi[oa]) (?:dice|se))\b|"
    r"^(?:yo )?(?:estuve|fui|fuimos|vivo|trabajo|naci|me llamo)\b"
)
PORTUGUESE = re.compile(
    r"^(?:(?:o|a|os|as) )?(?:meus?|minhas?|noss[oa]s?) [\w'-]+(?: "
    r"[\w'-]+)? (?:chama-se|se chama|tem|"
    r"tinha|teve|e|era|esta|estava|vive|vivia|mora|trabalha|faz|fez|diz|comprou|vendeu|adora|odeia|"
    r"morreu|nasceu)\b|"
    r"^(?:ontem|anteontem|hoje de manha|(?:na )?semana passada|(?:no )?ano passado)\b|"
    r"^(?:k+ |ha+ )?(?:eu )?(?:mostrei|mandei|contei)\b|"
    r"^(?:eu )?(?:estive|fui|fomos|moro|trabalho|nasci|chamo-me|me chamo)\b"
)
FRENCH = re.compile(
    r"^(?:mon|ma|mes|notre|nos) [\w'-]+(?: [\w'-]+)? (?:s'appelle|"
    r"a(?! (?:la\b|l'|cote\b|cheval\b|velo\b))|avait|ont|est|etait|sont|habite|"
    r"vit|vivait|travaille|fait|dit|adore|deteste|vient|aime)\b|"
    r"^(?:hier|avant-hier|ce matin|la semaine derniere|l'an(?:nee)? dernier|l'annee derniere)\b|"
    r"^(?:haha )?(?:j'ai (?:montre|envoye|raconte))\b|"
    r"^(?:j'etais|j'habite|je suis alle|je travaille|je m'appelle|on etait|nous etions)\b"
)
GERMAN = re.compile(
    r"^(?:meine?|unsere?) [\w'-]+(?: [\w'-]+)? (?:heisst|heist|hat|hatte|hatten|ist|war|waren|sind|"
    r"wohnt|wohnte|lebt|arbeitet|macht|sagt|liebt|mag|hasst|hast|kommt|kauft|kaufte|verkauft)\b|"
    r"^(?:gestern|vorgestern|heute (?:morgen|fruh)|letzte (?:nacht|woche)|letztes jahr)\b|"
    r"^(?:haha )?(?:ich )?hab(?:e)? .{2,40} gezeigt\b|"
    r"^(?:ich|wir) (?:war|waren|wohne|wohnen|arbeite|komme|heise|heisse)\b"
)
ITALIAN = re.compile(
    r"^(?:(?:ah)+a* )?(?:(?:il|la|i|le) )?(?:mi[oae]|miei|nostr[oaie]) "
    r"[\w'-]+(?: [\w'-]+)? (?:si chiama|ha|aveva|e|"
    r"era|sta|vive|viveva|abita|lavora|fa|dice|adora|odia|ama|viene|(?:non )?(?:ci |lo |la "
    r")?(?:crede|ride|piange|vuole))\b|"
    r"^(?:ieri|l'altro ieri|stamattina|la settimana scorsa|l'anno scorso)\b|"
    r"^(?:haha )?(?:l'ho|ho) (?:fatt[oa] vedere|mostrat[oa]|mandat[oa])\b|"
    r"^(?:io )?(?:sono stat[oa]|sono andat[oa]|abito|lavoro|mi chiamo|eravamo)\b"
)
