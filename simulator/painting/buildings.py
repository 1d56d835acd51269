"""Buildings, in the notation of `shapes`."""

_HOUSE = """
box 0 0 150 130
size 2.6
tones main=#efe0c4 roof=#a8483a door=#5c3a28
box stone- 1 : 102 8 118 44
box main 1 : 16 58 134 128
poly roof : 2 62 75 12 148 62 140 66 75 24 10 66
poly roof : 6 62 75 14 144 62
limb roof-- 3 3 : 4 63 75 13
limb roof-- 3 3 : 75 13 146 63
box wood-- 1 : 27 75 53 101
box glow 1 : 29 77 51 99
box wood-- 1 : 97 75 123 101
box glow 1 : 99 77 121 99
limb wood-- 1.6 1.6 : 40 77 40 99
limb wood-- 1.6 1.6 : 29 88 51 88
limb wood-- 1.6 1.6 : 110 77 110 99
limb wood-- 1.6 1.6 : 99 88 121 88
box door 3 : 63 84 87 128
oval gold : 82 107 1.8 1.8
oval glow : 75 46 8 8
*blob leaf : 14 128 12 118 22 112 34 116 42 112 50 120 48 129 30 130
box stone 1 : 58 126 92 130
"""

_CASTLE = """
box 0 -10 220 190
size 8.0
tones main=#c9b79c roof=#44618c door=#4b3322 accent=#d04438
box main-- 0 : 60 70 160 186
poly main-- : 60 70 60 62 70 62 70 70 80 70 80 62 90 62 90 70 130 70 130 62 140 62 140 70 150 70 \
150 62 160 62 160 70
box main 1 : 92 40 128 186
poly roof : 86 44 110 0 134 44
poly accent : 110 2 110 -8 124 -3
box main 1 : 40 74 70 186
poly roof : 35 78 55 34 75 78
box main 1 : 150 74 180 186
poly roof : 145 78 165 34 185 78
box main 1 : 8 104 34 186
poly roof : 3 108 21 72 39 108
box main 1 : 186 104 212 186
poly roof : 181 108 199 72 217 108
box main- 0 : 28 130 192 188
poly main- : 28 130 28 122 38 122 38 130 48 130 48 122 58 122 58 130 68 130 68 122 78 122 78 130 \
88 130 88 122 98 122 98 130 122 130 122 122 132 122 132 130 142 130 142 122 152 122 152 130 162 \
130 162 122 172 122 172 130 182 130 182 122 192 122 192 130
blob door : 96 188 96 156 104 146 116 146 124 156 124 188
box glow 2 : 107 60 113 72
box glow 2 : 107 88 113 100
box glow 2 : 52 92 58 104
box glow 2 : 162 92 168 104
box glow 2 : 18 122 24 132
box glow 2 : 196 122 202 132
box glow 2 : 66 146 71 156
box glow 2 : 149 146 154 156
"""

_LIGHTHOUSE = """
box 0 0 100 200
size 5.5
tones main=#f4f0e8 accent=#c8392f rock=#5d5854 door=#4a342a
blob rock : 2 198 8 184 24 176 50 172 76 176 92 184 98 198
blob rock+ : 16 190 30 178 50 175 60 182 40 192
poly main : 36 56 64 56 74 178 26 178
poly accent : 34.6 72 65.4 72 67.4 96 32.6 96
poly accent : 30.6 120 69.4 120 71.4 144 28.6 144
box glow 1 : 46 104 54 114
blob door : 44 178 44 162 50 156 56 162 56 178
box ink 1 : 30 52 70 58
box metal-- 1 : 30 42 70 44
limb metal-- 1.2 1.2 : 32 42 32 52
limb metal-- 1.2 1.2 : 68 42 68 52
box glow 1 : 40 26 60 52
limb ink 1.4 1.4 : 50 26 50 52
blob accent : 36 27 42 16 50 11 58 16 64 27 50 29
limb accent 2 1.4 : 50 12 50 2
box main 1 : 74 150 96 180
poly accent : 71 152 85 138 99 152
"""

_WINDMILL = """
box 0 0 160 190
size 4.0
tones main=#eadfca roof=#8d4a36 sail=#f6efe2 door=#5a3d2a
poly main : 56 72 104 72 116 188 44 188
blob roof : 50 76 58 54 80 44 102 54 110 76 80 80
box glow 2 : 74 104 86 120
blob door : 70 188 70 160 80 152 90 160 90 188
limb wood 3 2 : 80 66 20 6
limb wood 3 2 : 80 66 140 126
limb wood 3 2 : 80 66 140 6
limb wood 3 2 : 80 66 20 126
poly sail@85 : 66 50 22 6 32 -2 74 44
poly sail@85 : 96 80 140 124 130 134 88 88
poly sail@85 : 96 52 140 8 148 18 102 60
poly sail@85 : 64 80 20 124 12 114 58 72
oval wood : 80 66 6 6
"""

_CHURCH = """
box 0 -4 140 180
size 5.0
tones main=#e8dfd0 roof=#59657a
box main 0 : 48 96 134 178
poly roof : 42 100 91 62 140 100
box main+ 0 : 14 64 56 178
poly roof : 8 68 35 10 62 68
limb gold 2 2 : 35 12 35 -2
limb gold 2 2 : 31 3 39 3
oval glow : 35 86 8 8
blob glow : 72 148 72 128 78 120 84 128 84 148
blob glow : 102 148 102 128 108 120 114 128 114 148
blob wood : 26 178 26 152 35 144 44 152 44 178
"""

_TOWER = """
box 0 0 90 240
size 12.0
tones main=#6f8296
poly main- : 45 0 48 40 42 40
box main 2 : 28 36 62 240
box main- 2 : 16 90 74 240
box glow 0 : 22 100 29 109
box glow 0 : 34 100 41 109
box glow 0 : 49 100 56 109
box glow 0 : 61 100 68 109
box glow 0 : 22 116 29 125
box glow 0 : 34 116 41 125
box glow 0 : 49 116 56 125
box glow 0 : 61 116 68 125
box glow 0 : 22 132 29 141
box glow 0 : 34 132 41 141
box glow 0 : 49 132 56 141
box glow 0 : 61 132 68 141
box glow 0 : 22 148 29 157
box glow 0 : 34 148 41 157
box glow 0 : 49 148 56 157
box glow 0 : 61 148 68 157
box glow 0 : 22 164 29 173
box glow 0 : 34 164 41 173
box glow 0 : 49 164 56 173
box glow 0 : 61 164 68 173
box glow 0 : 22 180 29 189
box glow 0 : 34 180 41 189
box glow 0 : 49 180 56 189
box glow 0 : 61 180 68 189
box glow 0 : 22 196 29 205
box glow 0 : 34 196 41 205
box glow 0 : 49 196 56 205
box glow 0 : 61 196 68 205
box glow 0 : 22 212 29 221
box glow 0 : 34 212 41 221
box glow 0 : 49 212 56 221
box glow 0 : 61 212 68 221
box glow 0 : 22 228 29 237
box glow 0 : 34 228 41 237
box glow 0 : 49 228 56 237
box glow 0 : 61 228 68 237
"""

_TENT = """
box 0 0 140 90
size 1.1
tones main=#dd8a35
poly main : 70 4 136 88 4 88
poly main-- : 70 4 92 88 48 88
poly glow : 70 22 86 88 54 88
limb wood 3 2 : 64 0 72 8
limb wood 3 2 : 76 0 68 8
"""

BUILDINGS = {
    "house": _HOUSE,
    "castle": _CASTLE,
    "lighthouse": _LIGHTHOUSE,
    "windmill": _WINDMILL,
    "church": _CHURCH,
    "tower": _TOWER,
    "tent": _TENT,
}
