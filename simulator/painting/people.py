"""People and their like, in the notation of `shapes`."""

_WOMAN_PORTRAIT = """
box 0 4 200 222
size 1.0
coat smooth
head 100 20 92
tones skin=#efc3a2 hair=#4a2c20 iris=#5c7f6a lash=#2a1a17 lip=#c2615f blush=#e0705f cloth=#3f6f78 \
main=#3f6f78
blob hair- : 100 16 134 24 154 52 158 92 160 130 170 172 150 190 126 182 100 178 74 182 50 190 30 \
172 40 130 42 92 46 52 66 24

blob cloth : 62 164 80 174 100 188 120 174 138 164 172 176 190 202 194 224 100 226 6 224 10 202 \
28 176
blob skin : 84 122 116 122 117 148 128 164 100 190 72 164 83 148
blob skin--@55 : 83 126 100 136 117 126 117 142 100 150 84 140
limb cloth-- 3 3 : 70 164 84 180 100 191
limb cloth-- 3 3 : 130 164 116 180 100 191

*blob skin- : 62 78 58 82 60 94 66 98 68 88
blob skin : 100 34 124 41 136 62 136 86 129 108 115 127 100 134 85 127 71 108 64 86 64 62 76 41
*oval blush@26! : 79 99 9 6
*blob white! : 73 81 78 76 86 75.6 93 81 87 84 79 84
*oval iris! : 83.4 79.8 4.4 4.5
*oval eye! : 83.4 79.8 2.1 2.2
*oval white! : 84.8 78 1.2 1.2
*limb lash! 2.4 1.2 : 71 81.5 77 75.6 86 74.6 94 81
*limb skin--@60! 1 0.6 : 74 72 81 69.6 91 72
*limb skin-@70! 1 0.6 : 76 85.5 83 87 91 84.5
*limb hair-! 3 1.2 : 91 64.6 81 61.6 70 67
limb skin-@75! 1.6 2.4 : 95.5 80 95.5 92 94 101
blob skin+@70! : 98.5 78 101.5 78 103 100 100 104 97.5 100
limb skin--@85! 1.2 0.9 : 93 103 97 106.4 100 105.4 103 106.4 107 103
blob lip! : 85.5 113.4 94.5 112.2 100 113.6 105.5 112.2 114.5 113.4 108 120 100 122.6 92 120
limb lip--! 1 0.8 : 84.5 112.8 93 116 100 116.6 107 116 115.5 112.8
blob lip+@60! : 95 118 105 118 100 120.2
blob skin--@40! : 92 125 108 125 100 127

blob hair : 92 22 120 18 142 34 154 66 156 102 164 150 158 178 144 168 138 130 136 96 130 70 116 \
50 96 42
blob hair : 104 24 82 20 60 34 48 66 45 102 36 150 42 178 56 168 62 130 64 98 68 74 80 54 104 38
limb hair+@55! 2.6 0.8 : 116 27 138 44 147 80 150 130
limb hair+@40! 1.8 0.6 : 108 30 130 50 141 88 146 140
limb hair+@55! 2.6 0.8 : 84 28 62 46 53 82 48 132
limb hair+@40! 1.8 0.6 : 92 31 70 52 59 92 52 142
limb hair--@50! 1.6 0.6 : 104 26 98 33 92 42
*oval gold : 65 103 2.4 3
"""

_MAN_PORTRAIT = """
box 0 10 200 222
size 1.0
head 100 28 86
tones skin=#efc3a2 hair=#4a2c20 iris=#5c7f6a lash=#2a1a17 lip=#b36a5c blush=#c98468 cloth=#39475c \
main=#39475c shirt=#e8e4dc

blob cloth : 62 164 80 174 100 188 120 174 138 164 172 176 190 202 194 224 100 226 6 224 10 202 \
28 176
blob skin : 84 122 116 122 117 148 128 164 100 190 72 164 83 148
blob skin--@55 : 83 126 100 136 117 126 117 142 100 150 84 140
limb cloth-- 3 3 : 70 164 84 180 100 191
limb cloth-- 3 3 : 130 164 116 180 100 191

*blob skin- : 62 78 58 82 60 94 66 98 68 88
blob skin : 100 34 124 41 136 62 136 86 129 108 115 127 100 134 85 127 71 108 64 86 64 62 76 41
*oval blush@26! : 79 99 9 6
*blob white! : 73 81 78 76 86 75.6 93 81 87 84 79 84
*oval iris! : 83.4 79.8 4.4 4.5
*oval eye! : 83.4 79.8 2.1 2.2
*oval white! : 84.8 78 1.2 1.2
*limb lash! 2.4 1.2 : 71 81.5 77 75.6 86 74.6 94 81
*limb skin--@60! 1 0.6 : 74 72 81 69.6 91 72
*limb skin-@70! 1 0.6 : 76 85.5 83 87 91 84.5
*limb hair-! 3 1.2 : 91 64.6 81 61.6 70 67
limb skin-@75! 1.6 2.4 : 95.5 80 95.5 92 94 101
blob skin+@70! : 98.5 78 101.5 78 103 100 100 104 97.5 100
limb skin--@85! 1.2 0.9 : 93 103 97 106.4 100 105.4 103 106.4 107 103
blob lip! : 85.5 113.4 94.5 112.2 100 113.6 105.5 112.2 114.5 113.4 108 120 100 122.6 92 120
limb lip--! 1 0.8 : 84.5 112.8 93 116 100 116.6 107 116 115.5 112.8
blob lip+@60! : 95 118 105 118 100 120.2
blob skin--@40! : 92 125 108 125 100 127

blob hair-@34! : 66 92 72 108 85 121 100 128 115 121 128 108 134 92 132 112 116 130 100 136 84 \
130 68 112
blob hair : 64 76 60 52 70 32 92 20 118 20 136 34 141 56 136 78 132 62 122 48 104 50 84 44 72 56
limb hair+@50! 2.4 0.8 : 78 38 98 28 124 34
limb hair+@40! 1.8 0.6 : 74 46 96 36 128 44
blob cloth+ : 70 164 62 172 82 204 98 192
blob cloth+ : 130 164 138 172 118 204 102 192
"""

_PERSON = """
box 0 0 70 180
size 1.0
head 35 6 20
tones main=#b8483c skin=#eec2a0 hair=#3e2a20 trousers=#37414f shoe=#2b2524
limb trousers 14 9 : 29 98 27 134 26 170
limb trousers- 14 9 : 41 98 43 134 44 170
blob shoe : 20 170 32 168 33 178 16 178
blob shoe : 38 168 50 170 54 178 37 178
limb main-- 11 8 : 19 54 11 76 10 98
limb main-- 11 8 : 51 54 59 76 60 98
oval skin : 10 102 4.2 5
oval skin : 60 102 4.2 5
limb skin- 9 9 : 35 34 35 48
blob main : 35 44 50 48 55 60 53 88 57 122 35 127 13 122 17 88 15 60 20 48
limb main--! 0.9 0.9 : 35 50 35 124
blob main+ : 25 43 35 50 45 43 48 51 35 58 22 51
blob skin : 35 6 44 11 47 22 43 33 35 38 27 33 23 22 26 11
blob hair : 23 25 22 12 30 4 42 4 49 13 47 26 45 16 36 12 27 16
oval eye! : 31 22.5 1.2 1.5
oval eye! : 39.4 22.5 1.2 1.5
limb skin--! 0.8 0.6 : 32 30 35 31.4 38.4 30
"""

_WOMAN = """
box 0 0 80 180
size 0.96
head 40 6 21
tones main=#3b7f88 skin=#eec2a0 hair=#5a3220 shoe=#3a2a2a lip=#b8504c
limb skin 8 5.4 : 34 118 33 144 33 170
limb skin- 8 5.4 : 46 118 47 144 47 170
blob shoe : 28 170 37 168 38 177 24 178
blob shoe : 43 168 52 170 56 178 42 177
blob hair- : 40 2 54 8 58 24 59 44 52 56 40 58 28 56 21 44 22 24 26 8
limb skin- 7 5 : 27 54 19 74 17 96
limb skin- 7 5 : 53 54 61 74 63 96
limb skin- 8 8 : 40 34 40 48
blob main : 40 48 52 46 55 58 50 78 60 108 68 134 40 140 12 134 20 108 30 78 25 58 28 46
limb main-- 3 3 : 30 78 40 80 50 78
blob main-@60 : 40 84 46 110 50 138 40 140 36 112
blob skin : 32 45 40 54 48 45 44 42 36 42
blob skin : 40 7 49 12 51 23 47 33 40 38 33 33 29 23 31 12
blob hair : 28 30 25 16 33 5 46 4 55 14 53 32 50 20 41 12 32 19
oval eye! : 36 23 1.2 1.5
oval eye! : 44.4 23 1.2 1.5
limb lip! 1 0.7 : 37 30.4 40 31.6 43.4 30.4
"""

_PERSON_RIDER = """
box 0 0 70 110
size 0.62
head 34 6 20
tones main=#b8483c skin=#eec2a0 hair=#3e2a20 trousers=#37414f shoe=#2b2524
limb main-- 9 7 : 42 50 54 62 64 64
blob main : 34 42 46 46 49 62 46 80 34 84 22 80 20 60 24 46
limb trousers 15 10 : 32 78 48 82 46 104
blob shoe : 41 100 50 100 58 108 41 109
limb main- 10 7 : 30 50 40 64 54 66
oval skin : 56 66 4 3.6
limb skin- 8 8 : 34 34 34 46
blob skin : 34 6 43 11 47 22 43 33 35 38 27 33 23 22 25 11
blob hair : 22 28 20 12 29 3 42 4 47 13 42 14 33 15 30 24
oval eye! : 41 22 1.2 1.5
"""

_ASTRONAUT = """
box 0 0 90 150
size 1.0
head 45 4 44
tones main=#f1f0ee accent=#e0662f visor=#20283f
box main-- 6 : 18 46 72 100
*limb main 16 13 : 36 100 34 120 33 140
*limb main-- 14 14 : 33 140 31 145
*limb main 14 11 : 24 60 12 76 13 96
*oval main-- : 13 100 6 6
*limb accent 12 12 : 18 69 15 73
blob main : 45 48 62 52 68 68 66 96 60 108 45 111 30 108 24 96 22 68 28 52
box main- 3 : 34 68 56 84
oval accent! : 39 73 2 2
oval glow! : 45 73 2 2
box metal 1 : 38 78 52 81
oval main : 45 27 25 24
oval main-- : 46 28 19 17.4
oval visor : 46 28 18 16.4
blob white@45! : 33 24 38 16 48 14 40 20 36 28
oval metal : 20 28 3.4 6
oval gold@30! : 54 36 6 3 -30
"""

_ASTRONAUT_RIDER = """
box 0 0 84 112
size 0.68
tones main=#f1f0ee accent=#e0662f visor=#20283f
box main-- 5 : 6 40 30 78
limb main-- 11 9 : 46 56 60 66 70 66
blob main : 36 44 50 48 54 64 50 84 34 88 22 82 20 60 25 48
limb main 17 13 : 34 80 54 86 50 104
blob main-- : 44 100 56 100 64 110 44 111
limb main- 13 10 : 30 54 42 68 60 70
limb accent 12 11 : 34 59 38 64
oval main-- : 64 70 5 5
oval main : 38 24 22 21.6
oval visor : 44 25 15 14.6
blob white@45! : 36 20 40 14 48 13 42 17 39 24
"""

_ROBOT = """
box 0 0 100 140
size 0.9
head 50 16 44
tones main=#7fb2c9 accent=#ef7f45 dark=#33404d cyan=#8ff3ff
limb metal 2.4 2.4 : 50 20 50 8
oval accent : 50 7 4.6 4.6
*limb metal- 8 8 : 40 104 40 128
*blob main- : 30 128 46 124 50 138 26 139
*limb metal- 7 7 : 22 70 10 82 11 100
*oval accent : 22 69 7 7
*ring main-- 4 : 11 105 7 7
box main 9 : 24 60 76 108
box main+ 5 : 32 70 68 94
oval glow! : 42 82 5.4 5.4
box accent 2 : 52 76 64 79
box dark 2 : 52 83 64 86
limb metal- 9 9 : 50 52 50 62
*box main-- 3 : 16 32 26 46
box main 11 : 22 18 78 56
box dark 8 : 29 25 71 48
*oval cyan! : 40 36 6 6
*oval white! : 38.4 34 1.8 1.8
limb cyan! 1.6 1.6 : 44 44 50 45.4 56 44
"""

_SNOWMAN = """
box 0 0 90 130
size 0.8
head 45 15 32
tones main=#f6f9fc accent=#d8432f carrot=#ef8a34
limb wood 3 1.4 : 26 66 10 56 0 46
limb wood 2 1 : 10 56 2 58
limb wood 3 1.4 : 64 66 80 58 90 46
limb wood 2 1 : 80 58 88 60
oval main : 45 104 31 27
oval main : 45 66 24 22
oval main : 45 32 18 17.4
blob accent : 28 46 45 52 62 46 63 52 45 58 27 52
blob accent- : 54 52 60 54 62 76 55 76
oval eye! : 38.6 28 2.2 2.6
oval eye! : 51.4 28 2.2 2.6
poly carrot : 44 32 66 37 44 38
oval eye! : 45 66 2 2
oval eye! : 45 76 2 2
limb eye! 1.4 1.4 : 38 41 45 43.5 52 41
"""

_GHOST = """
box 0 0 90 110
size 0.7
head 45 8 50
tones main=#f3f4fb blush=#f2b2bc
blob main : 45 6 66 13 77 34 79 64 84 98 74 94 66 106 56 97 45 108 34 97 24 106 16 94 6 98 11 64 \
13 34 24 13
*oval eye! : 34 42 5 7
*oval white! : 32.4 39 1.7 2
*oval blush@70! : 26 54 5 3
oval eye! : 45 57 4 5
"""

PEOPLE = {
    "woman_portrait": _WOMAN_PORTRAIT,
    "man_portrait": _MAN_PORTRAIT,
    "person": _PERSON,
    "woman": _WOMAN,
    "person_rider": _PERSON_RIDER,
    "astronaut": _ASTRONAUT,
    "astronaut_rider": _ASTRONAUT_RIDER,
    "robot": _ROBOT,
    "snowman": _SNOWMAN,
    "ghost": _GHOST,
}
