"""Portuguese: the core."""

from agent.understanding.results import Reply
from agent.understanding.vocabulary import remarks
from agent.understanding.vocabulary.core import Core
from agent.understanding.vocabulary.core_table import vocabulary
from agent.understanding.vocabulary.romance_cues import PORTUGUESE_CUES

PORTUGUESE = vocabulary(
    Core(
        name="portuguese",
        markers=(
            "ao aos pela pelo pelas pelos qual onde quando porque muito seu sua este "
            "estes estas esse essa isso isto ha sou es somos estou estamos tenho tem tens "
            "posso podes queres fazer poe nas nos custa ou sim lhe se ja tambem aqui ali "
            "foi num numa deveria deve devem "
            "fofo fofa giro gira adoro avo lembra lembrar nada mau "
            "ontem fui bom todos "
            "o os as um uma uns umas de do da dos das em no na com sem por para que e meu minha "
            "meus minhas me mas mais menos "
            "desenhe desenha pinte pinta crie cria gere gera faca faz quero preciso mude muda "
            "adicione adiciona coloque coloca "
            "ponha remova remove tire tira apague melhore melhora amplie aumente desfazer desfaz "
            "desfaca volte volta mostre mostra "
            "procure encontre quanto gastei cancele cancela pare ajuda ola oi obrigado obrigada "
            "outra outro imagem imagens foto "
            "galeria como estado esta pode voce poderia favor noite ceu variacoes transforme "
            "transforma nao pronta pronto fundo "
            "raposa gato cachorro quem amplie amplia segunda primeira terceira ultima"
        ),
        a=r"uma?|uns|umas|outr[oa]",
        the=r"os?|as?|meus?|minhas?|est[ea]|ess[ea]|seu|sua",
        grown=r"d[oa]s?|n[oa]s?|aos?",
        one=r"[oa]|n[oa]|d[oa]|ao",
        it=r"isso|isto|est[ea]|ess[ea]|el[ea]|diss?o|disto|dess[ea]|dest[ea]",
        me=r"me|para mim|pra mim|agora|tambem",
        pic=r"image(?:m|ns)|fotos?|desenhos?|galeria|ilustrac(?:ao|oes)",
        of=r"de|do|da|duma?|com",
        numbers={
            "dois": 2,
            "duas": 2,
            "tres": 3,
            "quatro": 4,
            "cinco": 5,
            "seis": 6,
            "sete": 7,
            "oito": 8,
        },
        ordinals={
            "primeiro": 1,
            "primeira": 1,
            "segundo": 2,
            "segunda": 2,
            "terceiro": 3,
            "terceira": 3,
            "quarto": 4,
            "quarta": 4,
        },
        stop_words=(
            "o a os as um uma de do da em no na com sem e ou por para que meu minha isso isto "
            "este esta esse essa deste desta desse dessa imagem foto desenho outra outro "
            "mais menos me algo"
        ),
        parts=(
            "resolucao qualidade definicao nitidez texto titulo letras janela janelas porta "
            "telhado boca nariz roupa barba sombra tom  "
            "fundo ceu luz luzes cores cor olhos cabelo chapeu maos rosto chao nuvens lua sol "
            "agua"
        ),
        moods=(
            "noite dia inverno verao outono primavera aquarela oleo anime quadrado vertical "
            "horizontal preto e branco escuro claro pixel art de em a"
        ),
        leads=(
            r"(?:por favor|ola|oi|ei|e ai(?=,)|agora|depois|tambem|e|mas|entao|bom|ok)\b",
            r"(?:eu )?(?:(?:es)?tava|estou|to) (?:aqui )?(?:pensando|a pensar)(?: em)?[. ,]+",
            r"(?:voce pode|podes?|poderia|voce poderia|podemos|da pra|quero que|gostaria que)\b",
            (
                r"(?:eu )?(?:quero|queria|preciso(?: de)?|gostaria(?: de)?|que tal|"
                r"e se)(?: ver| ter| "
                r"que)?\b"
            ),
        ),
        wanting=(
            r"me (?:ve|faz|faca|desenha|cria|gera|arranja)(?: (?:ai|la))?|"
            r"(?:queria|gostava de|adorava|precisava de)(?: ver| ter)?|estou a procura de|"
            r"procuro|bora,?"
        ),
        tails=r"(?:por favor|obrigad[oa]|para mim|pra mim|agora|valeu)",
        then=r",? (?:e )?(?:depois|em seguida|entao) ",
        also=r",? e (?:tambem )?|, ",
        draw=(
            r"desenh[ea](?:r|-me)?|pint[ea](?:r)?|cri[ea](?:r|-me)?|ger[ea](?:r)?|faca|"
            r"faz(?:er|-me)?|"
            r"ilustr[ea]|imagin[ea]|me de|de-me|me mostre (?=uma?\b)"
        ),
        change=(
            r"mud[ea](?:r)?|adicion[ea](?:r)?|coloque|coloca(?:r)?|ponha|bot[ea]|remov[ae](?:r)?|"
            r"tir[ea](?:r)?|apag(?:ue|a)(?:r)?|troque|troca(?:r)?|substitu(?:a|i|ir)|met[ea]|"
            r"escrev[ea]|"
            r"edit[ea](?:r)?|modifi(?:que|car)|escureca|clareie|gir[ea]|cort[ea]|transform[ea]|"
            r"converta|deixe (?:o|a)|use|acrescent[ea]"
        ),
        change_it=(
            r"(?:faca|faz|torne|transforme|deixe|deixa|mude|muda|pinte|passa|passe)(?:-?[oa]| "
            r"isso| isto| "
            r"el[ea])|(?:faca|faz|deixe|deixar?|tornar|ficar) (?:mais|menos|de|em|ficar|com)|"
            r"(?:por|colocar|tirar|mudar|trocar|poe|mete|bota|coloca|tira)(?:-lhe|-[oa])|que "
            r"(?:seja|tenha|esteja)"
        ),
        too=(
            r"(?:esta|ta|ficou|parece|saiu|e) demasiado|(?:esta|ta|ficou|saiu) muito "
            r"(?:escur|clar|brilhant|grand|pequen|alt|baix|seri|trist|vazi|apagad|gord)"
        ),
        must=(
            r"(?:eu )?(?:quero|prefiro|preferia)|deveriam?|devia|devem?|t[ei]m? (?:que|"
            r"de)|precisam?|podiam?|poderiam?"
        ),
        fragment=(
            r"em|no|na|com|sem|como|de|a|mas|mais|menos|um pouco|muito|igual mas|o mesmo mas|a "
            r"mesma|mesm[oa]"
        ),
        bigger=(
            r"(?:(?:deixe|deixa|faca) (?:isso |el[ea] )?)?(?:maior|mais (?:nitid[oa]|definid[oa])|"
            r"em (?:4k|alta (?:resolucao|qualidade|definicao)))|mais resolucao"
        ),
        upscale=(
            r"(?:ampli[ea]r?(?:-?l?[oa]s?)?|aument[ea](?:r)?(?: a (?:resolucao|qualidade)| o "
            r"tamanho)?)(?=$| )|upscale"
        ),
        again=(
            r"(?:de novo|outra vez|novamente|mais uma(?: vez)?|outr[oa]|tente (?:de novo|outra "
            r"vez|novamente)|tenta de novo|repita|repete|faca (?:de novo|outra vez)|refaca)"
        ),
        variations=(
            r"variac(?:ao|oes)|variantes?|outras? vers(?:ao|oes)|outr[oa] (?:como|parecid[oa] "
            r"com)|algo parecido|mais como"
        ),
        undo=(
            r"desfazer|desfaz(?:er)?(?: isso| a ultima mudanca)?|desfaca(?: isso)?|reverter|"
            r"reverta(?: isso)?|volt[ea](?:r)?(?: atras)?|voltar"
        ),
        back_to=r"(?:volt[ea]|voltar|retorne) (?:a|ao|pra|pro|para(?: a| o)?)(?= )",
        show=r"mostr[ea](?:r)?(?:-me)?|me mostr[ea]|ver|abr[ae]|exib[ae]",
        mine=r"minhas?|meus?|nossas?|as|todas",
        all_of=r"tod[oa]s|list[ea](?:r)?|a lista d[ea]|de",
        gallery=(
            r"(?:list[ea](?:r)?|galeria|minha galeria|historico)|(?:o que|quais|que) (?:imagens |"
            r"fotos )?(?:e que )?(?:ja )?(?:eu )?(?:fiz|fizemos|tenho|ja fiz|criei)"
        ),
        find=r"procur[ea](?:r)?|encontr[ea]|busque|busca(?:r)?|ache",
        usage=(
            r"quant[oa]s? (?:e que )?(?:eu )?(?:ja )?(?:gastei|gastamos|custa|custou|resta|me "
            r"resta|sobra|"
            r"tenho|credit\w*|dinheiro|imagens)|(?:meu |meus |o )?(?:saldo|consumo|gastos?|"
            r"creditos?|"
            r"uso|orcamento)"
        ),
        status=(
            r"(?:[oa] )?(?:minha|meu) (?:imagem|desenho|foto) (?:ainda|ja|demora)|"
            r"(?:(?:ja )?(?:esta|ta|ficou|e) )?pront[oa]|(?:o )?(?:estado|"
            r"status)|(?:quanto tempo|como|"
            r"quanto) (?:falta|esta indo|vai|demora|ta indo)|o que (?:voce )?(?:esta fazendo|ta "
            r"fazendo)|quando (?:fica|vai ficar|estara)|cade (?:a )?minha|onde esta minha|ja "
            r"terminou"
        ),
        cancel=(
            r"cancel[ea](?:r)?|par[ea](?:r)?(?=$| tudo| isso| com)|abort[ea]|esqueca|chega|nao "
            r"(?:desenhe|faca)"
        ),
        everything=r"tud[oa]|tod[oa]s|amb[oa]s|as duas|os dois",
        improve=r"melhor[ea](?:r)?|enriqueca|reescreva|aprimore",
        better_prompt=r"(?:me de |escreva |sugira )?(?:um )?(?:prompt melhor|melhor prompt)",
        with_=r"com|usando|no|em",
        without=r"sem",
        unwanted=r"que nao (?:tenha|apareca|haja)m?|nada de|nenhuma?",
        exact=(
            r"(?:use )?(?:exatamente )?(?:as )?minhas palavras(?: exatas| exatamente)?|"
            r"literalmente|ao pe da letra|palavra por palavra|sem mudar meu prompt"
        ),
        ratio={
            r",? ?\b(?:em )?(?:formato )?(?:panoramic[oa]|tela larga|widescreen)\b": "16:9",
            r",? ?\b(?:em )?(?:formato )?quadrad[oa]\b(?: de preferencia)?(?=$|[,.])|"
            r"\bformato quadrado\b": "1:1",
            r",? ?\b(?:em |na )?(?:formato )?vertical\b(?=$|[,.])": "3:4",
            r",? ?\b(?:em |na )?(?:formato )?horizontal\b(?=$|[,.])": "4:3",
        },
        style=(
            r"acuarela|aquarela|aquarelle|acquerello|anime|manga|pixel art|pixelart|cartoon|"
            r"cyberpunk|minimalist[ae]?|fotorrealista|photorealiste|fotorealistico|oleo|a l'huile|"
            r"olio"
        ),
        last=r"(?:a |o )?ultim[oa](?: imagem| foto)?",
        previous=r"(?:a |o )?anterior|(?:a|o) de antes|(?:imagem|foto|versao) anterior",
        original=r"(?:a |o )?original",
        today=r"hoje",
        month=r"mes|semana",
        refuse=(
            (
                r"^(?:ignore|esqueca|desconsidere) .{0,30}(?:regras|instrucoes|normas)|^(?:diga|"
                r"mostre|me de|qual e) .{0,30}(?:chave|api key|instrucoes|senha|prompt do sistema)|"
                r"^diga que (?:ja )?est[ae]"
            ),
        ),
        cannot={
            "video": (
                (
                    r"^(?:faca|crie|gere|faz|transforme)?(?: \w+){0,4} ?\b(?:video|"
                    r"videos|gif|animacao)\b"
                ),
                r"^anim[ea]\b",
            ),
            "text": (
                (
                    r"^(?:escreva|conte|redija|traduza)\b(?!.*(?:\u0001|'|\b(?:em cima|embaixo|"
                    r"por baixo|letras?|no (?:meio|centro|topo|canto))\b))"
                ),
            ),
            "knowledge": (r"^(?:que horas sao|como esta o (?:clima|tempo)|qual a previsao)",),
        },
        questions=r"o que|quem|quando|onde|por que|como|qual",
        times="vezes",
        pronoun="isso",
        here=r"(?:n|d)?(?:este|esse|esta|essa|o|nosso) (?:chat|grupo|canal|conversa)|aqui",
        favourites=r"favorit[oa]s",
        shift=(
            r"(?:agora |e )?(?:algo (?:totalmente |completamente )?(?:diferente|novo)|outra "
            r"(?:coisa|ideia)|mudando de (?:assunto|ideia)|nova (?:ideia|imagem))"
        ),
        remove=r"tir[ea](?:r)?|remov[ae](?:r)?|apag(?:a|ue)(?:r)?|elimin[ae]",
        background=r"(?:o |todo o )?fundo",
        crop=r"recort[ea](?:r)?|cort[ea](?:r)?(?= (?:para|em|a|n[oa]) )",
        describe=r"descrev[ae](?:r)?|o que (?:aparece|tem|da pra ver) n",
        remarks=remarks.PORTUGUESE,
        cues=PORTUGUESE_CUES,
        talk={
            Reply.HELP: (
                (
                    r"(?:ajuda|me ajude|o que voce (?:pode|sabe) fazer|como (?:funciona|"
                    r"te uso)(?: isso)?|"
                    r"preciso de ajuda)"
                ),
            ),
            Reply.WHO: (r"quem (?:e|es) (?:voce|tu)|(?:voce e|es) (?:um|uma) .*",),
            Reply.GREETING: (
                r"(?:ola|oi|bom dia|boa tarde|boa noite)(?: (?:bot|a todos|pessoal|gente))*",
            ),
            Reply.THANKS: (r"(?:muito )?(?:obrigad[oa]|valeu)(?: .*)?",),
            Reply.FAREWELL: (r"tchau|ate logo|adeus",),
            Reply.HOW_ARE_YOU: (r"(?:como vai(?: voce)?|tudo bem|como voce esta)",),
            Reply.PRAISE: (
                (
                    r"(?:adorei|amei|gostei|perfeito|lind[oa]|otimo|que (?:lindo|legal|"
                    r"bonito)|muito bom|"
                    r"incrivel|excelente)(?: .{0,12})?"
                ),
            ),
            Reply.ACKNOWLEDGED: (r"sim|nao|ok|certo|claro|ta bom",),
        },
    )
)
