"""Spanish: the core."""

from agent.understanding.results import Reply
from agent.understanding.vocabulary import remarks
from agent.understanding.vocabulary.core import Core
from agent.understanding.vocabulary.core_table import vocabulary
from agent.understanding.vocabulary.romance_cues import SPANISH_CUES

SPANISH = vocabulary(
    Core(
        name="spanish",
        markers=(
            "cual donde cuando porque muy su sus este estos estas ese esa eso esto hay "
            "soy somos estoy estamos tengo tiene tienes puedo puede quieres hacer ponlo "
            "ponla quitale dame dime cuesta o si le les te nos se ya tambien aqui alli ha "
            "han fue deberia debe deben llevar "
            "recuerda jaja encanta abuelo abuela nada "
            "ayer anoche "
            "el la los las un una unos unas de del en con sin por para que es mi mis me lo al y "
            "pero mas menos dibuja dibujame "
            "pinta crea genera haz hazme hazlo hazla quiero necesito cambia pon ponle agrega "
            "anade quita elimina borra mejora "
            "amplia deshacer deshaz vuelve muestra muestrame ensename busca cuanto gaste gastado "
            "cancela detente para ayuda hola "
            "gracias otra otro imagen imagenes foto fotos galeria como estado esta puedes "
            "podrias favor noche cielo hola buenos "
            "adios convierte variaciones zorro gato perro quien eres segunda primera tercera "
            "ultima listo lista"
        ),
        a=r"una?|unos|unas|otr[oa]",
        the=r"el|la|los|las|mi|mis|est[ea]|es[ea]|su",
        grown=r"del|al",
        one=r"(?:en |de |a |sobre )?(?:la|el)|del|al",
        it=r"lo|la|esto|eso|est[ea]|es[ea]",
        me=r"me|nos|ahora|tambien",
        pic=r"imagen(?:es)?|fotos?|dibujos?|galeria|ilustracion(?:es)?|cuadros?",
        of=r"de|con|del",
        numbers={"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8},
        ordinals={
            "primero": 1,
            "primera": 1,
            "primer": 1,
            "segundo": 2,
            "segunda": 2,
            "tercero": 3,
            "tercera": 3,
            "cuarta": 4,
            "cuarto": 4,
        },
        stop_words=(
            "el la los las un una lo de del en con sin y o a al por para que es mi su esto eso "
            "este esta imagen foto dibujo otra otro mas menos me algo"
        ),
        parts=(
            "resolucion calidad definicion nitidez texto titulo letras ventana ventanas puerta "
            "techo boca nariz ropa barba sombra tono  "
            "fondo cielo luz luces colores color ojos pelo sombrero manos cara suelo nubes luna "
            "sol agua"
        ),
        moods=(
            "noche dia invierno verano otono primavera acuarela oleo anime cuadrado vertical "
            "horizontal blanco y negro oscuro claro pixel art de en al"
        ),
        leads=(
            (
                r"(?:mijo|mija|amig[oa]|mira|por favor|porfa|hola|oye|ahora|luego|tambien|y|pero|"
                r"entonces|bueno|ok|vale)\b"
            ),
            (
                r"(?:puedes|podrias|me puedes|me podrias|podemos|puede|quiero que|quisiera que|me "
                r"gustaria que)\b"
            ),
            r"(?:me )?(?:l[oa] )?(?:podes|puedes|podrias)\b",
            r"(?:quiero|quisiera|necesito|me gustaria|querria|que tal|y si)(?: ver| tener| que)?\b",
        ),
        wanting=(
            r"(?:me|nos) (?:apetece|gustaria|vendria bien|haria falta|haces|harias|dibujas|pintas|"
            r"creas|pones)(?: ver| tener)?|(?:te|os|le) pido(?: una cosa(?: \w+)?:)?|necesitaria|"
            r"ando buscando|estoy buscando|busco"
        ),
        tails=r"(?:por favor|porfa|gracias|para mi|ahora)",
        then=r",? (?:y )?(?:luego|despues|entonces) ",
        also=r",? y (?:tambien )?|, ",
        draw=(
            r"dibuja(?:me|r|rme|nos)?|pinta(?:me|r|rme)?|crea(?:me|r|rme)?|genera(?:me|r|rme)?|"
            r"haz(?:me)?|hacer(?:me)?|haceme|disena(?:me|r)?|ilustra(?:r)?|imagina|dame|muestrame "
            r"(?=una?\b)"
        ),
        change=(
            r"(?:arriba|abajo|encima|debajo|al fondo|en (?:el|la) \w+) que (?:diga|ponga|"
            r"tenga|haya)|"
            r"cambia(?:r)?|pon(?:er)?|agrega(?:r)?|anade|anadir|quita(?:r)?|elimina(?:r)?|"
            r"borra(?:r)?|reemplaza(?:r)?|sustituye|edita(?:r)?|modifica(?:r)?|escrib[ei]|"
            r"oscurece|aclara|"
            r"gira|recorta|convierte|transforma|haz (?:que )?(?:el|la|los|las)|usa"
        ),
        change_it=(
            r"haz(?:lo|la)|hace?l[oa]|ponl[eoa]|ponel[eoa]|pasal[oa]|cambial[eoa]|conviertel[oa]|"
            r"dale|quital[eoa]|sacal[eoa]|vestil[oa]|vistel[oa]|vuelvel[oa]|"
            r"pintal[oa]|anadele|agregale|transformal[oa]|"
            r"(?:poner|quitar|cambiar|anadir|agregar|hacer|sacar|dar|pintar)l[eoa]s?|"
            r"que (?:(?:el|la|los|las|su) \w+ "
            r")?(?:sea|tenga|este|haya|nieve|llueva|mire|lleve|sonria|sostenga|vuele|corra|"
            r"baile|duerma|salte|parezca|brille|vista|use|se \w+)"
        ),
        too=(
            r"(?:esta|es|se ve|quedo|salio|me parece) demasiado|(?:esta|se ve|quedo|salio) muy "
            r"(?:oscur|clar|brillant|grand|pequen|alt|baj|chic|seri|trist|vaci|pixelad|apagad|gord)"
        ),
        must=(
            r"(?:l[oa]s? )?(?:quiero|prefiero|querria)|deberian?|deben?|tendrian? que|"
            r"tienen? que|necesitan?|podrian?"
        ),
        fragment=(
            r"en|con|sin|como|de|al|pero|mas|menos|un poco|demasiado|muy|igual pero|lo mismo pero|"
            r"l[oa] mism[oa]|mismo"
        ),
        bigger=(
            r"(?:ha(?:z|ce)(?:me)?l[oa] |hacer(?:l[oa])? )?(?:mas (?:grande|nitid[oa]|"
            r"definid[oa])|en (?:4k|alta "
            r"(?:resolucion|calidad|definicion)))|mas resolucion"
        ),
        upscale=(
            r"ampliar?(?:l[oa]s?)?|agrandar?(?:l[oa]s?)?|escalar?(?:l[oa]s?)?|aumenta(?:r|"
            r"la)?(?= (?:\d|dos|tres|cuatro|ocho))|aumenta(?:r)? (?:la "
            r")?(?:resolucion|calidad|el tamano)|upscale"
        ),
        again=(
            r"(?:otra vez|de nuevo|otr[oa](?: mas)?|intental[oa] (?:de nuevo|otra vez)|"
            r"repite(?:l[oa])?|prueba (?:de nuevo|otra vez)|una mas|repetir|hazl[oa] (?:de nuevo|"
            r"otra vez))"
        ),
        variations=(
            r"variaci(?:on|ones)|variantes?|varia|otras? versi(?:on|ones)|otr[oa] (?:como|"
            r"parecid[oa] a)|(?:opciones|ideas|propuestas) (?:parecidas|similares)|algo "
            r"parecido|mas como|versiones de (?:la|el|est[ea]|es[ea]|#\d)"
        ),
        undo=(
            r"deshacer|deshaz(?:lo|la)?(?: eso| el ultimo cambio| lo ultimo| el cambio)?|"
            r"deshace|revertir|"
            r"revierte(?:lo)?|(?:volve |vuelve )?(?:pa(?:ra)? )?atras|"
            r"(?:no,? )?(?:estaba|quedaba) mejor antes|(?:dejal[oa] )?como (?:estaba(?: "
            r"antes)?|antes)|"
            r"vuelve atras|volver(?: atras)?|regresa|vuelve|vuelve a la "
            r"anterior"
        ),
        back_to=r"(?:vuelve|volver|regresa|volvamos|vamos de vuelta) (?:a|al)",
        show=r"dejame ver|muestra(?:me)?|ensena(?:me)?|ver|abre|mostrar|veamos",
        mine=r"mis?|nuestras?|las|todas",
        all_of=r"tod[oa]s|lista(?:r)?|la lista de|de",
        gallery=(
            r"(?:lista(?:r)?|galeria|mi galeria|historial)|(?:que|cuales) (?:imagenes |fotos "
            r")?(?:he|hemos|hice|hicimos|tengo|llevo|llevamos|hay)"
        ),
        find=r"busca(?:r|me)?|encuentra(?:me)?",
        usage=(
            r"cuant[oa]s? (?:he|hemos|gaste|gastamos|cuesta|costo|me queda|queda|nos queda|"
            r"credit\w*|"
            r"dinero|llevo|imagenes)|(?:mi |mis |el )?(?:saldo|consumo|gastos?|creditos?|uso|"
            r"presupuesto)|que (?:gaste|he gastado)"
        ),
        status=(
            r"(?:ya )?esta (?:list[oa]|hech[oa]|terminad[oa])|(?:el )?estado|(?:cuanto|como) "
            r"(?:falta|va|tarda|van)|que (?:haces|estas haciendo|pasa)|(?:cuando|ya) (?:estara|"
            r"esta|termin)|donde esta mi|en que vas|como va"
        ),
        cancel=(
            r"cancela(?:r|l[oa])?|detente|deten(?:er|l[oa])?|para(?:r|l[oa])?(?=$| todo| eso| ya)|"
            r"alto|aborta(?:r)?|basta|olvidal[oa]|no lo (?:hagas|dibujes)|dejal[oa]"
        ),
        everything=(
            r"lo que (?:este|esta|haya|hay)(?: pendiente| en cola)?|pendientes?|tod[oa]s?|"
            r"amb[oa]s|las dos|los dos"
        ),
        improve=r"mejora(?:r|me)?|enriquece|reescribe|pule",
        better_prompt=r"(?:dame |escribe |hazme |sugiere )?(?:un )?(?:mejor prompt|prompt mejor)",
        with_=r"con|usando|en",
        without=r"sin",
        unwanted=r"que no (?:salga|haya|aparezca|tenga|lleve|se vea)n?|nada de|ningun[ao]?",
        exact=(
            r"(?:usa )?(?:mis palabras (?:exactas|exactamente|tal cual)|exactamente mis palabras)|"
            r"textualmente|al pie de la letra|tal cual|literalmente"
        ),
        ratio={
            r",? ?\b(?:en )?(?:formato )?(?:panoramic[oa]|pantalla ancha)\b": "16:9",
            r",? ?\b(?:en )?(?:formato )?cuadrad[oa]\b(?: porfa| por favor)?(?=$|[,.])|"
            r"\bformato cuadrado\b": "1:1",
            r",? ?\b(?:en )?(?:formato )?vertical\b(?=$|[,.])": "3:4",
            r",? ?\b(?:en )?(?:formato )?(?:horizontal|apaisado)\b(?=$|[,.])": "4:3",
        },
        style=(
            r"acuarela|aquarela|aquarelle|acquerello|anime|manga|pixel art|pixelart|cartoon|"
            r"cyberpunk|minimalist[ae]?|fotorrealista|photorealiste|fotorealistico|oleo|a l'huile|"
            r"olio"
        ),
        last=r"(?:la |el )?ultim[oa](?: imagen| foto)?",
        previous=r"(?:la |el )?anterior|(?:la|el) de antes|(?:imagen|foto|version) anterior",
        original=r"(?:la |el )?original|(?:al )?principio",
        today=r"hoy",
        month=r"mes|semana",
        refuse=(
            (
                r"^(?:ignora|olvida|omite) .{0,30}(?:reglas|instrucciones|normas)|^(?:dime|"
                r"muestra(?:me)?|dame|cual es) .{0,30}(?:clave|api key|instrucciones|contrasena|"
                r"prompt del sistema)|^di que (?:ya )?est[ae]"
            ),
        ),
        cannot={
            "video": (
                (
                    r"^(?:haz(?:me)?|crea|genera|convierte)?(?: \w+){0,4} ?\b(?:video|videos|gif|"
                    r"animacion)\b"
                ),
                r"^anima(?:l[oa])?\b",
            ),
            "text": (
                (
                    r"^(?:escribe(?:me)?|cuentame|redacta|traduce)\b(?!.*(?:\u0001|'|\b(?:arriba|"
                    r"abajo|encima|debajo|letras|centro|esquina)\b))"
                ),
            ),
            "knowledge": (r"^(?:que tiempo hace|que hora es|como esta el (?:clima|tiempo))",),
        },
        questions=r"que|quien|cuando|donde|por que|como|cual",
        times="veces",
        pronoun="lo",
        here=r"(?:en |de )?(?:este|esta|el|nuestro) (?:chat|grupo|canal|conversacion)|aqui",
        favourites=r"favorit[oa]s",
        shift=(
            r"(?:ahora |y )?(?:algo (?:totalmente |completamente )?(?:distinto|diferente|nuevo)|"
            r"otra (?:cosa|idea)|cambio de (?:tema|idea)|nueva (?:idea|imagen))"
        ),
        remove=r"quita(?:r|le|me)?|elimina(?:r)?|borra(?:r)?|saca(?:r|le)?",
        background=r"(?:el |su |todo el )?fondo",
        crop=r"recorta(?:r|l[oa])?",
        describe=r"describe(?:me|l[oa])?|que (?:se ve|hay|ves) en",
        remarks=remarks.SPANISH,
        cues=SPANISH_CUES,
        talk={
            Reply.HELP: (
                (
                    r"(?:ayuda(?:me)?|que (?:puedes|sabes) hacer|como (?:funciona(?:s)?|"
                    r"te uso)(?: esto)?|"
                    r"necesito ayuda)"
                ),
            ),
            Reply.WHO: (r"(?:quien|que) eres|eres (?:un|una) .*",),
            Reply.GREETING: (
                (
                    r"(?:hola|buenas|buenos dias|buenas tardes|buenas noches)(?: "
                    r"(?:bot|a todos|chicos))*"
                ),
            ),
            Reply.THANKS: (r"(?:no,? )?(?:muchas )?gracias(?:[ ,].*)?",),
            Reply.FAREWELL: (r"adios|hasta luego|chao",),
            Reply.HOW_ARE_YOU: (r"(?:como estas|que tal|como va todo)",),
            Reply.PRAISE: (
                (
                    r"(?:me (?:gusta|encanta)|que (?:bonito|lindo|bueno|guay|chulo)|"
                    r"perfecto|genial|"
                    r"excelente|hermos[oa]|muy bien|increible)(?: .{0,12})?"
                ),
            ),
            Reply.ACKNOWLEDGED: (r"si|no|vale|ok|bueno|de acuerdo|claro",),
        },
    )
)
