"""German words that tell a change from a new picture."""

from agent.understanding.vocabulary import own_life
from agent.understanding.vocabulary.tables import Cues, forms, word_set

GERMAN_CUES = Cues(
    own_life=(own_life.GERMAN,),
    changing=forms(
        """
        mach nimm setz stell leg gib farb andr ander entfern losch ersetz tausch fug dreh schneid
        verschieb beweg hell dunkl verdunkl aufhell korrigier reparier streich mal-statt hang
        verwandl zieh full leer glatt scharf zentrier spiegel beschneid erweiter kurz verlanger
        schreib kehr lass nutz benutz verwend reduzier erhoh senk verstark
        """,
        "e el en t",
    )
    | word_set(
        """
        verwandle verwandel nimm gib hinzu weg raus rein dazu soll sollte sollten muss mussen
        konnte
        """
    ),
    describing=word_set(
        """
        frohlich hoch gelb gelbe alt alte blau blaue niedrig weis weise schon glanzend warm hell
        helle hellblau dunkelblau dunkel dunkle bunt bunte kurz golden elegant riesig glucklich
        kalt stark gros grose grau graue jung lang sauber leuchtend braun braune modern lila orange
        schwarz schwarze verschneit nachtlich bewolkt rostig klein kleine silbern realistisch rund
        rot rote rosa einfach ernst weich schmutzig durchsichtig transparent traurig leer grun
        grune lebendig hellgrun dunkelrot turkis
        """
    ),
    described_endings=("end", "isch", "ig", "lich", "fach", "haft"),
    compared=word_set(
        """
        mehr weniger besser schlechter zu sehr bisschen etwas dunkler heller groser kleiner warmer
        kalter bunter weicher scharfer hoher tiefer langer kurzer alter junger dicker dunner
        breiter schmaler freundlicher dusterer gruseliger frohlicher schoner realistischer
        einfacher roter blauer gruner lieber
        """
    ),
    looks=word_set(
        """
        aquarell olgemalde olbild skizze bleistift bleistiftzeichnung kohle anime manga comic
        mosaik holzschnitt glasfenster lego tusche pixelart fotorealistisch karikatur linolschnitt
        """
    ),
    effects=word_set(
        """
        nacht nachts tag morgen morgengrauen abend abends sonnenuntergang sonnenaufgang regen
        regnet schnee schneit nebel sturm gewitter sonne winter sommer herbst fruhling licht
        schatten rauch spiegelungen sterne weihnachten
        """
    ),
    framed=word_set(
        """
        stil version ton tone hintergrund effekt format farbe farben licht beleuchtung
        """
    ),
    chatting=word_set(
        """
        danke haha hahaha lol super toll perfekt ok okay hallo tschuss hm naja ach krass geil
        klasse prima sorry egal stimmt genau moment warte cool lach
        """
    ),
    persons=word_set("ich du wir ihr uns mir mich dir dich finde glaube denke"),
    asking=word_set(
        """
        wer was wann wo wie welche welcher welches wieviel warum wieso weshalb
        """
    ),
    addressing=word_set(
        """
        ich du wir ihr uns mir mich dir dich euch finde glaube denke hab habe kannst magst weist
        """
    ),
    auxiliary=word_set("ist sind bist hast hat habt kannst darf"),
    faults=word_set(
        """
        falsch fehlt fehlen fehler komisch seltsam unscharf schief verschwommen kaputt
        """
    ),
    kinds=word_set(
        """
        portrat logo plakat banner icon foto zeichnung illustration landschaft aufkleber karte
        cover poster hintergrundbild
        """
    ),
    pointing=word_set("es ihn ihm ihr ihnen sein seine seinen ihre ihren dem"),
    relating=word_set(
        """
        weg raus hinzu dazu rein
        ohne aber nur auch noch gleich gleiche selbe dasselbe statt stattdessen alles alle nichts
        nicht lieber doch
        """
    ),
    articles=word_set("ein eine einen einem einer zwei drei vier funf mehrere einige"),
    definite=word_set("der die das den dem diese dieser dieses"),
    after_adjective=word_set("und mit von in bei"),
)
