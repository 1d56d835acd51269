"""Things that stand in a room, in the notation of `shapes`."""

_SHOE = """
box 0 0 150 84
size 0.14
tones main=#d8453c sole=#f6f3ec accent=#fdfaf4
blob main : 10 22 26 16 40 14 52 20 64 32 84 44 110 50 134 56 143 66 140 74 76 76 14 75 8 60 12 40
blob main-- : 10 22 26 16 42 14 52 20 44 26 24 27
blob main- : 108 50 126 53 140 60 143 68 128 70 112 62
blob accent : 24 60 40 46 58 52 84 58 108 58 92 65 66 66 44 62 32 68
limb accent 3 3 : 56 25 66 21
limb accent 3 3 : 64 32 75 27
limb accent 3 3 : 73 38 84 33
limb accent 3 3 : 82 44 93 39
blob sole : 6 70 40 74 90 74 140 70 146 74 142 82 76 84 12 83 4 78
limb sole-- 1.4 1.4 : 8 77 70 79 142 76
"""

_LAMP = """
box 0 0 70 120
size 0.3
tones main=#e0a94a
limb metal-- 4 4 : 35 50 35 106
oval metal-- : 35 110 20 7
poly glow : 20 8 50 8 66 54 4 54
oval glow : 35 54 31 5
"""

_CANDLE = """
box 0 0 50 110
size 0.16
tones main=#f5ead2 flame=#ffb53a
oval metal : 25 102 22 7
box main 4 : 14 40 36 100
oval main+ : 25 41 11 3.4
limb ink! 1.4 1 : 25 41 25 32
blob flame! : 25 4 32 22 30 34 25 38 20 34 18 22
blob white@80! : 25 18 28 28 25 36 22 28
"""

_BOOK = """
box 0 0 120 70
size 0.1
tones main=#8a3a34 page=#f7f0df
poly main : 2 18 60 26 118 18 118 62 60 70 2 62
blob page : 6 14 20 8 44 10 60 20 60 64 44 56 20 54 6 58
blob page : 114 14 100 8 76 10 60 20 60 64 76 56 100 54 114 58
limb page--! 0.8 0.8 : 14 24 32 22 50 30
limb page--! 0.8 0.8 : 14 34 32 32 50 40
limb page--! 0.8 0.8 : 14 44 32 42 50 50
limb page--! 0.8 0.8 : 70 30 88 22 106 24
limb page--! 0.8 0.8 : 70 40 88 32 106 34
limb page--! 0.8 0.8 : 70 50 88 42 106 44
"""

_GUITAR = """
box 0 0 70 170
size 0.55
tones main=#c07a36 dark=#33241c
box dark 2 : 29 0 41 24
box dark 1 : 31 20 39 92
blob main : 35 78 52 84 54 100 50 114 62 134 58 158 35 168 12 158 8 134 20 114 16 100 18 84
oval dark : 35 114 10 10
box dark 1 : 24 142 46 147
limb metal! 0.5 0.5 : 33 6 33 144
limb metal! 0.5 0.5 : 35 6 35 144
limb metal! 0.5 0.5 : 37 6 37 144
"""

_CAMERA = """
box 0 0 120 86
size 0.1
tones main=#3a3d44 accent=#c8a26a lens=#26344e
box main 4 : 42 2 78 22
box metal 4 : 4 14 116 34
box main 8 : 4 26 116 84
box accent 3 : 10 16 28 22
oval metal : 60 53 27 27
oval main- : 60 53 23 23
oval lens : 60 53 17 17
oval lens-- : 60 53 9 9
oval white@70! : 53 46 4 3 -40
oval glow! : 102 38 4 4
"""

_WATCH = """
box 0 0 70 130
size 0.1
tones main=#6b4630 face=#f6f1e6 accent=#c33a30
box main 6 : 22 0 48 40
box main 6 : 22 92 48 130
box gold 2 : 64 60 70 70
oval gold : 35 65 33 33
oval face : 35 65 27 27
limb ink! 2.2 1.4 : 35 65 35 47
limb ink! 2.2 1.4 : 35 65 49 72
limb accent! 0.8 0.6 : 35 65 22 80
oval ink! : 35 65 2.4 2.4
oval gold! : 35 42 1.6 1.6
oval gold! : 58 65 1.6 1.6
oval gold! : 35 88 1.6 1.6
oval gold! : 12 65 1.6 1.6
"""

_PHONE = """
box 0 0 64 124
size 0.1
tones main=#30343c screen=#4f7fd0 accent=#ef8f6a
box main 10 : 2 2 62 122
box screen 6 : 6 8 58 116
blob accent : 6 84 24 64 40 80 58 58 58 110 52 116 12 116 6 110
oval glow : 42 38 9 9
box main! 2 : 24 10 40 13
"""

_LAPTOP = """
box 0 0 140 92
size 0.16
tones main=#aeb6c0 screen=#33507c accent=#ef9f6a
box main-- 5 : 18 0 122 76
box screen 2 : 23 5 117 71
blob accent : 23 58 48 38 70 54 94 34 117 52 117 71 23 71
oval glow : 96 22 8 8
poly main : 14 76 126 76 140 88 0 88
box main- 2 : 0 87 140 92
"""

_SOFA = """
box 0 0 220 96
size 0.56
seat 110 58
tones main=#4d7c7a
box wood 2 : 22 84 30 96
box wood 2 : 190 84 198 96
box main 14 : 18 2 202 66
box main- 9 : 26 10 108 64
box main- 9 : 112 10 194 64
box main+ 9 : 20 52 110 78
box main+ 9 : 110 52 200 78
box main- 5 : 14 72 206 88
box main 12 : 0 32 30 88
box main 12 : 190 32 220 88
"""

_CHAIR = """
box 0 0 70 112
size 0.62
seat 35 62
tones main=#b5713f
*limb main-- 5 4 : 16 62 12 110
*limb main- 4 3 : 22 62 24 102
box main 6 : 12 2 58 12
*limb main 5 5 : 15 8 15 62
*limb main- 3 3 : 28 10 28 60
limb main- 3 3 : 35 10 35 60
box main+ 6 : 8 58 62 68
"""

_TABLE = """
box 0 0 180 80
size 0.5
seat 90 4
tones main=#8e5d38
*limb main-- 8 6 : 22 12 18 78
box main 4 : 4 2 176 12
box main- 1 : 12 12 168 20
"""

_BED = """
box 0 0 200 96
size 0.5
seat 120 48
tones main=#7a92b8 sheet=#f4efe6
box wood 8 : 0 0 18 96
box wood- 5 : 186 40 200 96
box wood- 3 : 10 66 192 84
box sheet 10 : 14 46 188 72
box sheet+ 12 : 18 32 66 52
blob main : 62 44 120 40 184 44 188 56 188 78 70 78 60 60
"""

_GIFT = """
box 0 0 90 96
size 0.16
tones main=#c8372f accent=#f3cf6a
box main 3 : 8 42 82 94
box main+ 3 : 3 28 87 46
box accent 1 : 38 28 52 94
*blob accent : 44 26 26 4 8 8 14 24 34 28
oval accent- : 45 25 6 6
"""

_CROWN = """
box 0 0 120 84
size 0.14
tones main=#e8b848 gem=#c32f4a accent=#3b78c9
poly main : 8 78 4 22 32 48 60 4 88 48 116 22 112 78
box main+ 4 : 6 66 114 82
oval main+ : 4 20 5 5
oval main+ : 60 6 6 6
oval main+ : 116 20 5 5
oval gem : 60 74 5 5
*oval accent : 32 74 4 4
*oval gem : 12 74 3 3
"""

_HEART = """
box 0 0 110 100
size 0.3
tones main=#d8344c
blob main : 55 98 34 78 10 54 4 30 16 8 38 6 55 24 72 6 94 8 106 30 100 54 76 78
blob white@45! : 18 26 26 16 36 16 24 30 20 40
"""

_STAR = """
box 0 0 110 106
size 0.3
tones main=#f3c23c
poly main : 55 2 70 38 108 41 79 66 88 104 55 83 22 104 31 66 2 41 40 38
"""

_DIAMOND = """
box 0 0 110 96
size 0.2
tones main=#6fc6e6
poly main : 26 4 84 4 108 34 55 94 2 34
poly main+ : 26 4 55 4 38 34 2 34
poly main++ : 55 4 84 4 72 34 38 34
poly main : 84 4 108 34 72 34
poly main- : 72 34 108 34 55 94
poly main+ : 38 34 72 34 55 94
"""

_UMBRELLA = """
box 0 0 120 120
size 0.5
tones main=#d8453c
limb wood 3 3 : 60 10 60 104 64 114 72 114 74 106
blob main : 60 8 90 18 112 44 116 60 102 52 88 60 74 52 60 60 46 52 32 60 18 52 4 60 8 44 30 18
blob main- : 60 8 74 30 74 52 60 60 46 52 46 30
limb wood 2 2 : 60 2 60 10
"""

_BALL = """
box 0 0 90 90
size 0.16
tones main=#e2564a accent=#fff4e2
oval main : 45 45 43 43
blob accent : 45 2 60 24 60 66 45 88 30 66 30 24
oval white@45! : 28 24 8 5 -35
"""

OBJECTS = {
    "shoe": _SHOE,
    "lamp": _LAMP,
    "candle": _CANDLE,
    "book": _BOOK,
    "guitar": _GUITAR,
    "camera": _CAMERA,
    "watch": _WATCH,
    "phone": _PHONE,
    "laptop": _LAPTOP,
    "sofa": _SOFA,
    "chair": _CHAIR,
    "table": _TABLE,
    "bed": _BED,
    "gift": _GIFT,
    "crown": _CROWN,
    "heart": _HEART,
    "star": _STAR,
    "diamond": _DIAMOND,
    "umbrella": _UMBRELLA,
    "ball": _BALL,
}
