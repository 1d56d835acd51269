"""Vehicles, in the notation of `shapes`."""

_CAR = """
box 0 0 200 78
size 0.85
seat 96 4
tones main=#c83a34 hub=#c9d0d8 tail=#ff4a3a
blob ink@40! : 14 68 60 72 140 72 188 68 180 76 100 78 20 76
blob main : 6 54 8 40 24 34 48 31 68 12 92 5 122 6 146 16 160 32 184 37 196 46 196 60 188 66 100 \
68 12 66
poly glass- : 57 31 73 14 94 10 96 32
poly glass- : 102 10 122 11 140 19 150 33 102 32
poly white@40! : 64 30 76 16 82 14 72 31
limb main--! 0.8 0.8 : 99 10 99 62
limb main--! 0.8 0.8 : 56 34 58 52 66 62
box metal 1 : 104 40 113 42.6
limb main+@70! 2 1 : 14 44 60 39 140 39 186 44
blob glow : 186 42 195 46 194 51 184 50
box tail! 2 : 5 42 11 50
box metal- 2 : 2 58 16 63
box metal- 2 : 184 58 198 63
oval tyre : 48 61 17 17
oval hub : 48 61 10 10
oval hub-- : 48 61 4 4
oval tyre : 152 61 17 17
oval hub : 152 61 10 10
oval hub-- : 152 61 4 4
"""

_TRUCK = """
box 0 0 220 104
size 1.5
tones main=#3f78b5 load=#e8e2d6
box load 4 : 4 6 140 80
limb load--! 1 1 : 38 8 38 78
limb load--! 1 1 : 72 8 72 78
limb load--! 1 1 : 106 8 106 78
blob main : 146 24 178 24 194 44 210 52 214 82 146 84
poly glass : 158 32 176 32 188 50 158 52
box metal- 2 : 4 78 216 88
blob glow : 206 62 214 64 214 72 206 72
oval tyre : 38 88 15 15
oval metal : 38 88 7 7
oval tyre : 76 88 15 15
oval metal : 76 88 7 7
oval tyre : 180 88 15 15
oval metal : 180 88 7 7
"""

_TRAIN = """
box 0 0 240 96
size 1.5
tones main=#2f5f8a accent=#e0483a
box main 6 : 4 14 150 78
blob main : 150 14 190 16 222 40 236 66 234 78 150 78
box accent! 1 : 4 58 234 66
box glow 3 : 14 26 40 46
box glow 3 : 48 26 74 46
box glow 3 : 82 26 108 46
box glow 3 : 116 26 142 46
poly glass : 166 24 188 24 212 46 166 48
oval tyre : 30 82 10 10
oval tyre : 56 82 10 10
oval tyre : 172 82 10 10
oval tyre : 198 82 10 10
box ink 1 : 0 91 240 95
blob glow : 224 56 233 58 232 64 224 63
"""

_BICYCLE = """
box 0 0 150 96
size 0.62
seat 52 14
tones main=#2f8a7a
ring tyre 4 : 32 64 30 30
ring tyre 4 : 118 64 30 30
ring metal@70 1 : 32 64 26 26
ring metal@70 1 : 118 64 26 26
limb main 4 4 : 32 64 52 28
limb main 4 4 : 32 64 70 64
limb main 4 4 : 52 26 70 64
limb main 4 4 : 54 32 104 28
limb main 4 4 : 70 64 106 32
limb main 4 4 : 118 64 102 16
limb metal 3.4 3.4 : 102 16 98 10 110 6
limb metal 3 3 : 52 28 48 16
blob ink : 38 14 50 11 62 14 52 18
ring metal 3 : 70 64 8 8
"""

_BOAT = """
box 0 0 140 150
size 1.7
seat 84 118
tones main=#b5483c sail=#fbf3e2 accent=#e0a63c
limb wood 4 3 : 66 4 66 124
blob sail : 70 8 92 44 118 84 126 104 70 108
blob sail- : 62 16 50 56 28 90 16 104 62 108
poly accent : 66 2 66 12 50 7
blob main : 4 118 40 123 80 124 136 114 124 138 108 149 40 149 18 138
limb main++ 3 3 : 6 121 40 126 80 127 134 118
limb sail--@70! 0.9 0.9 : 72 60 98 62
limb sail--@70! 0.9 0.9 : 72 84 112 85
"""

_SHIP = """
box 0 0 220 110
size 3.0
tones main=#34495c cabin=#f2ede2 accent=#d0473c
box accent 2 : 96 6 114 34
box accent 2 : 128 12 144 34
box ink! 1 : 96 6 114 12
box cabin 3 : 60 34 170 56
box cabin 3 : 46 54 186 76
box glow! 1 : 70 40 80 47
box glow! 1 : 90 40 100 47
box glow! 1 : 110 40 120 47
box glow! 1 : 130 40 140 47
box glow! 1 : 150 40 160 47
blob main : 6 74 100 78 216 66 204 90 190 108 34 109 18 96
limb accent 4 4 : 26 104 100 106 192 103
"""

_PLANE = """
box 0 0 190 90
size 1.8
tones main=#f3f3f1 accent=#3a78b8
poly accent- : 14 30 2 2 22 2 44 32
blob main-- : 84 40 118 16 128 16 112 42
blob main : 8 38 40 32 120 30 160 34 182 44 186 50 172 56 120 60 50 56 16 48
limb accent! 3 2 : 14 44 80 46 180 48
poly glass : 160 36 172 41 160 43
oval glass! : 60 40 2.4 2.8
oval glass! : 76 40 2.4 2.8
oval glass! : 92 40 2.4 2.8
oval glass! : 108 40 2.4 2.8
oval glass! : 124 40 2.4 2.8
oval glass! : 140 40 2.4 2.8
blob main- : 80 50 112 50 92 86 78 88
blob accent : 22 44 38 44 26 58 16 58
"""

_BALLOON = """
box 0 0 100 150
size 3.0
tones main=#e2573c accent=#f6c04c pale=#fff1da
limb wood! 0.8 0.8 : 36 100 42 126
limb wood! 0.8 0.8 : 64 100 58 126
blob main : 50 2 76 10 95 34 94 60 78 86 60 106 40 106 22 86 6 60 5 34 24 10
blob accent : 50 2 66 12 76 34 75 60 66 86 57 106 43 106 34 86 25 60 24 34 34 12
blob pale : 50 2 56 12 60 34 60 60 56 86 53 106 47 106 44 86 40 60 40 34 44 12
box wood 3 : 39 126 61 146
limb wood-- 2 2 : 38 128 62 128
blob white@35! : 16 34 26 18 34 14 22 38 20 58
"""

_ROCKET = """
box 0 0 100 190
size 2.6
tones main=#eef0f2 accent=#d8402f flame=#ffb13a
blob flame! : 38 148 62 148 66 166 50 190 34 166
blob white@80! : 43 148 57 148 57 160 50 174 43 160
*blob accent : 34 96 16 118 8 150 32 140
blob main : 50 4 66 32 72 70 70 116 64 144 36 144 30 116 28 70 34 32
blob accent : 50 4 60 20 66 34 50 38 34 34 40 20
oval metal : 50 68 13 13
oval glass : 50 68 9.4 9.4
blob white@50! : 43 66 48 61 50 62 45 69
limb accent 4 4 : 31 112 50 115 69 112
box metal-- 2 : 38 142 62 150
blob accent- : 46 110 54 110 53 150 47 150
"""

_UFO = """
box 0 0 150 80
size 1.2
tones main=#8f9cb0 accent=#7ff2d0
blob glass : 46 34 54 10 75 2 96 10 104 34
blob main : 2 42 36 30 75 28 114 30 148 42 114 58 75 62 36 58
blob main-- : 30 54 75 60 120 54 100 66 75 69 50 66
oval glow : 36 45 4 4
oval glow : 62 49 4 4
oval glow : 88 49 4 4
oval glow : 114 45 4 4
"""

_PLANET = """
box 0 0 150 110
size 3.0
tones main=#d9a066 accent=#f0d9a8
limb accent- 5 5 : 24 68 60 48 110 32 136 30
oval main : 75 55 42 42
limb main-@70! 7 7 : 36 44 75 50 114 44
limb main+@60! 6 6 : 34 62 75 68 116 62
limb main-@60! 5 5 : 44 80 75 84 104 80
limb accent 6 5 : 136 30 142 38 104 62 58 80 18 84 8 78 24 68
"""

VEHICLES = {
    "car": _CAR,
    "truck": _TRUCK,
    "train": _TRAIN,
    "bicycle": _BICYCLE,
    "boat": _BOAT,
    "ship": _SHIP,
    "plane": _PLANE,
    "balloon": _BALLOON,
    "rocket": _ROCKET,
    "ufo": _UFO,
    "planet": _PLANET,
}
