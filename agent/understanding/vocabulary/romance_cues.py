"""Spanish, Portuguese, French and Italian words that tell a change from a new picture."""

import re

from agent.understanding.vocabulary import own_life
from agent.understanding.vocabulary.tables import Cues, forms, word_set

_ON_IT_SPANISH = re.compile(
    r"\b(?:encima|detras|delante|al lado|debajo|dentro|alrededor)$|\bde el\b"
)

SPANISH_CUES = Cues(
    own_life=(own_life.SPANISH,),
    changing=forms(
        """
        pon quita haz cambia agrega anade borra elimina sube baja aclara oscurece corrige arregla
        mete saca deja usa gira voltea recorta agranda achica acerca aleja llena vacia pinta
        colorea dale hace pone saca mejora suaviza difumina centra endereza reemplaza sustituye
        convierte transforma vuelve viste desviste cubre tapa rellena ajusta reduce aumenta
        intensifica satura desatura alarga acorta mueve coloca escribe invierte
        """,
        "lo la los las le les me melo mela selo nos",
    )
    | word_set(
        """
        hazlo hazla ponlo ponla ponle ponles ponlos ponlas ponme tiene tendria deberia
        """
    ),
    describing=word_set(
        """
        alegre alto alta amarillo amarilla ancho antiguo antigua azul azulado bajo baja blanco
        blanca bonito brillante calido calida celeste claro clara colorido corto dorado dulce
        elegante enorme feliz frio fria fuerte gigante grande gris invernal joven largo lento
        limpio limpia llamativo luminoso luminosa marron minimalista moderno morado morada naranja
        negro negra nevado nocturno nublado oscuro oscura oxidado pequeno pequena plateado realista
        redondo rojo roja rosa sencillo serio suave sucio transparente triste vacio vacia verde
        viejo vieja violeta vivo
        """
    ),
    described_endings=("ado", "ada", "ados", "adas", "ido", "ida", "ando", "iendo"),
    compared=word_set("mas menos mejor peor mayor menor demasiado demasiada muy poco tan"),
    looks=word_set(
        """
        acuarela oleo boceto lapiz carboncillo anime manga comic mosaico grabado vidriera lego
        acuarelas tinta pixelart fotorrealista caricatura
        """
    ),
    effects=word_set(
        """
        noche dia amanecer anochecer atardecer lluvia lloviendo nieve nevando niebla tormenta sol
        invierno verano otono primavera luz sombra sombras humo reflejos estrellas navidad
        """
    ),
    framed=word_set(
        """
        estilo version tono tonos fondo efecto formato color colores luz iluminacion
        """
    ),
    chatting=word_set(
        """
        gracias jaja jajaja jajajaja jeje genial perfecto vale ok bueno hola adios uf vaya madre
        parece guay chulo chao gracioso increible precioso preciosa espera ahora-no luego jolin
        """
    ),
    persons=word_set(
        """
        yo tu nosotros vosotros ustedes usted te os creo pienso opino digo estoy
        """
    ),
    asking=word_set(
        """
        que quien quienes cuando donde como cual cuales cuanto cuanta cuantos cuantas
        """
    ),
    addressing=word_set(
        """
        yo tu me te nos os le les usted ustedes creo pienso opino estoy tengo voy fui quieres
        puedes podes sabes
        """
    ),
    auxiliary=word_set("es eres esta estas son hay has ha habeis puedes"),
    faults=word_set(
        """
        mal falta faltan sobra sobran error raro rara borroso borrosa torcido escrito
        """
    ),
    kinds=word_set(
        """
        retrato logo cartel banner postal icono foto fotografia dibujo ilustracion paisaje pegatina
        portada
        """
    ),
    pointing=word_set("lo le les eso esto ella ellos ellas su sus"),
    relating=word_set(
        """
        sin pero solo tambien todavia igual mismo misma vez lugar todo todos nada no
        """
    ),
    articles=word_set("un una unos unas otro otra dos tres cuatro cinco varios varias"),
    definite=word_set("el la los las este esta ese esa"),
    after_adjective=word_set("y con por de en"),
    on_it=(_ON_IT_SPANISH,),
)

PORTUGUESE_CUES = Cues(
    own_life=(own_life.PORTUGUESE,),
    changing=forms(
        """
        poe bota coloca tira faz deixa muda troca remove apaga adiciona acrescenta aumenta diminui
        clareia escurece corrige conserta arruma usa gira vira recorta corta aproxima afasta enche
        esvazia pinta colore melhora suaviza desfoca centraliza endireita substitui transforma
        converte veste cobre tampa preenche ajusta reduz intensifica alonga encurta move escreve
        ponha coloque tire faca deixe mude troque remova apague adicione acrescente aumente
        escureca clareie mete retira inverte
        """,
        "-o -a -lo -la -os -as -lhe",
    )
    | word_set("poe bota tem deveria precisa faltou"),
    describing=word_set(
        """
        alegre alto alta amarelo amarela antigo antiga azul baixo baixa branco branca bonito
        brilhante quente claro clara colorido colorida curto dourado elegante enorme feliz frio
        fria forte grande cinza jovem longo limpo limpa luminoso marrom castanho moderno roxo roxa
        laranja preto preta nevado noturno nublado escuro escura enferrujado pequeno pequena
        prateado realista redondo vermelho vermelha rosa simples serio suave sujo transparente
        triste vazio vazia verde velho velha vivo maior menor
        """
    ),
    described_endings=("ado", "ada", "ados", "adas", "ido", "ida", "ando", "endo", "indo"),
    compared=word_set("mais menos melhor pior maior menor demais muito pouco tao"),
    looks=word_set(
        """
        aquarela oleo esboco lapis carvao anime manga quadrinhos mosaico gravura vitral lego
        nanquim pixelart fotorrealista caricatura cordel azulejo
        """
    ),
    effects=word_set(
        """
        noite dia amanhecer anoitecer entardecer chuva chovendo neve nevando neblina nevoa
        tempestade sol inverno verao outono primavera luz sombra sombras fumaca reflexos estrelas
        natal
        """
    ),
    framed=word_set("estilo versao tom tons fundo efeito formato cor cores luz iluminacao"),
    chatting=word_set(
        """
        obrigado obrigada valeu kkk kkkk kkkkk haha hahaha rsrs legal otimo perfeito show beleza ok
        oi ola tchau hmm nossa caramba amei adorei top massa deixa-eu pensar entendi blz vlw
        """
    ),
    persons=word_set("eu tu voce voces nos a-gente acho penso estou vou te"),
    asking=word_set("que quem quando onde como qual quais quanto quanta quantos quantas"),
    addressing=word_set(
        "eu tu voce me te lhe nos acho penso estou vou fui tenho podes pode sabes queres"
    ),
    auxiliary=word_set("e es esta estao sao tem ha pode"),
    faults=word_set(
        """
        errado errada falta faltou faltam sobra erro estranho estranha borrado torto
        """
    ),
    kinds=word_set(
        """
        retrato logo logotipo cartaz banner icone foto fotografia desenho ilustracao paisagem
        adesivo capa postal
        """
    ),
    pointing=word_set("lo la lhe isso isto ele ela eles elas seu sua seus suas dele dela"),
    relating=word_set(
        """
        sem mas so tambem ainda igual mesmo mesma vez lugar tudo todos nada nao
        """
    ),
    articles=word_set("um uma uns umas outro outra dois duas tres quatro cinco varios varias"),
    definite=word_set("o a os as este esta esse essa"),
    after_adjective=word_set("e com por de em"),
)

FRENCH_CUES = Cues(
    own_life=(own_life.FRENCH,),
    changing=forms(
        """
        mets ajoute rajoute enleve retire change remplace fais rends passe modifie corrige efface
        supprime baisse augmente eclaircis assombris agrandis reduis recadre tourne deplace colorie
        peins ameliore adoucis floute centre redresse transforme convertis habille couvre remplis
        vide ajuste intensifie allonge raccourcis ecris inverse pose place laisse garde donne
        utilise met mettre ajouter enlever changer remplacer ecrire mettez ajoutez enlevez changez
        remplacez vire coupe
        """,
        "-le -la -les -lui -leur -moi",
    ),
    describing=word_set(
        """
        joyeux joyeuse haut haute jaune ancien ancienne bleu bleue bas basse blanc blanche joli
        jolie brillant brillante chaud chaude clair claire colore coloree court courte dore elegant
        enorme heureux froid froide fort forte geant grand grande gris grise jeune long longue
        propre lumineux lumineuse marron moderne violet violette orange noir noire enneige nocturne
        nuageux sombre rouille petit petite argente realiste rond rouge rose simple serieux doux
        douce sale transparent triste vide vert verte vieux vieille vif
        """
    ),
    described_endings=("ee", "ees", "ant", "ante", "ique", "eux", "euse"),
    compared=word_set("plus moins mieux pire trop tres peu tellement"),
    looks=word_set(
        """
        aquarelle huile croquis crayon fusain anime manga bd mosaique gravure vitrail lego encre
        pixelart photorealiste caricature pastel gouache
        """
    ),
    effects=word_set(
        """
        nuit jour aube crepuscule soir pluie pleut neige neigeux brouillard brume orage soleil
        hiver ete automne printemps lumiere ombre ombres fumee reflets etoiles noel
        """
    ),
    framed=word_set(
        """
        style version ton tons fond effet format couleur couleurs lumiere eclairage
        """
    ),
    chatting=word_set(
        """
        merci haha hahaha mdr ptdr lol genial parfait super ok bof bonjour salut coucou nickel
        bravo top ouah waouh desole tant-pis attends ouais
        """
    ),
    persons=word_set("je j'ai j'aime j'adore tu nous vous on te moi toi"),
    asking=word_set(
        """
        que qui quand ou comment quel quelle quels quelles combien pourquoi qu'est-ce
        """
    ),
    addressing=word_set(
        """
        je j'ai j'aime j'adore j'y tu te t'es t'as me m'en vous nous on lui moi toi y faut
        """
    ),
    auxiliary=word_set("est es sont as a peux"),
    faults=word_set("faux fausse manque rate ratee erreur bizarre flou floue tordu mal"),
    kinds=word_set(
        """
        portrait logo affiche banniere icone photo dessin illustration paysage autocollant carte
        couverture
        """
    ),
    pointing=word_set("le lui leur ca cela elle ils elles son sa ses leurs"),
    relating=word_set(
        """
        sans mais seulement aussi encore meme lieu place tout tous rien pas plutot
        """
    ),
    articles=word_set("un une des autre deux trois quatre cinq plusieurs"),
    definite=word_set("le la les ce cette ces"),
    after_adjective=word_set("et avec par de en"),
)

ITALIAN_CUES = Cues(
    own_life=(own_life.ITALIAN,),
    changing=forms(
        """
        metti togli fa rendi cambia aggiungi elimina cancella sostituisci alza abbassa schiarisci
        scurisci correggi sistema usa gira ruota ritaglia ingrandisci rimpicciolisci avvicina
        allontana riempi svuota dipingi colora migliora ammorbidisci sfoca centra raddrizza
        trasforma converti vesti copri regola riduci aumenta intensifica allunga accorcia sposta
        scrivi inverti lascia dai da leva rimuovi inserisci mettere togliere cambiare aggiungere
        rifa modifica
        """,
        "lo la li le gli ci ne mi celo cela glielo",
    )
    | word_set(
        """
        fallo falla falli falle dagli dalle dallo mettigli mettile toglile rifalla rifallo
        """
    ),
    describing=word_set(
        """
        allegro allegra alto alta giallo gialla antico antica azzurro azzurra blu basso bassa
        bianco bianca bello brillante caldo calda chiaro chiara colorato colorata corto dorato
        elegante enorme felice freddo fredda forte gigante grande grigio grigia giovane lungo
        pulito pulita luminoso luminosa marrone moderno moderna viola arancione nero nera innevato
        notturno nuvoloso scuro scura arrugginito piccolo piccola argentato realistico rotondo
        rosso rossa rosa semplice serio morbido sporco trasparente triste vuoto vuota verde vecchio
        vecchia vivo
        """
    ),
    described_endings=("ato", "ata", "ati", "ate", "uto", "uta", "ando", "endo"),
    compared=word_set("piu meno meglio peggio troppo troppa molto poco tanto"),
    looks=word_set(
        """
        acquerello acquarello olio schizzo matita carboncino anime manga fumetto mosaico incisione
        vetrata lego inchiostro pixelart fotorealistico caricatura
        """
    ),
    effects=word_set(
        """
        notte giorno alba tramonto sera pioggia piove neve nevica nebbia tempesta sole inverno
        estate autunno primavera luce ombra ombre fumo riflessi stelle natale
        """
    ),
    framed=word_set(
        """
        stile versione tono toni sfondo effetto formato colore colori luce luci
        """
    ),
    chatting=word_set(
        """
        grazie ahah ahaha ahahah haha hahaha ottimo perfetto bellissimo bellissima bello bella ok
        ciao boh mah uffa forte wow bravo brava figo aspetta scusa penso
        """
    ),
    persons=word_set("io tu noi voi mi ti ci penso credo dico sono"),
    asking=word_set(
        """
        che chi quando dove come quale quali quanto quanta quanti quante perche cosa
        """
    ),
    addressing=word_set(
        """
        io tu mi ti ci vi gli noi voi penso credo dico sono puoi sai vuoi posso devo ho
        """
    ),
    auxiliary=word_set("e sei sono hai ha puoi"),
    faults=word_set(
        """
        sbagliato sbagliata manca mancano errore strano strana sfocato storto scritta
        """
    ),
    kinds=word_set(
        """
        ritratto logo manifesto locandina banner icona foto fotografia disegno illustrazione
        paesaggio adesivo copertina cartolina
        """
    ),
    pointing=word_set("lo gli esso essa questo quello lui lei loro suo sua suoi sue"),
    relating=word_set(
        """
        senza ma solo anche ancora uguale stesso stessa posto tutto tutti niente non
        """
    ),
    articles=word_set("un uno una un'altra altro altra due tre quattro cinque alcuni alcune"),
    definite=word_set("il la i gli le lo questo questa quel quella"),
    after_adjective=word_set("e con da di in"),
)
