"""Birds, water animals and the great beasts, in the notation of `shapes`."""

_BIRD = """
box 0 12 104 92
size 0.26
coat fur
tones main=#3f78b5 pale=#f5d9a8 accent=#e8a13a
blob main-- : 26 52 12 64 0 74 2 80 18 74 34 64
blob main : 14 66 24 46 38 30 54 19 70 20 80 32 78 48 66 64 46 74 26 72
blob pale : 78 40 76 54 64 67 46 75 30 72 46 62 60 50
blob main- : 28 46 44 38 58 44 58 56 42 66 18 72 6 78 16 66
limb main--! 1.6 0.8 : 18 70 38 62 54 52
limb main--! 1.6 0.8 : 22 66 38 58 52 48
poly accent : 77 29 93 35 78 40
oval eye! : 67 31 3 3.2
oval white! : 68.2 29.8 1.1 1.1
limb accent- 2 2 : 48 72 48 90
limb accent- 2 2 : 56 70 57 90
limb accent- 2 2 : 44 91 54 91
limb accent- 2 2 : 53 91 63 91
"""

_OWL = """
box 0 0 80 104
size 0.36
coat fur
head 40 9 34
tones main=#8a6a4c pale=#e9d5b1 iris=#f1b53a accent=#e2a03a
blob main- : 40 8 58 14 70 36 72 64 62 90 40 98 18 90 8 64 10 36 22 14
blob pale : 40 40 54 48 58 68 50 88 40 94 30 88 22 68 26 48
*limb main--! 1.6 0.6 : 33 56 36 60 39 56
*limb main--! 1.6 0.6 : 30 68 34 72 38 68
*limb main--! 1.6 0.6 : 33 80 36 84 39 80
*blob main-- : 10 40 18 46 22 66 18 86 10 76 6 58
*poly main : 14 22 12 0 32 12
blob main : 40 10 58 14 66 28 62 40 52 46 40 44 28 46 18 40 14 28 22 14
*oval pale : 28 28 11.5 11.5
*oval iris : 28 28 7.6 7.6
*oval eye! : 28.6 28 4 4
*oval white! : 27 26.2 1.5 1.5
blob accent : 37 33 43 33 40 42
*limb accent 3 2 : 33 92 31 99
*limb accent 3 2 : 36 93 36 100
limb wood 5 4 : 0 101 30 100 80 102
"""

_PENGUIN = """
box 0 0 80 112
size 0.5
head 40 4 26
tones main=#2b3240 pale=#fbfaf4 accent=#f0a030
*blob main- : 16 44 8 60 3 80 8 86 16 74 21 60
*oval accent : 30 107 11 4
blob main : 40 3 54 9 60 26 66 50 66 82 56 104 40 107 24 104 14 82 14 50 20 26 26 9
blob pale : 40 34 52 38 58 58 57 84 49 101 40 103 31 101 23 84 22 58 28 38
*blob pale : 30 18 38 22 38 34 30 38 25 30
*oval eye! : 32 24 2.4 2.8
*oval white! : 31.4 23 0.9 0.9
poly accent : 35 29 45 29 40 38
"""

_SWAN = """
box 0 0 110 92
size 0.5
tones main=#fbfaf6 accent=#ef8b2c
blob main- : 16 68 6 52 2 40 18 46 34 50
limb main 11 7 : 76 76 88 58 82 42 72 28 76 12 88 8
blob main : 12 66 30 48 54 46 74 56 88 66 86 82 62 90 32 88 16 80
blob main- : 16 62 34 44 58 44 70 58 60 72 36 74
limb main--@60! 1.2 0.5 : 22 60 44 64 64 62
oval main : 88 9 8 6 12
poly accent : 94 6 109 14 94 14
oval eye! : 90 8 1.4 1.5
"""

_FISH = """
box 0 0 120 72
size 0.3
tones main=#f0803a pale=#fff3df accent=#e4572e
blob accent : 30 34 14 18 2 8 6 34 2 62 14 52
blob accent : 46 20 58 4 78 6 86 18
blob accent- : 54 54 62 68 76 62 76 52
blob main : 24 36 42 18 66 12 90 18 108 30 116 37 106 48 86 57 62 59 40 52
blob pale : 106 38 110 44 86 57 62 59 44 53 66 50
blob pale@90 : 84 17 89 18 88 56 82 58 80 36
blob pale@90 : 52 16 57 15 56 57 50 56 47 36
blob accent : 66 38 56 32 52 40 58 48 68 44
oval white : 98 31 5 5
oval eye! : 99 31 2.8 2.8
oval white! : 100 29.8 0.9 0.9
limb ink! 1 0.6 : 114 41 108 42 104 40
"""

_WHALE = """
box 0 0 176 96
size 1.7
tones main=#3f6c95 pale=#dbe8ee
blob main- : 30 40 18 26 4 10 14 8 26 14 32 20 38 8 50 4 54 8 44 22 38 36
blob main : 28 36 40 32 56 38 80 32 110 24 140 24 162 34 172 52 168 68 148 80 116 84 84 76 56 62 \
38 50
blob pale : 172 56 168 70 148 81 116 85 84 77 66 68 96 70 130 68 156 60
limb pale--! 0.9 0.4 : 170 62 140 75 104 76
limb pale--! 0.9 0.4 : 170 66 144 79 112 80
limb pale--! 0.9 0.4 : 166 70 144 82 118 83
blob main- : 118 66 108 80 92 94 88 90 96 74 106 64
limb main--! 1.2 0.6 : 172 55 160 56 150 60
oval eye! : 149 53 2 2.2
oval white! : 149.7 52.2 0.7 0.7
oval white@35 : 128 34 8 2 -6
"""

_DOLPHIN = """
box 0 0 150 80
size 0.7
tones main=#5c86a8 pale=#e6eef2
blob main-- : 26 58 12 54 0 64 10 68 14 78 22 76 30 64
blob main : 24 60 36 44 56 26 84 14 110 16 126 26 134 32 148 38 146 43 130 44 112 46 88 46 62 52 \
40 62
blob main- : 68 22 64 6 56 2 78 8 88 16
blob pale : 134 42 112 47 88 47 66 52 88 40 112 38 130 38
blob main- : 96 40 88 54 78 62 78 52 84 42
oval eye! : 120 32 1.8 1.9
"""

_TURTLE = """
box 0 0 130 74
size 0.3
tones main=#5d7f4a shell=#7a6038
blob main : 26 56 12 62 2 68 14 70 30 66
limb main- 14 9 : 38 58 32 66 28 71
limb main- 14 9 : 84 58 90 66 94 71
blob main : 90 50 102 36 114 28 126 32 126 44 114 50 100 58
blob shell : 20 58 26 36 44 18 64 12 84 18 100 36 104 58 84 64 40 64
*oval shell++ : 46 40 9 8 20
oval shell++ : 64 28 10 7
oval shell++ : 66 46 9 7
oval shell++ : 86 44 7 7
limb main+ 7 5 : 18 60 60 66 106 60
oval eye! : 117 36 1.9 2.1
"""

_BUTTERFLY = """
box 0 0 120 96
size 0.3
tones main=#e88b2e accent=#2b2330 pale=#fff1d0
*blob accent : 60 44 44 18 22 2 4 4 2 22 12 42 34 50
*blob main : 57 42 43 20 22 7 8 9 8 22 17 38 36 46
*blob accent : 59 48 36 52 20 64 18 82 32 94 48 82 58 62
*blob main- : 56 52 38 56 26 67 26 80 34 87 46 77 54 62
*limb accent! 1.4 0.6 : 56 42 36 30 14 16
*limb accent! 1.2 0.6 : 54 54 42 64 34 82
*oval pale : 9 13 2.2 2.2
*oval pale : 8 20 1.8 1.8
*oval pale : 26 76 2 2
limb accent 5 3 : 60 30 60 50 60 78
oval accent : 60 27 4 4
*limb accent! 0.9 0.6 : 59 24 52 10 46 6
"""

_ELEPHANT = """
box 0 0 150 118
size 1.6
coat fur
seat 66 14
tones main=#8b8f99 pale=#efe9dc pink=#c9a3a0
limb main-- 20 16 : 46 76 44 96 46 112
limb main-- 20 16 : 88 76 90 96 90 112
limb main- 3 1.4 : 10 44 4 58 5 74
blob main : 8 52 16 28 38 14 64 10 90 14 106 28 108 56 100 78 76 86 46 86 22 84 10 70
limb main 24 19 : 28 70 26 92 28 112
limb main 22 18 : 96 66 100 92 100 112
blob main : 96 30 104 14 120 8 136 16 141 34 138 52 126 60 110 58 98 48
limb main 16 5 : 134 40 142 62 140 86 144 102 149 98
limb pale 5 1.4 : 130 56 140 66 150 64
blob main- : 98 22 110 18 118 30 116 52 106 66 94 58 90 38
blob pink@35 : 100 28 110 26 113 36 110 52 104 58 96 50 95 36
oval eye! : 128 30 1.8 2.1
oval pale : 23 115 3 2.2
oval pale : 30 116 3 2.2
oval pale : 95 115 3 2.2
oval pale : 103 116 3 2.2
"""

_LION = """
box 0 0 110 106
size 0.8
coat fur
head 46 8 44
tones main=#d9a04e mane=#8a4f26 pale=#f7e3bd iris=#e2b64c
limb main- 6 4 : 70 96 92 98 100 84 98 72
blob mane : 98 76 92 68 96 58 102 58 106 68 103 76
blob main : 46 46 62 54 74 74 77 94 68 104 46 105 26 104 16 94 20 74 30 54
limb main+ 14 11 : 38 74 38 88 37 98
limb main+ 14 11 : 54 74 54 88 55 98
oval pale : 36 101 9 4.4
oval pale : 56 101 9 4.4
blob mane : 46 2 64 4 78 16 84 34 80 52 68 66 46 72 24 66 12 52 8 34 14 16 28 4
blob mane+ : 46 8 62 10 73 20 77 35 73 50 62 60 46 64 30 60 19 50 15 35 19 20 30 10
oval main- : 27 18 7 7
oval main- : 65 18 7 7
blob main : 46 14 60 18 67 31 64 44 56 55 46 58 36 55 28 44 25 31 32 18
blob main+ : 46 24 51 34 51 44 41 44 41 34
oval pale : 40.5 47.5 7.6 5.8
oval pale : 51.5 47.5 7.6 5.8
oval iris : 36.5 33 3.6 3
oval iris : 55.5 33 3.6 3
oval eye! : 36.8 33 1.7 2
oval eye! : 55.2 33 1.7 2
blob ink : 41.5 42 50.5 42 46 46.5
limb ink! 0.9 0.6 : 46 46 45.4 50 42 51.6 39 50
limb ink! 0.9 0.6 : 46 46 46.6 50 50 51.6 53 50
"""

_DRAGON = """
box 0 -6 190 140
size 2.0
tones main=#3f8d5c accent=#d98a3c pale=#e4d79a horn=#efe2c0
blob accent- : 104 62 116 30 112 2 136 12 158 30 168 58 150 52 140 62 128 56 120 68
limb main-- 1.6 1 : 106 60 118 30 114 4
limb main-- 1.4 1 : 108 60 134 36 156 32
limb main-- 1.4 1 : 110 62 140 50 166 58
limb main 14 2 : 60 106 36 118 16 110 8 92 14 78 22 82
poly accent : 22 82 8 70 26 68 30 82
limb main-- 15 10 : 70 100 66 118 74 130
limb main-- 13 9 : 112 96 118 116 114 130
blob main : 48 104 58 84 78 70 102 62 122 62 132 76 128 96 110 110 84 116 60 116
blob pale : 132 78 129 96 110 110 88 116 104 100 120 84
blob main : 108 70 118 48 128 28 142 16 152 22 146 38 138 58 132 80 120 86
blob pale@90 : 150 30 146 44 138 62 133 80 128 70 136 46
blob main : 132 24 138 10 152 4 166 10 182 20 187 29 176 34 160 34 146 34
blob main- : 148 33 162 34 176 34 182 36 174 41 156 42 146 39
poly horn : 140 12 124 -6 147 6
poly horn- : 146 9 134 -6 153 5
poly white : 168 33 171 39 174 33
poly white : 177 32 179.5 37 182 31
oval gold : 158 17 4 3.4
oval eye! : 158.6 17 1.2 3
oval ink! : 181 23 1.4 1
poly accent : 128 28 118 24 124 38
poly accent : 120 44 109 42 116 54
poly accent : 112 60 100 56 106 66
blob accent : 96 68 86 30 62 6 44 2 34 14 20 38 16 62 34 54 44 64 56 60 66 74 78 70
limb main- 3 1.4 : 96 68 82 34 46 4
limb main- 2 1 : 92 64 54 44 18 60
limb main- 2 1 : 94 68 66 58 46 64
limb main 18 11 : 64 98 54 116 62 130
limb main 16 10 : 122 88 128 112 124 130
oval main- : 66 133 11 5
oval main- : 129 133 11 5
"""

WILDLIFE = {
    "bird": _BIRD,
    "owl": _OWL,
    "penguin": _PENGUIN,
    "swan": _SWAN,
    "fish": _FISH,
    "whale": _WHALE,
    "dolphin": _DOLPHIN,
    "turtle": _TURTLE,
    "butterfly": _BUTTERFLY,
    "elephant": _ELEPHANT,
    "lion": _LION,
    "dragon": _DRAGON,
}
