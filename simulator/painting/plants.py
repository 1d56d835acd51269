"""Plants, in the notation of `shapes`."""

_TREE = """
box 0 0 140 160
size 3.4
coat fur
tones main=#4f8a3e bark=#6b4a32
limb bark 17 9 : 70 158 69 128 71 90
limb bark 7 3 : 70 116 52 96 44 84
limb bark 7 3 : 70 112 88 94 98 82
blob main-- : 20 92 6 74 12 50 30 36 46 18 72 10 98 16 114 36 130 52 134 76 120 94 94 102 66 98 \
44 104
blob main- : 24 82 14 66 24 48 44 46 58 58 56 80 40 90
blob main- : 82 88 76 70 90 54 112 54 126 70 118 88 98 94
blob main : 36 56 34 38 50 24 72 20 86 34 84 54 66 64 48 64
blob main : 78 60 78 42 94 34 110 44 112 60 96 68
blob main+@80 : 46 44 46 32 60 24 72 28 72 40 60 48
blob main+@70 : 90 48 94 40 104 44 104 54 94 56
blob main+@60 : 26 68 26 56 38 52 46 60 40 72
"""

_PINE = """
box 0 0 100 156
size 4.2
coat fur
tones main=#2f6148 bark=#5b412f
box bark 2 : 45 132 55 158
poly main-- : 50 84 58 96 64 100 72 116 84 124 94 146 76 142 66 150 50 146 34 150 24 142 6 146 16 \
124 28 116 36 100 42 96
poly main- : 50 46 58 62 66 70 72 86 86 100 86 112 70 106 60 116 50 110 40 116 30 106 14 112 14 \
100 28 86 34 70 42 62
poly main : 50 2 56 20 64 34 66 48 78 66 76 76 64 70 58 80 50 74 42 80 36 70 24 76 22 66 34 48 36 \
34 44 20
poly main+@60 : 48 8 44 24 38 36 36 50 28 64 38 58 44 40
poly main+@40 : 38 70 30 90 20 104 32 98 40 84
"""

_PALM = """
box 0 0 140 170
size 3.8
tones main=#4a9150 bark=#9a744c
limb bark 12 7 : 58 168 62 120 74 74 82 48
blob main-- : 82 48 104 32 130 40 138 64 120 52 100 48
blob main-- : 82 48 62 26 34 30 18 52 42 44 62 46
blob main : 82 46 96 16 122 6 138 16 118 22 100 34
blob main : 82 46 76 14 52 0 36 6 56 16 68 32
blob main- : 82 48 94 62 100 86 94 104 90 80 82 64
blob main- : 82 48 62 54 46 76 46 98 58 78 74 62
oval wood : 80 54 6 6
oval wood- : 88 55 6 6
"""

_CACTUS = """
box 0 0 90 140
size 1.6
tones main=#4f8f58 flower=#e86a8a
limb main- 13 12 : 44 96 22 92 16 78 16 58
limb main- 13 12 : 46 84 68 80 74 66 74 44
limb main 22 22 : 45 136 45 76 45 18
limb main--! 1 1 : 40 126 40 76 40 20
limb main--! 1 1 : 50 126 50 76 50 20
oval flower : 45 7 7 6
oval flower : 74 37 5 4
"""

_FLOWER = """
box 0 0 90 140
size 0.3
tones main=#d8345a
limb leaf 5 4 : 45 138 43 100 45 62
blob leaf : 44 114 24 108 12 92 30 92 42 104
blob leaf- : 46 100 64 94 78 80 62 80 48 90
oval main- : 45 18 14 18
oval main- : 22 32 14 18 -65
oval main- : 68 32 14 18 65
oval main : 30 58 14 18 35
oval main : 60 58 14 18 -35
oval main+ : 27 22 13 15 -35
oval main+ : 63 22 13 15 35
oval gold : 45 38 14 14
oval gold- : 45 39 8 8
"""

_ROSE = """
box 0 0 90 150
size 0.3
tones main=#c2203c
limb leaf-- 5 4 : 45 148 47 110 45 70
blob leaf : 46 120 24 116 8 98 28 96 44 108
blob leaf- : 46 106 66 102 82 86 64 84 48 96
blob leaf- : 30 70 45 84 60 70 45 76
blob main-- : 12 40 18 18 45 6 72 18 78 40 64 68 45 76 26 68
blob main- : 18 30 34 24 40 50 45 74 24 64 14 46
blob main- : 72 30 56 24 50 50 45 74 66 64 76 46
blob main : 26 24 45 14 64 24 62 44 45 54 28 44
blob main+ : 34 24 45 19 56 24 53 36 45 42 37 36
limb main-- 2 1.2 : 38 30 44 25 51 28 49 34 43 34
"""

_SUNFLOWER = """
box 0 0 90 140
size 0.3
tones main=#f2b927
limb leaf 5 4 : 45 138 43 100 45 62
blob leaf : 44 114 24 108 12 92 30 92 42 104
blob leaf- : 46 100 64 94 78 80 62 80 48 90
oval main- : 45 18 14 18
oval main- : 22 32 14 18 -65
oval main- : 68 32 14 18 65
oval main : 30 58 14 18 35
oval main : 60 58 14 18 -35
oval main+ : 27 22 13 15 -35
oval main+ : 63 22 13 15 35
oval wood : 45 38 14 14
oval wood- : 45 39 8 8
"""

_TULIP = """
box 0 0 80 140
size 0.3
tones main=#e2574c
limb leaf 5 4 : 40 138 41 100 40 58
blob leaf : 40 136 24 110 8 76 26 90 38 112
blob leaf- : 42 136 56 112 72 84 58 92 44 116
blob main- : 20 14 30 26 40 8 50 26 60 14 66 38 58 58 40 64 22 58 14 38
blob main : 40 8 52 28 52 52 40 62 28 52 28 28
"""

_MUSHROOM = """
box 0 0 110 110
size 0.2
tones main=#cc3b30 stem=#f3e7d2
blob stem : 42 54 68 54 72 88 80 104 55 108 30 104 38 88
blob stem- : 34 56 55 50 76 56 66 66 44 66
blob main : 4 54 10 28 32 8 55 3 78 8 100 28 106 54 80 61 55 57 30 61
oval white : 34 28 8 6 -20
oval white : 62 18 7 5
oval white : 84 36 7 6 20
oval white : 56 42 8 5
oval white : 20 46 5 4
"""

PLANTS = {
    "tree": _TREE,
    "pine": _PINE,
    "palm": _PALM,
    "cactus": _CACTUS,
    "flower": _FLOWER,
    "rose": _ROSE,
    "sunflower": _SUNFLOWER,
    "tulip": _TULIP,
    "mushroom": _MUSHROOM,
}
