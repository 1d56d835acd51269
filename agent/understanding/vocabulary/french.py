"""French: the core."""

from agent.understanding.results import Reply
from agent.understanding.vocabulary import remarks
from agent.understanding.vocabulary.core import Core
from agent.understanding.vocabulary.core_table import vocabulary
from agent.understanding.vocabulary.romance_cues import FRENCH_CUES

FRENCH = vocabulary(
    Core(
        name="french",
        markers=(
            "au aux ce cet cette ces ton ta tes sa ses notre nos votre vos leur leurs ils "
            "elles nous vous quoi quand pourquoi parce tres sont etait suis es sommes "
            "etes avons avez ont peut pouvez mettez coute si non oui sous chez par ne "
            "devrait devraient doit doivent pourrait porter lunettes "
            "deja aussi ici c'est qu'il qu'elle "
            "hier j'etais bonsoir peu pas crois dirait mignon mignonne rappelle "
            "trop le la les un une des du de d'un d'une en avec sans pour que qui est mon ma mes "
            "je "
            "j'ai tu moi et mais plus moins "
            "dessine dessinez peins cree creer genere fais faites veux voudrais besoin change "
            "mets ajoute enleve supprime retire "
            "efface ameliore agrandis agrandir annule annuler reviens retour montre cherche "
            "trouve combien depense arrete stop aide "
            "bonjour salut merci encore autre image images photo galerie comment etat pret prete "
            "peux pourrais plait nuit ciel "
            "variantes variations transforme remplace il elle dans sur renard chat chien refais "
            "ou ca c qu quel deuxieme premiere derniere"
        ),
        a=r"une?|des|deux|un autre|une autre",
        the=r"le|la|les|l'|mon|ma|mes|ce|cet|cette|son|sa|ses",
        grown=r"du|aux?",
        one=r"(?:sur |dans |de |pour |a )?(?:la|le)|du|au",
        it=r"le|la|ca|cela|celui-ci|celle-ci|celle[- ]la|ceci",
        me=r"moi|nous|maintenant|aussi|-moi",
        pic=r"images?|photos?|dessins?|galerie|illustrations?|creations?",
        of=r"de|d'|du|des|avec|montrant",
        numbers={"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8},
        ordinals={
            "premier": 1,
            "premiere": 1,
            "deuxieme": 2,
            "second": 2,
            "seconde": 2,
            "troisieme": 3,
            "quatrieme": 4,
        },
        stop_words=(
            "le la les un une des de du en avec sans et ou a au pour que qui mon ma mes ce cette "
            "ca celle celui image photo dessin autre plus moins moi l' quelque chose"
        ),
        parts=(
            "resolution qualite definition nettete texte titre lettres fenetre fenetres porte "
            "toit bouche nez vetements barbe ombre  "
            "ton fond ciel lumiere lumieres couleurs couleur yeux cheveux chapeau mains visage "
            "sol "
            "nuages lune soleil eau arriere-plan"
        ),
        moods=(
            "nuit jour hiver ete automne printemps aquarelle huile anime carre vertical "
            "horizontal noir et blanc sombre clair pixel art de en a la"
        ),
        leads=(
            (
                r"(?:s'il (?:te|vous) plait|stp|svp|bonjour|salut|le bot(?=,)|"
                r"maintenant|ensuite|puis|aussi|et|"
                r"mais|alors|bon|ok)\b"
            ),
            (
                r"(?:peux-tu|peux tu|pourrais-tu|pourrais tu|tu peux|tu pourrais|pouvez-vous|"
                r"pourriez-vous|vous pouvez|on peut|est-ce que tu (?:peux|pourrais)|je (?:veux|"
                r"voudrais) que tu)\b"
            ),
            (
                r"(?:finalement|en fait),? (?=je |mets|fais|change|ajoute|enleve|l[ae] )|"
                r"je peux (?:avoir|voir)\b|"
                r"(?:je (?:veux|voudrais|souhaite|cherche)|j'aimerais|j'ai besoin (?:de|d')|il me "
                r"faut|que dirais-tu (?:de|d')|ca (?:donnerait|ferait|rendrait) quoi|"
                r"t'aurais|tu aurais|et si)(?: voir| avoir)?(?:\b|(?<='))"
            ),
        ),
        wanting=(
            r"(?:il )?(?:me|nous) (?:faut|faudrait)|(?:je|on) (?:cherche|cherchais|aimerait)|"
            r"j'aurais (?:besoin|envie) d[e']|j'ai (?:besoin|envie) d[e']|(?:je|on) "
            r"reve(?:rais)? d[e']"
        ),
        tails=r"(?:s'il (?:te|vous) plait|stp|svp|merci|pour moi|maintenant)",
        then=r",? (?:et )?(?:puis|ensuite|apres) ",
        also=r",? et (?:aussi )?|, ",
        draw=(
            r"dessine[rz]?(?:-moi)?|pein[st](?:-moi)?|cree[rz]?(?:-moi)?|genere[rz]?(?:-moi)?|"
            r"fai(?:s|tes)(?:-moi)?|(?:me |m'en |nous )?(?:faire|dessiner|creer|generer|"
            r"peindre)|illustre[rz]?|imagine[rz]?|"
            r"donne[rz]?(?:-moi)|"
            r"montre-moi (?=une?\b)"
        ),
        change=(
            r"change[rz]?|met(?:s|tez|tre)|ajoute[rz]?|enleve[rz]?|supprime[rz]?|retire[rz]?|"
            r"efface[rz]?|remplace[rz]?|modifie[rz]?|edite[rz]?|assombri[st]|eclairci[st]|tourne|"
            r"recadre|transforme[rz]?|convertis|ecri(?:s|vez)|"
            r"fai(?:s|tes) (?:un truc|quelque chose) (?:de )?plus|rend(?:s|re|ez) (?:le|la|"
            r"les|l')|utilise"
        ),
        change_it=(
            r"(?:rend(?:s|ez)|fai(?:s|tes)|met(?:s|tez)|change[rz]?|transforme[rz]?|tourne|peins|"
            r"donne[rz]?)-(?:le|la|les|lui|y)|(?:mets|fais|rends|donne) lui|fais[- ]l[aes]+ "
            r"\w+(?:er|ir|re)\b|(?:lui|le|la|les|y) (?:mettre|ajouter|donner|enlever|changer|faire|"
            r"rendre|retirer)|fais en sorte|que (?:ce|ca) soit|qu'il (?:y ait|"
            r"fasse|soit|neige|pleuve)"
        ),
        too=r"(?:c'est|il est|elle est|ca fait|ca rend|je (?:le|la) trouve) (?:un peu )?trop",
        must=(
            r"je l[ae]s? (?:veux|prefere(?:rais)?|voudrais)|devrai(?:t|ent)|doi(?:t|vent)|"
            r"pourrai(?:t|ent)|a besoin"
        ),
        fragment=(
            r"en|avec|sans|comme|dans|au|a la|de nuit|mais|plus|moins|un peu|trop|tres|pareil "
            r"mais|la meme|le meme|meme"
        ),
        bigger=(
            r"(?:(?:(?:rends|fais)-|je )?l[ea] (?:veux |voudrais )?(?:en )?|(?:me )?"
            r"(?:l[ea] )?(?:sortir|faire|avoir|mettre) )?(?:plus "
            r"(?:grande?|nette?)|(?:l[ae] meme )?en (?:4k|"
            r"(?:plus |tres )?(?:haute|meilleure) (?:resolution|qualite|definition)))|"
            r"meilleure resolution"
        ),
        upscale=(
            r"(?:l[ea]s? |l')?agrandi(?:s|r|ssez)(?:-l[ea]s?)?|augmente[rz]? la (?:resolution|"
            r"qualite|taille)|"
            r"ameliore[rz]? la (?:resolution|qualite)|upscale"
        ),
        again=(
            r"(?:encore(?: une(?: fois)?)?|une autre|un autre|de nouveau|a nouveau|reessaie|"
            r"reessayer|essaie encore|recommence|refais(?:-l[ea])?(?: encore)?|la meme chose|"
            r"encore un essai)"
        ),
        variations=(
            r"variations?|variantes?|d'autres versions?|une autre version|une autre comme|un "
            r"autre comme|quelque chose de similaire|plus comme"
        ),
        undo=(
            r"(?:non,? )?c'etait mieux avant|(?:remets )?comme (?:c'etait )?avant|"
            r"annule[rz]?(?: (?:ca|cela|la derniere modif(?:ication)?|le dernier changement|le "
            r"changement))?(?=$|[,.;!] )|defaire|defais(?: ca)?|reviens(?: en arriere)?|"
            r"retour(?: en "
            r"arriere)?|revenir(?: en arriere)?"
        ),
        back_to=r"(?:reviens|retourne|revenir|retour|revenons) (?:a|au|vers)",
        show=r"montre[rz]?(?:-moi)?|affiche[rz]?|(?:refais )?voir|revoir|remontre|ouvre|fais voir",
        mine=r"mes|ma|mon|nos|les|toutes les",
        all_of=r"toutes?|tous|liste[rz]?|la liste d(?:es?)?|de",
        gallery=(
            r"(?:liste[rz]?|galerie|ma galerie|historique|c'est quoi (?:toutes )?(?:les|mes) "
            r"images)|"
            r"(?:quelles?|qu'est-ce que|qu') "
            r"(?:images? )?(?:ai-je|j'ai|on a|nous avons|avons-nous) (?:fait|cree|dessine|genere)"
        ),
        find=r"cherche[rz]?|trouve[rz]?(?:-moi)?|recherche[rz]?",
        usage=(
            r"il (?:me|nous) reste|combien (?:ai-je|j'ai|a-t-on|avons-nous|coute|ca coute|il me "
            r"reste|me reste|de "
            r"credits|d'argent|reste|est-ce que)|(?:mon |mes |le |ma )?(?:solde|consommation|"
            r"depenses?|credits?|usage|budget)|qu'est-ce que j'ai depense"
        ),
        status=(
            r"(?:est-ce (?:que c'est )?|c'est |est-elle |est-il |ca y est ?)(?:deja )?(?:prete?|"
            r"fini|termine)|c'est bon\?|(?:quel est )?(?:l')?(?:etat|statut)|(?:ou en es|ou en "
            r"est)|(?:t'en|tu en) es ou|que fais-tu|qu'est-ce que tu fais|combien de temps|"
            r"quand (?:sera|est-ce)|ou "
            r"est (?:mon|ma)|ca avance"
        ),
        cancel=(
            r"arrete[rz]?|annule[rz]?|stop|stoppe|laisse tomber|abandonne|oublie|ne (?:dessine|"
            r"fais) pas"
        ),
        everything=r"tout(?:es)?|tous|les deux",
        improve=r"ameliore[rz]?|enrichi[st]|reecri[st]|peaufine",
        better_prompt=r"(?:donne-moi |ecris |propose )?(?:un )?(?:meilleur prompt|prompt meilleur)",
        with_=r"avec|en utilisant|via|sur",
        without=r"sans",
        unwanted=r"(?:surtout |mais )?pas d(?:e|')|aucune?",
        exact=(
            r"(?:utilise )?(?:exactement )?mes mots(?: exacts| exactement| tels quels)?|mot pour "
            r"mot|tel quel|textuellement|a la lettre"
        ),
        ratio={
            r",? ?\b(?:en )?(?:format )?(?:panoramique|ecran large|grand ecran)\b": "16:9",
            r",? ?\b(?:en |au )?(?:format )?carre\b(?=$|[,.])|\bformat carre\b": "1:1",
            r",? ?\b(?:en |au )?(?:format )?(?:vertical|portrait)\b(?=$|[,.])": "3:4",
            r",? ?\b(?:en |au )?(?:format )?(?:horizontal|paysage)\b(?=$|[,.])": "4:3",
        },
        style=(
            r"acuarela|aquarela|aquarelle|acquerello|anime|manga|pixel art|pixelart|cartoon|"
            r"cyberpunk|minimalist[ae]?|fotorrealista|photorealiste|fotorealistico|oleo|a l'huile|"
            r"olio"
        ),
        last=r"(?:la |le )?derni(?:er|ere)(?: image| photo)?",
        previous=(
            r"(?:la |le |l')?precedente?|(?:image|photo|version) precedente|(?:la version|"
            r"l'image|celle|celui) "
            r"d'avant"
        ),
        original=r"l'originale?|(?:la |le )?(?:version|image) originale",
        today=r"aujourd'hui",
        month=r"mois|semaine",
        refuse=(
            (
                r"^(?:ignore|oublie) .{0,30}(?:regles|instructions|consignes)|^(?:dis|montre|donne|"
                r"quelle est)(?:-moi)? .{0,30}(?:cle|api key|instructions|mot de passe|prompt "
                r"systeme)|^dis que c'est (?:fait|fini|pret)"
            ),
        ),
        cannot={
            "video": (
                (
                    r"^(?:fais|cree|genere|transforme)?(?:-\w+)?(?: \w+){0,4} "
                    r"?\b(?:video|videos|gif|"
                    r"animation)\b"
                ),
                r"^anime(?:-l[ea])\b",
            ),
            "text": (
                (
                    r"^(?:ecris(?:-moi)?|raconte(?:-moi)?|redige|traduis)\b(?!.*(?:\u0001|'\w.*'|"
                    r"\b(?:en haut|en bas|dessus|dessous|lettres|au (?:milieu|centre))\b))"
                ),
            ),
            "knowledge": (r"^(?:quel temps fait|quelle heure|quelle est la meteo)",),
        },
        questions=r"qui|quand|ou|pourquoi|comment|quel|quelle|qu'est|que",
        times="fois",
        pronoun="la",
        here=(
            r"(?:dans |de )?(?:ce|cette|le|la|notre) (?:chat|groupe|salon|canal|conversation|"
            r"discussion)|ici"
        ),
        favourites=r"favoris|preferees?",
        shift=(
            r"(?:maintenant |et )?(?:(?:quelque chose|un truc) (?:de |d')?(?:totalement |"
            r"completement )?(?:different|nouveau|autre)|autre (?:chose|idee)|changement de "
            r"(?:sujet|programme)|nouvelle (?:idee|image)|rien a voir)"
        ),
        remove=r"enleve[rz]?|retire[rz]?|supprime[rz]?|vire|efface[rz]?",
        background=r"(?:le |l'|tout le )?(?:fond|arriere-plan|arriere plan)",
        crop=r"recadre[rz]?(?:-l[ea])?|rogne[rz]?",
        describe=(
            r"decri[st](?:-moi|-la)?|que voit-on|qu'est-ce qu'on voit|qu'y a-t-il (?:sur|dans)"
        ),
        remarks=remarks.FRENCH,
        cues=FRENCH_CUES,
        talk={
            Reply.HELP: (
                (
                    r"(?:aide(?:-moi)?|(?:tu peux )?m'(?:expliquer|aider)(?: .*)?|que "
                    r"(?:peux-tu|sais-tu) faire|qu'est-ce que tu "
                    r"(?:peux|sais) faire|"
                    r"comment (?:ca marche|ca fonctionne|tu marches)|besoin d'aide|j'ai "
                    r"besoin d'aide)"
                ),
            ),
            Reply.WHO: (r"qui (?:es-tu|etes-vous|tu es)|t'es qui|tu es qui|es-tu (?:un|une) .*",),
            Reply.GREETING: (
                r"(?:bonjour|salut|bonsoir|coucou)(?: (?:bot|tout le monde|a tous|les amis))*",
            ),
            Reply.THANKS: (r"merci(?: .*)?",),
            Reply.FAREWELL: (r"au revoir|a bientot|a plus|bonne nuit",),
            Reply.HOW_ARE_YOU: (r"(?:comment (?:ca va|vas-tu|tu vas)|ca va)",),
            Reply.PRAISE: (
                (
                    r"(?:j'adore|j'aime(?: bien)?|parfaite?|super|genial|magnifique|(?:c'est |tres "
                    r")(?:beau|belle|bien|joli|super|parfait|magnifique|genial))(?: .{0,12})?"
                ),
            ),
            Reply.ACKNOWLEDGED: (r"oui|non|ok|d'accord|bien sur",),
        },
    )
)
