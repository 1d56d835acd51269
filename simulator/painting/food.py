"""Things on a table, in the notation of `shapes`."""

_MUG = """
box 0 0 96 90
size 0.12
tones main=#e9e4da coffee=#4a2c1c
ring main- 8 : 72 48 20 20
poly main : 11 14 67 14 66.8 60 66 68 63.6 75 60 80.5 55 84.6 49 87.4 44 88.6 39 89 34 88.6 29 \
87.4 23 84.6 18 80.5 14.4 75 12 68 11.2 60
oval main+ : 39 14 27 7.4
oval coffee : 39 14.6 23 5.4
blob white@38! : 18 26 24 26 24 60 26 76 21 74 19 58
limb white@40! 2.6 0.6 : 32 7 28 1 34 -6
"""

_BOTTLE = """
box 0 0 50 130
size 0.28
tones main=#2f6f5a label=#f4ecd8 accent=#b8862f
box accent 3 : 18 0 32 16
blob main : 18 14 32 14 33 36 42 52 44 70 44 118 38 128 12 128 6 118 6 70 8 52 17 36
box label 1 : 6 74 44 106
box accent! 0.5 : 6 78 44 80
box accent! 0.5 : 6 100 44 102
oval accent : 25 90 7 7
blob white@42! : 11 56 15 52 15 116 12 120 10 112
limb white@40! 2 1 : 21 18 21 34
"""

_GLASS = """
box 0 0 70 120
size 0.22
tones main=#8c1f38 clear=#dfe8ee
oval clear : 35 113 24 5
limb clear 3 3 : 35 66 35 112
blob clear@55 : 8 8 62 8 64 32 54 58 35 68 16 58 6 32
blob main : 8 28 62 28 62 40 53 57 35 66 17 57 8 40
oval main+ : 35 28 27 5
blob white@50! : 13 16 17 16 15 44 20 54 13 46 11 30
"""

_APPLE = """
box 0 0 90 100
size 0.09
tones main=#cf3430
blob main : 45 28 58 22 76 26 86 46 82 72 66 94 52 97 45 94 38 97 24 94 8 72 4 46 14 26 32 22
blob main-- : 36 27 45 33 54 27 45 29
limb wood 4 3 : 45 30 46 16 52 6
blob leaf : 50 18 60 6 78 4 74 16 62 22
blob white@50! : 16 40 22 32 28 32 20 46 18 58
"""

_PEAR = """
box 0 0 80 112
size 0.1
tones main=#c9c24c
blob main : 40 20 52 28 56 46 70 66 70 92 54 108 40 110 26 108 10 92 10 66 24 46 28 28
limb wood 4 2.6 : 40 22 42 4
blob white@40! : 20 72 24 62 30 60 24 80
"""

_ORANGE = """
box 0 0 90 90
size 0.08
tones main=#ef8f2a
oval main : 45 47 41 41
blob leaf : 45 12 56 2 72 4 62 14
oval leaf-- : 45 10 4 3
oval white@38! : 30 30 9 6 -35
"""

_FRUIT_BOWL = """
box 0 0 180 130
size 0.22
tones main=#5d86a8 apple=#cf3430 orange=#ef8f2a pear=#c9c24c grape=#6c3f7c banana=#f0cb45
blob pear : 84 6 93 14 96 28 106 42 105 60 90 70 72 60 72 42 80 28 77 14
limb wood 3 2 : 86 8 90 -2
blob banana : 118 64 146 56 164 34 168 14 174 20 174 40 160 64 134 78
oval orange : 52 50 25 25
oval white@35! : 44 40 6 4 -35
oval apple : 120 56 26 25
blob apple-- : 112 33 120 37 128 33 120 34
limb wood 3 2 : 120 36 122 24
blob leaf : 122 30 132 20 144 20 136 30
oval white@45! : 110 46 5 8 25
oval apple- : 86 66 23 22
oval grape : 22 60 9 9
oval grape : 36 72 9 9
oval grape+ : 28 74 9 9
oval grape : 18 74 9 9
oval grape+ : 46 76 8 8
blob main : 4 70 40 78 90 80 140 78 176 70 168 96 140 118 112 124 90 125 68 124 40 118 12 96
limb main++ 3 3 : 4 71 40 79 90 81 140 79 176 71
blob white@30! : 24 88 32 90 44 108 38 106
box main- 3 : 66 122 114 130
"""

_CAKE = """
box 0 0 110 100
size 0.16
tones main=#f2b8c2 cream=#fff5e8 sponge=#d9a066 cherry=#c92a3a
oval metal+ : 55 92 52 8
box sponge 4 : 14 50 96 92
box cream 2 : 14 68 96 74
blob main : 12 48 55 40 98 48 98 60 90 70 82 60 74 72 64 60 55 70 46 60 36 72 28 60 20 70 12 60
oval main+ : 55 47 43 8
*oval cherry : 30 41 5 5
oval cherry : 55 38 5 5
limb cream 3 3 : 42 40 42 22
limb cream 3 3 : 68 40 68 22
oval glow! : 42 17 3 5
oval glow! : 68 17 3 5
"""

_BURGER = """
box 0 0 120 92
size 0.12
tones main=#d99746 meat=#5d3524 cheese=#f5bd3c tomato=#d2402f cream=#fff0cf
blob main : 14 66 60 68 106 66 108 80 98 90 22 90 12 80
blob leaf : 6 58 20 66 34 58 48 68 62 60 76 68 90 58 104 66 114 58 110 52 10 52
box meat 7 : 10 44 110 60
poly cheese : 10 42 110 42 96 50 84 43 70 56 56 43 40 49 28 43
box tomato 4 : 14 36 106 43
blob main : 10 38 14 18 36 4 60 1 84 4 106 18 110 38 60 41
oval cream! : 40 16 3 1.8 -20
oval cream! : 60 11 3 1.8
oval cream! : 80 17 3 1.8 20
oval cream! : 50 25 3 1.8 10
oval cream! : 71 26 3 1.8 -10
oval cream! : 28 27 3 1.8 -30
"""

_PIZZA = """
box 0 0 120 120
size 0.1
tones main=#e8b24a crust=#c17f3e red=#c4402e
oval crust : 60 60 58 58
oval red : 60 60 50 50
oval main : 60 60 47 47
oval red : 40 42 10 10
oval red : 78 38 10 10
oval red : 86 72 10 10
oval red : 54 84 10 10
oval red : 32 70 9 9
oval red : 62 60 9 9
oval leaf : 60 32 6 3 30
oval leaf : 48 62 6 3 -40
oval leaf : 74 86 6 3 10
oval leaf : 94 54 6 3 70
"""

_TEAPOT = """
box 0 0 140 96
size 0.14
tones main=#4f86a0 accent=#f2e3c4
ring main- 7 : 28 54 24 22
limb main- 15 8 : 98 70 116 54 134 26
blob main : 66 22 92 28 108 48 108 72 92 90 66 93 40 90 24 72 24 48 40 28
limb accent 2.4 2.4 : 28 58 66 64 105 58
blob main+ : 42 26 66 12 90 26 66 31
oval accent : 66 10 6 6
blob white@40! : 36 44 44 34 48 36 40 56 38 64
"""

_PUMPKIN = """
box 0 0 110 96
size 0.22
tones main=#e37d27
limb leaf-- 9 6 : 55 24 54 12 62 2
oval main- : 22 58 20 34
oval main- : 88 58 20 34
oval main : 36 58 22 37
oval main : 74 58 22 37
oval main+ : 55 58 20 38
"""

_VASE = """
box 0 0 110 160
size 0.34
tones main=#4f86a0 petal=#d8345a second=#f0b23c third=#f3e3ea
limb leaf 3 3 : 55 110 50 80 34 46
limb leaf 3 3 : 55 110 56 70 56 32
limb leaf 3 3 : 55 110 62 80 80 48
limb leaf- 3 3 : 55 110 44 90 18 74
limb leaf- 3 3 : 55 110 68 90 94 76
blob leaf : 48 100 28 92 16 94 28 104 44 108
blob leaf- : 62 100 82 92 96 96 82 106 66 108
oval petal : 24 44 9 11 -50
oval petal- : 34 34 9 11
oval petal : 44 44 9 11 50
oval petal- : 34 52 9 10
oval gold : 34 44 7 7
oval third- : 44 24 9 11 -50
oval third : 56 14 9 11
oval third- : 68 24 9 11 50
oval third : 56 34 9 10
oval gold : 56 25 7 7
oval second : 70 46 9 11 -50
oval second- : 80 36 9 11
oval second : 90 46 9 11 50
oval second- : 80 54 9 10
oval wood : 80 46 7 7
oval second+ : 16 72 10 10
oval gold- : 16 72 5 5
oval petal+ : 95 74 10 10
oval gold- : 95 74 5 5
blob main : 42 98 68 98 66 108 80 124 80 142 68 157 42 157 30 142 30 124 44 108
oval main+ : 55 98 14 3.6
blob white@38! : 38 122 44 118 42 140 46 150 38 144
"""

FOOD = {
    "vase": _VASE,
    "mug": _MUG,
    "bottle": _BOTTLE,
    "glass": _GLASS,
    "apple": _APPLE,
    "pear": _PEAR,
    "orange": _ORANGE,
    "fruit_bowl": _FRUIT_BOWL,
    "cake": _CAKE,
    "burger": _BURGER,
    "pizza": _PIZZA,
    "teapot": _TEAPOT,
    "pumpkin": _PUMPKIN,
}
