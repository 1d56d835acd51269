"""German: the core."""

from agent.understanding.results import Reply
from agent.understanding.vocabulary import remarks
from agent.understanding.vocabulary.core import Core
from agent.understanding.vocabulary.core_table import vocabulary
from agent.understanding.vocabulary.german_cues import GERMAN_CUES

_SEPARATED = (
    r"(?:mach|mache|male?|zeichne|erstelle?|gestalte) (?:es|ihn|sie|das|dies(?:es)?|den|die|dem)"
)

GERMAN = vocabulary(
    Core(
        name="german",
        markers=(
            "moin servus zusammen "
            "weil dass sehr dein deine sein seine ihr ihre unser unsere er sie mich dich "
            "dir uns euch wo wann warum bin seid waren habe hast haben kann konnen willst "
            "soll sollte macht gib kostet kosten unter uber vor nach bei zu auch schon "
            "hier dort genau vorgestellt "
            "gestern vielleicht wenn sieht erinnert vergiss welche "
            "der die das den dem des ein eine einen einem einer und oder mit ohne im in auf am "
            "zum zur von fur ist sind ich du wir mir mein "
            "meine meinen nicht kein keine aber noch mehr weniger bitte zeichne zeichnen "
            "zeichnest mal mach mache erstelle generiere "
            "will mochte brauche andere andern fuge hinzu entferne losche ersetze verbessere "
            "vergroessere vergroessern fuege rueckgaengig loesche baeume waere haette moechte fuer "
            "gruen vergrosere hochskalieren ruckgangig zuruck zeig "
            "zeige suche finde wieviel wie viel ausgegeben abbrechen stopp hilfe hallo danke "
            "nochmal bild bilder foto galerie status fertig "
            "es dunkler heller groser zweite erste letzte kannst konntest nacht himmel varianten "
            "variationen verwandle fuchs katze hund wer bist was heute jetzt hintergrund guten"
        ),
        a=r"eine[nmrs]?|ein|'?nen?|'?ne[nmrs]|zwei",
        the=r"de[rnms]|die|das|mein(?:e[nmrs]?)?|diese[rnms]?|ihre?n?|seine?n?|im|am",
        grown=r"beim|vom|zum|zur",
        one=r"(?:bei |auf |in |an |zu |von )?(?:der|dem)|bei|beim|zur",
        it=r"es|ihn|sie|das|dies(?:e[sn]?)?",
        me=r"mir|uns|mal|nochmal|noch mal|jetzt|bitte|doch|auch",
        pic=r"bild(?:er|ern)?|fotos?|zeichnung(?:en)?|galerie|grafik(?:en)?|illustration(?:en)?",
        of=r"von|vom|mit|der|des|zu",
        numbers={"zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8},
        ordinals={
            "erste": 1,
            "ersten": 1,
            "erstes": 1,
            "zweite": 2,
            "zweiten": 2,
            "zweites": 2,
            "dritte": 3,
            "dritten": 3,
            "drittes": 3,
            "vierte": 4,
            "vierten": 4,
        },
        stop_words=(
            "der die das den dem des ein eine einen einem und oder mit ohne im in auf am zu zum "
            "zur von fur ist es ihn sie mein meine dies diese bild bilder foto andere anderes "
            "noch mehr weniger mir etwas bitte mal"
        ),
        parts=(
            "auflosung qualitat scharfe text titel buchstaben schrift fenster tur dach mund nase "
            "kleidung bart schatten ton  "
            "hintergrund himmel licht lichter farben farbe augen haare hut hande gesicht boden "
            "wolken mond sonne wasser"
        ),
        moods=(
            "nacht tag winter sommer herbst fruhling aquarell ol olgemalde anime quadratisch "
            "hochformat querformat schwarz weis schwarzweis dunkel hell pixel art in als bei im"
        ),
        leads=(
            r"(?:bitte|hallo|hey|hi|jetzt|nun|dann|auch|und|aber|also|ok|okay|na gut)\b",
            r"(?:noch ?mal|wieder|doch)(?= zuruck)",
            (
                r"(?:kannst du|konntest du|konnen sie|konnten sie|wurdest du|kann man|kannst)(?: "
                r"(?:mir|uns|bitte|mal|jetzt|auch))*\b"
            ),
            (
                r"(?:ich (?:will|mochte|brauche|hatte gern(?:e)?|wunsche mir|suche)|"
                r"wir brauchen|wie "
                r"war(?:'s| es) mit|wie ware es mit|ich mochte gern(?:e)?)(?: (?:bitte|gern|gerne|"
                r"noch|jetzt))*\b"
            ),
        ),
        wanting=(
            r"ich (?:hae?tte?|wue?rde?|braue?chte|brauche?|moe?chte?|wue?nsche? mir|such)"
            r"(?: (?:ma|mal|gern|gerne|bitte|noch|jetzt|auch))*|kannst (?:du )?(?:ma|mir|mal)+"
            r"(?: (?:ma|mir|mal))*|(?:mal|mach|zeichne?) (?:mir|uns|ma) (?:mal|bitte)"
        ),
        tails=(
            r"(?:bitte|danke|fur mich|jetzt|zeichnen|malen|erstellen|machen|generieren|haben|"
            r"sehen)"
        ),
        then=r",? (?:und )?(?:dann|danach|anschliesend) ",
        also=r",? und (?:auch )?|, ",
        draw=(
            r"zeichne?n?|male?n?(?= (?:mir|uns|ein|eine[nmrs]?|das|den|die|mal|bitte)\b)|"
            r"erstelle?n?|generiere?n?|entwirf|gestalte?n?|mach(?:e|en)?(?= (?:mir|uns|ein|"
            r"eine[nmrs]?)\b)|gib|zeige?(?= (?:mir )?ein(?:e[nmrs]?)?\b)"
        ),
        change=(
            r"andere?n?|ander|fue?ge?|entferne?n?|loe?sche?n?|ersetze?n?|tausche?n?|bearbeite?n?|"
            r"verandere?n?|dunkle|helle|drehe?|schneide|verwandle?|verwandel|mach(?:e|en)? "
            r"(?:de[rnm]|die|das)|setze?|gib (?:ihm|ihr|de[rm])|leg|hange?|nimm|benutze|farbe?|"
            r"streiche|schreibe?|zieh"
        ),
        change_it=(
            rf"{_SEPARATED}|verwandle (?:es|ihn|sie|das)|gib (?:ihm|ihr)|lass es|setz (?:ihm|ihr)|"
            r"es soll|es sollte|es ist zu"
        ),
        too=r"(?:schaut|sieht|wirkt|ist|sind|find ich)(?: \w+)? (?:viel )?zu (?!den|der|dem|\d)\w+",
        must=r"soll(?:te)?(?:n|s|st)?|muss(?:te)?|mussen|braucht|brauchen|konnten?|darf",
        fragment=(
            r"in|im|mit|ohne|als|bei|am|aber|mehr|weniger|etwas|ein bisschen|bisschen|zu|nicht so|"
            r"dasselbe|das gleiche|gleiches?|wie|dunkler|heller|bunter|noch (?:dunkler|heller|"
            r"bunter)"
        ),
        bigger=(
            r"(?:(?:mach(?:e)? )?(?:es|das|ihn|sie)(?: bild)? )?(?:groser|scharfer|hochauflosend|"
            r"druckreif|in (?:4k|hoher (?:auflosung|qualitat)))|hohere auflosung|mehr auflosung"
        ),
        upscale=(
            r"vergroe?ss?er[en]?n?|vergroe?ss?ere?|skaliere?|hochskaliere?n?|"
            r"(?:erhohe?|verbessere?) die (?:auflosung|qualitat)|upscale"
        ),
        again=(
            r"(?:noch ?mal|nochmals?|noch ein(?:s|mal|e[ns]?)?|erneut|wieder|versuch(?:e)? es "
            r"(?:noch ?mal|erneut)|wiederhole?(?: das)?|ein anderes|noch ein versuch|mach (?:es|"
            r"das) noch ?mal)"
        ),
        variations=(
            r"gibt'?s (?:das|die|den|es)(?: auch)?(?: noch)? (?:in )?anderen? variant\w+|"
            r"variation(?:en)?|varianten?|variiere?|andere version(?:en)?|eine andere version|"
            r"noch ein(?:s|e)? (?:wie|so)|etwas ahnliches|mehr wie"
        ),
        undo=(
            r"rue?ckgae?ngig(?: machen)?|mach(?:e)? (?:das|es)(?: wieder)? rue?ckgae?ngig|"
            r"(?:nee?,? |nein,? )?(?:vorher|davor) (?:war(?:'?s| es)?|sah es) besser|"
            r"(?:wieder )?wie (?:vorher|es war)|"
            r"(?:geh |gehe )?zuruck|einen schritt zuruck|nimm das zuruck"
        ),
        back_to=r"(?:(?:geh|gehe|kehre?) )?zuruck (?:zu[rm]?|auf)",
        show=r"zeige?n?|sieh|offne|lass mich",
        mine=r"meine?n?|unsere?n?|die|alle(?: meine)?",
        all_of=r"alle|liste|auflisten|von",
        gallery=(
            r"(?:liste|galerie|meine galerie|verlauf)|(?:was|welche bilder) (?:habe ich|haben wir|"
            r"hab ich) (?:\w+ ){0,5}(?:gemacht|gezeichnet|erstellt|bisher)"
        ),
        find=r"suche?|finde?(?! ich\b)|such",
        usage=(
            r"wie ?viele? (?:habe ich|haben wir|hab ich|kostet|hat|ist|guthaben|geld|credits|"
            r"bilder|credits habe|bleibt)|(?:mein |meine |das )?(?:guthaben|verbrauch|kosten|"
            r"ausgaben|credits|budget|kontostand)|was (?:habe ich|hat das|kostet|hab ich|haben "
            r"wir) (?:\w+ "
            r"){0,3}(?:ausgegeben|gekostet|verbraucht|das)"
        ),
        status=(
            r"(?:ist (?:es|das|das bild|mein bild|#\d+) |bist du )?(?:schon )?fertig|ist (?:es|"
            r"das|das bild|mein bild)(?: schon)? (?:fertig|soweit|da)|(?:wie ist der )?(?:status|"
            r"stand)|wie lange?|wann ist|was machst du|wo (?:ist|bleibt) (?:mein|das)|wie weit|"
            r"bist du (?:schon )?fertig"
        ),
        cancel=(
            r"abbrechen|brich (?:es |das |alles )?ab|stopp?|stoppe|halt|hor auf|lass (?:es|"
            r"das)(?: sein)?$|storniere?|vergiss (?:es|das)|aufhoren|nicht (?:zeichnen|malen)"
        ),
        everything=r"alles|alle|beide",
        improve=r"verbessere?|verbesser|uberarbeite|verfeinere?",
        better_prompt=r"(?:gib mir |schreib |schreibe )?(?:einen )?besseren prompt",
        with_=r"mit|per|in",
        without=r"ohne|kein|keine|keinen",
        unwanted=r"keinerlei|auf keinen fall",
        exact=(
            r"(?:nimm |benutze |verwende )?(?:genau )?meine worte(?: genau| exakt)?|wortlich|wort "
            r"fur wort|genau so|unverandert"
        ),
        ratio={
            r",? ?\b(?:im )?(?:breitbild|breitformat|panorama)(?:format)?\b": "16:9",
            r",? ?\b(?:im )?quadrat(?:isch|format)?\b(?=$|[,.])": "1:1",
            r",? ?\b(?:im )?hochformat\b": "3:4",
            r",? ?\b(?:im )?querformat\b": "4:3",
        },
        style=(
            r"aquarell|olgemalde|anime|manga|pixel ?art|comic|cartoon|cyberpunk|fotorealistisch|"
            r"bleistiftzeichnung|minimalistisch"
        ),
        last=r"(?:das |die |den )?(?:letzte[snr]?|neueste[sn]?)(?: bild| foto)?",
        previous=(
            r"(?:das |die |den |der |dem )?(?:vorherige[snrm]?|vorige[snrm]?)(?: bild| version)?|"
            r"das davor"
        ),
        original=r"(?:das |dem |zum )?original(?:bild)?",
        today=r"heute",
        month=r"monat|woche",
        refuse=(
            (
                r"^(?:ignoriere?|vergiss|missachte) .{0,30}(?:regeln|anweisungen|"
                r"vorgaben)|^(?:zeig|"
                r"sag|nenne?|gib|wie lautet|was ist)(?: mir)? .{0,30}(?:api|schlussel|passwort|"
                r"anweisungen|systemprompt|system-prompt)|^sag(?:e)?,? (?:dass )?es (?:sei |ist "
                r")?fertig"
            ),
        ),
        cannot={
            "video": (
                (
                    r"^(?:mach|mache|erstelle|generiere)?(?: \w+){0,4} ?\b(?:video|"
                    r"videos|gif|animation|"
                    r"film)\b"
                ),
                r"^animiere?\b",
            ),
            "text": (
                (
                    r"^(?:schreib(?:e)?|erzahl(?:e)?|ubersetze?)\b(?! (?:einen )?besseren)(?!.*(?:"
                    r"\u0001|'|\b(?:oben|unten|drunter|druber|drauf|mitte|buchstaben)\b))"
                ),
            ),
            "knowledge": (r"^(?:wie (?:ist|wird) das wetter|wie spat|wieviel uhr)",),
        },
        questions=r"wer|wann|wo|warum|wieso|wie|was|welche[rs]?",
        verb_last=(
            r"^.{2,80} (?:daraus|draus) mach(?:en|st|t)?\b",
            (
                r"^(?!alles ).{2,80} (?:ersetzen|austauschen|tauschen|hinzufue?gen|einfue?gen|"
                r"dazu(?:tun|setzen|malen|packen)|entfernen|weg(?:machen|nehmen|lassen|tun)|"
                r"raus(?:nehmen|machen)|loe?schen|ausblenden|aufsetzen|anziehen|aufhellen|"
                r"abdunkeln|"
                r"umdrehen|verschieben|umfarben)$"
            ),
            (
                r"^(?:de[rnms]|die|das|es|ihn|ihm|sie|ihr|ihnen)\b.{2,80} (?:andern|verandern|"
                r"geben|"
                r"setzen|stellen|legen|hangen|farben|verwandeln|umwandeln|drehen|rucken|bewegen|"
                r"machen|lassen|schreiben)$"
            ),
        ),
        times="mal",
        pronoun="es",
        here=(
            r"(?:aus |in |von )?(?:diese[mr]|dem|unsere[mr]) (?:chat|gruppe|kanal|unterhaltung)|"
            r"hier"
        ),
        favourites=r"favoriten|lieblingsbilder",
        shift=(
            r"(?:jetzt |nun |und )?(?:(?:et)?was (?:ganz |vollig |komplett )?(?:anderes|neues)|"
            r"neues (?:bild|thema)|neue idee|andere idee|themenwechsel|ganz was anderes)"
        ),
        remove=r"entferne?n?|losche?n?|nimm|mach",
        background=r"(?:den |seinen |ihren |ganzen )*hintergrund",
        crop=(
            r"(?:schneid(?:e)?|beschneid(?:e)?)(?: (?:es|das|ihn|sie|das bild))?(?= (?:auf|zu|in))"
        ),
        describe=r"beschreib(?:e)?|was (?:ist|sieht man|siehst du) auf",
        remarks=remarks.GERMAN,
        cues=GERMAN_CUES,
        talk={
            Reply.HELP: (
                (
                    r"(?:hilfe|hilf mir|was kannst du(?: alles)?(?: tun| machen)?|wie "
                    r"funktioniert (?:das|"
                    r"es|dies)|wie geht das|ich brauche hilfe)"
                ),
            ),
            Reply.WHO: (r"wer bist du|was bist du|bist du (?:ein|eine) .*",),
            Reply.GREETING: (
                (
                    r"(?:hallo|hi|guten (?:tag|morgen|abend)|servus|moin|gruss "
                    r"gott)(?: (?:bot|zusammen|allerseits|alle|euch|leute))*"
                ),
            ),
            Reply.THANKS: (r"(?:vielen |herzlichen )?dank(?:e)?(?: .*)?",),
            Reply.FAREWELL: (r"tschus|auf wiedersehen|bis (?:bald|spater|dann)|gute nacht",),
            Reply.HOW_ARE_YOU: (
                (
                    r"(?:servus|hallo|hi|hey|na)?[, ]*(?:na )?wie geht'?s(?: dir| es dir)?(?: "
                    r"heute?)?(?: so)?|wie geht es dir|alles gut"
                ),
            ),
            Reply.PRAISE: (
                (
                    r"(?:(?:das ist |sehr |wie |wirklich )*(?:super|toll|schon|perfekt|"
                    r"klasse|wunderschon|"
                    r"genial|wunderbar|prima|gut)|gefallt mir|ich liebe es|das gefallt "
                    r"mir)(?: .{0,12})?"
                ),
            ),
            Reply.ACKNOWLEDGED: (r"ja|nein|ok|okay|gut|klar|alles klar|genau",),
        },
    )
)
