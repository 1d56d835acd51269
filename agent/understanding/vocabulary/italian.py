"""Italian: the core."""

from agent.understanding.results import Reply
from agent.understanding.vocabulary import remarks
from agent.understanding.vocabulary.core import Core
from agent.understanding.vocabulary.core_table import vocabulary
from agent.understanding.vocabulary.romance_cues import ITALIAN_CUES

ITALIAN = vocabulary(
    Core(
        name="italian",
        markers=(
            "le delle degli al allo alle dello sul sulla dal dalla quale dove quando "
            "perche molto tuo tua suo sua questo questa questi queste quello c'e sono "
            "siamo siete ho hai ha abbiamo hanno posso puo vuoi fare mettigli dammi dimmi "
            "costa o si da non anche gia qui li "
            "ieri ero dovrebbe deve devono portare "
            "oddio sembra quel quella dell ricorda carina carino se niente "
            "il lo gli i una uno un di del della dei in con senza per che mio mia miei mie mi e "
            "ma piu meno disegna disegnami "
            "dipingi crea creami genera fai fammi rendilo rendila voglio vorrei cambia metti "
            "aggiungi togli rimuovi elimina cancella "
            "migliora ingrandisci annulla torna mostra mostrami cerca trova quanto speso ferma "
            "fermati basta aiuto ciao grazie ancora "
            "altra altro immagine immagini foto galleria come stato pronta pronto puoi potresti "
            "favore notte cielo varianti variazioni "
            "ci ti faccio sapere domani penso secondo te voi qualcuno sa "
            "trasforma sfondo volpe gatto cane chi sei cosa nella nel alla seconda terza la "
            "pronto prima ultima"
        ),
        a=r"un[ao]?|un'|altr[oa]|un'altra|un altro",
        the=r"il|lo|la|gli|le|i|l'|mi[ao]|miei|mie|quest[oa]|quell[oa]",
        grown=r"(?:de|ne|a|su|da)(?:ll[oae]|ll'|l|gli|i)",
        one=r"(?:ne|de|a|su)l(?:la)?|il|la",
        it=r"lo|la|questo|questa|quello|quella",
        me=r"mi|ci|ora|adesso|anche",
        pic=r"immagin[ei]|foto|disegn[oi]|galleria|illustrazion[ei]",
        of=r"di|del|della|con|d'",
        numbers={"due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8},
        ordinals={
            "primo": 1,
            "prima": 1,
            "secondo": 2,
            "seconda": 2,
            "terzo": 3,
            "terza": 3,
            "quarto": 4,
            "quarta": 4,
        },
        stop_words=(
            "il lo la gli le i un una uno di del della in con senza e o a al alla per che mio "
            "quella quello "
            "mia questo questa immagine foto disegno altra altro piu meno mi qualcosa"
        ),
        parts=(
            "risoluzione qualita definizione nitidezza testo titolo lettere scritta finestra "
            "finestre porta tetto bocca naso vestiti barba  "
            "ombra tono sfondo cielo luce luci colori colore occhi capelli cappello mani viso "
            "terreno "
            "nuvole luna sole acqua"
        ),
        moods=(
            "notte giorno inverno estate autunno primavera acquerello olio anime quadrato "
            "verticale orizzontale bianco e nero scuro chiaro pixel art di in a"
        ),
        leads=(
            r"(?:per favore|per piacere|ciao|ehi|qui|ora|adesso|poi|anche|e|ma|allora|bene|ok)\b",
            (
                r"(?:si (?:puo|possono|potrebbe|potrebbero)|puoi|potresti|mi puoi|mi potresti|"
                r"possiamo|potete|voglio che|vorrei che)\b"
            ),
            (
                r"(?:voglio|vorrei|mi serve|ho bisogno di|mi piacerebbe|che ne dici di|e se)(?: "
                r"vedere| avere)?\b"
            ),
        ),
        wanting=(
            r"(?:mi|ci) (?:fai|faresti|fate|disegni|disegneresti|crei|generi|dipingi|serve|servono|"
            r"servirebbe|servirebbero|piacerebbe)(?: per favore| vedere| avere)?|cerco|sto "
            r"cercando|"
            r"avrei bisogno di"
        ),
        tails=r"(?:per favore|per piacere|grazie|per me|ora|adesso)",
        then=r",? (?:e )?(?:poi|dopo|quindi) ",
        also=r",? e (?:anche )?|, ",
        draw=(
            r"disegna(?:mi|re|ci)?|dipingi(?:mi)?|crea(?:mi|re)?|genera(?:mi|re)?|fai|fammi|fare|"
            r"illustra|immagina|dammi|mostrami (?=un[ao]?\b)"
        ),
        change=(
            r"cambia(?:re)?|metti|mettere|aggiungi|aggiungere|togli(?:ere)?|rimuovi|elimina|"
            r"cancella (?:il|lo|la|gli|le|i|l')|sostituisci|modifica|scurisci|schiarisci|gira|"
            r"ritaglia|trasforma|converti|scrivi|"
            r"rendi (?:il|lo|la|gli|le|i|l')|fai (?:il|lo|la|le) |usa"
        ),
        change_it=(
            r"rendil[oa]|fall[oa]|fammel[oa]|portal[oa]|mettil[oa]|vestil[oa]|"
            r"(?:metter|toglier|cambiar|aggiunger|dar|far|lasciar)(?:gli|le|l[oa]|ci)|"
            r"mettigli|mettile|"
            r"cambial[oa]|trasformal[oa]|dagli|"
            r"dalle (?=un)|aggiungici|falla|che (?:sia|abbia)|fai che"
        ),
        too=r"(?:e|sembra|mi pare|risulta|(?:e )?(?:venut|uscit)[oa]) (?:un po' )?troppo",
        must=(
            r"(?:l[oaie] )?(?:preferirei|preferisco|voglio)|dovrebber?o?|dev(?:e|ono)|"
            r"potrebber?o?|ha bisogno"
        ),
        fragment=(
            r"in|con|senza|come|di notte|al|alla|nel|nella|ma|piu|meno|un po'?|troppo|molto|"
            r"uguale ma|lo stesso|la stessa|stess[oa]"
        ),
        bigger=(
            r"(?:(?:rendil[oa]|fall[oa]) )?(?:piu (?:grande|nitid[oa])|in (?:4k|alta "
            r"(?:risoluzione|qualita|definizione)))|piu risoluzione"
        ),
        upscale=(
            r"ingrandisci(?:l[oaie])?|ingrandir(?:e|l[oaie])|aumenta la (?:risoluzione|qualita|"
            r"dimensione)|"
            r"migliora la (?:risoluzione|qualita)|upscale"
        ),
        again=(
            r"(?:ancora(?: una(?: volta)?)?|di nuovo|un'altra(?: volta)?|un altro|riprova|ripeti|"
            r"rifall[oa]|rifai|un'altra ancora|prova (?:ancora|di nuovo))"
        ),
        variations=(
            r"(?:(?:me )?l[oa] )?rifai in (?:altr[ei] )?(?:\d |due |tre |quattro )?"
            r"(?:variant[ei]|version[ei])|variazion[ei]|variant[ei]|alternativ[ae]|altre "
            r"versioni|un'altra "
            r"versione|un'altra come|un altro "
            r"come|qualcosa di simile|altre come"
        ),
        undo=(
            r"annulla(?: (?:l'ultima modifica|<ref>(?: modifica)?|la modifica|questo|quello))?|"
            r"(?:no,? )?(?:aspetta,? )?rimetti (?:quell[ao]|l[ao]) (?:di|com'era) prima|"
            r"(?:no,? )*torna (?:indietro|(?:a )?com'era)(?: prima)?|(?:no,? )*era meglio prima|"
            r"indietro|ripristina|disfa"
        ),
        back_to=r"(?:torna|ritorna|tornare|torniamo) (?:a|al|alla|all')",
        show=r"mostra(?:mi)?|(?:fammi )?(?:ri)?vedere|elenca(?:re|mi|rmi)?|apri|fai vedere",
        mine=r"mi[eao]|miei|nostre|le|la mia|le mie|tutte le(?: mie)?|le (?:mie|nostre)",
        all_of=r"tutt[ei]|elenca|lista(?: di)?|di|le",
        gallery=(
            r"(?:elenca|lista|galleria|cronologia)|(?:cosa|quali|che) (?:immagini )?(?:ho|"
            r"abbiamo) (?:fatto|creato|disegnato|generato)"
        ),
        find=r"cerca(?:mi)?|trova(?:mi)?",
        usage=(
            r"quant[oiae] (?:ho|abbiamo|costa|e costato|mi resta|resta|mi rimane|rimane|credit\w*|"
            r"soldi|immagini)|(?:il |mio |il mio |i miei |miei )?(?:saldo|consumo|spes[ae]|"
            r"crediti|credito|utilizzo|budget)|cosa ho speso"
        ),
        status=(
            r"(?:e (?:gia )?)?(?:pront[oa]|finit[oa])|(?:lo )?stato|a che punto|quanto (?:manca|"
            r"ci vuole|tempo)|cosa stai facendo|che fai|che stai facendo|quando (?:sara|e) pront|"
            r"dov'e (?:la )?mia|come va (?:il|la|con)"
        ),
        cancel=(
            r"annulla|ferma(?:ti|l[oa])?|basta|stop|smetti|lascia (?:stare|perdere)|interrompi|"
            r"cancella|non (?:disegnar|far)l[oa]"
        ),
        everything=r"tutt[oiae]|entramb[ei]|tutte e due",
        improve=r"migliora(?:mi)?|arricchisci|riscrivi|perfeziona",
        better_prompt=r"(?:dammi |scrivi |suggerisci )?(?:un )?(?:prompt migliore|miglior prompt)",
        with_=r"con|usando|tramite",
        without=r"senza",
        unwanted=r"niente|nessun[oa]?|che non ci siano?",
        exact=(
            r"(?:usa )?(?:esattamente )?le mie parole(?: esatte| esattamente)?|parola per parola|"
            r"alla lettera|testualmente|cosi com'e"
        ),
        ratio={
            r",? ?\b(?:in )?(?:formato )?(?:panoramic[oa]|schermo largo)\b": "16:9",
            r",? ?\b(?:in )?(?:formato )?quadrat[oa]\b(?=$|[,.])|\bformato quadrato\b": "1:1",
            r",? ?\b(?:in )?(?:formato )?verticale\b(?=$|[,.])": "3:4",
            r",? ?\b(?:in )?(?:formato )?orizzontale\b(?=$|[,.])": "4:3",
        },
        style=(
            r"acuarela|aquarela|aquarelle|acquerello|anime|manga|pixel art|pixelart|cartoon|"
            r"cyberpunk|minimalist[ae]?|fotorrealista|photorealiste|fotorealistico|oleo|a l'huile|"
            r"olio"
        ),
        last=r"(?:l'|la |il )?ultim[oa](?: immagine| foto)?",
        previous=(
            r"(?:la |il )?precedente|(?:immagine|versione) precedente|"
            r"(?:quella|la versione) di prima"
        ),
        original=r"(?:l'|alla |all')?originale",
        today=r"oggi",
        month=r"mese|settimana",
        refuse=(
            (
                r"^(?:ignora|dimentica) .{0,30}(?:regole|istruzioni)|^(?:dimmi|"
                r"mostrami|dammi|qual e) "
                r".{0,30}(?:chiave|api key|istruzioni|password|prompt di sistema)|"
                r"^di' che e (?:fatto|"
                r"finito|pronto)"
            ),
        ),
        cannot={
            "video": (
                (
                    r"^(?:fai|fammi|crea|genera|trasforma)?(?:l[oa])?(?: \w+){0,4} ?\b(?:video|gif|"
                    r"animazione)\b"
                ),
                r"^anima(?:l[oa])\b",
            ),
            "text": (
                (
                    r"^(?:scrivi(?:mi)?|raccontami|traduci|racconta)\b(?!.*(?:\u0001|'\w.*'|\b(?:"
                    r"in alto|in basso|sopra|sotto|lettere|al centro|sullo? \w+)\b))"
                ),
            ),
            "knowledge": (r"^(?:che tempo fa|che ore sono)",),
        },
        questions=r"che|chi|quando|dove|perche|come|qual|quale|cosa",
        times="volte",
        pronoun="lo",
        here=r"(?:in |di )?(?:questa|questo|la|il|nostra) (?:chat|gruppo|canale|conversazione)|qui",
        favourites=r"preferit[ie]",
        shift=(
            r"(?:ora |adesso |e )?(?:qualcosa di (?:completamente |totalmente )?(?:diverso|nuovo)|"
            r"altra (?:cosa|idea)|cambiamo (?:argomento|idea)|nuova (?:idea|immagine)|tutt'altro)"
        ),
        remove=r"togli(?:ere)?|rimuovi|elimina|leva|cancella",
        background=r"(?:lo |tutto lo )?sfondo",
        crop=r"ritaglia(?:l[oa])?",
        describe=r"descrivi(?:mi|l[oa])?|cosa (?:si vede|c'e|vedi) (?:in|nell)",
        remarks=remarks.ITALIAN,
        cues=ITALIAN_CUES,
        talk={
            Reply.HELP: (
                (
                    r"(?:aiuto(?:,.*)?|aiutami|(?:che )?cosa (?:puoi|sai) fare|come (?:funziona|"
                    r"funzioni)|ho "
                    r"bisogno di aiuto)"
                ),
            ),
            Reply.WHO: (r"chi sei|sei (?:un|una) .*",),
            Reply.GREETING: (
                r"(?:ciao|salve|buongiorno|buonasera|buon giorno)(?: (?:bot|a tutti|ragazzi))*",
            ),
            Reply.THANKS: (r"(?:molte |mille )?grazie(?: .*)?",),
            Reply.FAREWELL: (r"arrivederci|a presto|addio|buonanotte",),
            Reply.HOW_ARE_YOU: (r"(?:come (?:stai|va)|tutto bene)",),
            Reply.PRAISE: (
                (
                    r"(?:mi piace|lo adoro|perfett[oa]|bellissim[oa]|bell[oa]|"
                    r"fantastic[oa]|ottimo|che "
                    r"bell[oa]|stupend[oa]|molto bell[oa])(?: .{0,12})?"
                ),
            ),
            Reply.ACKNOWLEDGED: (r"si|no|ok|va bene|certo|d'accordo",),
        },
    )
)
