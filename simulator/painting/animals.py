"""Animals of house, farm and wood, in the notation of `shapes`."""

_FOX = """
box 0 0 100 112
size 0.55
coat fur
head 64 18 26
tones main=#d5642a pale=#fff0dc ink=#33211c
blob main- : 42 109 20 111 6 102 3 86 10 70 24 62 28 74 22 86 28 96 42 99
blob pale : 3 88 4 78 10 69 24 62 27 70 20 78 12 84
blob main : 62 44 73 58 76 76 73 94 74 107 60 109 40 109 29 104 27 92 32 76 41 60 49 48
blob main-- : 33 92 39 78 52 78 59 92 56 106 42 109 31 104
blob main : 32 91 38 77 51 77 57 91 54 106 41 109 31 104
blob pale : 62 48 71 58 75 72 71 88 65 80 59 68 56 55
limb main- 9 6 : 58 76 59 92 59 106
limb main 10 7 : 68 76 69 92 70 106
limb ink 7 7 : 70 97 70.5 107
limb ink- 6 6 : 59 98 59.5 107
oval ink : 73 108 6 3
oval ink- : 62 108 5 2.6
oval main- : 53 107 8 3.4
poly main-- : 67 24 74 2 80 28
blob main : 46 36 51 26 61 19 72 21 80 31 90 40 96 45 90 49 78 52 67 55 56 52 48 44
blob pale : 58 49 66 44 76 43 88 44 96 45 90 49 78 53 67 56
poly main : 50 31 49 2 66 22
poly ink! : 53.5 26 52.5 9 62 21
oval eye! : 74 36.5 2.3 2.8
oval white! : 74.8 35.6 0.8 0.8
oval ink : 94.5 44.5 3.2 2.7
"""

_CAT = """
box 0 0 92 102
size 0.42
coat fur
head 40 17 30
tones main=#e2964a pale=#fff2df pink=#e79c9c iris=#9cc558
limb main- 9 7 : 54 95 74 98 86 90 84 74 77 66
limb pale 7.4 6 : 83 73 77 66
blob main : 40 42 53 50 62 70 67 90 61 100 40 101 19 100 13 90 18 70 27 50
blob main- : 15 92 14 80 22 70 30 80 30 98 19 100
blob main- : 65 92 66 80 58 70 50 80 50 98 61 100
blob pale : 40 48 49 58 50 72 40 86 30 72 31 58
limb main+ 10 8 : 33 70 33 84 33 96
limb main+ 10 8 : 47 70 47 84 47 96
oval pale : 32 98 8 4.2
oval pale : 48 98 8 4.2
poly main : 20 30 18 3 37 16
poly main : 60 30 62 3 43 16
poly pink : 23 23 21.5 9 32 16
poly pink : 57 23 58.5 9 48 16
blob main : 40 13 54 16 63 29 61 41 51 49 40 51 29 49 19 41 17 29 26 16
limb main--! 3 1 : 40 14 40 23
limb main--! 2.6 1 : 33 15 34.5 22
limb main--! 2.6 1 : 47 15 45.5 22
limb main--! 2.2 0.8 : 18 36 25 36
limb main--! 2.2 0.8 : 62 36 55 36
oval pale : 36 42 6.6 5.4
oval pale : 44 42 6.6 5.4
oval iris : 30.5 32 5 5
oval iris : 49.5 32 5 5
oval eye! : 30.8 32 1.9 4.4
oval eye! : 49.2 32 1.9 4.4
oval white! : 32.2 30.2 1.2 1.2
oval white! : 50.6 30.2 1.2 1.2
blob pink : 37 37.4 43 37.4 40 40.6
limb ink! 0.8 0.6 : 40 41 39.4 44 37 45.4 34.5 44
limb ink! 0.8 0.6 : 40 41 40.6 44 43 45.4 45.5 44
limb white! 0.6 0.2 : 33 42 15 39
limb white! 0.6 0.2 : 33 43.5 15 46
limb white! 0.6 0.2 : 47 42 65 39
limb white! 0.6 0.2 : 47 43.5 65 46
"""

_DOG = """
box 0 0 102 112
size 0.55
coat fur
head 62 13 26
tones main=#b9803f pale=#f3dcb4 accent=#c8372f
limb main 8 4 : 33 102 18 99 7 86 6 70
blob main : 58 42 71 56 76 74 73 94 74 106 60 109 38 109 28 103 27 90 33 72 41 56 48 44
blob main- : 32 92 40 78 54 80 59 94 55 106 42 109 31 104
blob pale : 62 52 71 60 74 74 70 88 64 78 59 66
limb main- 9 7 : 59 78 60 92 60 106
limb main 10 8 : 68 76 69 92 70 106
oval pale : 73 108 6.4 3.2
oval main- : 62 108 5.6 2.8
oval pale- : 52 107 8 3.4
blob main : 45 28 51 15 64 10 76 15 81 26 92 31 97 38 92 46 80 49 70 53 58 53 49 44
blob pale : 74 37 84 32 93 33 97 38 92 46 80 49 73 46
limb accent 5 5 : 48 48 57 55 70 53
oval gold : 66 57 2.8 2.8
blob main-- : 50 15 58 17 61 32 57 47 49 50 44 38 45 22
oval eye! : 74 27 2.5 2.9
oval white! : 74.8 26 0.9 0.9
oval ink : 94.5 34 4.2 3.5
limb ink! 1 0.6 : 92 42 84 44.5 77 43
"""

_WOLF = """
box 0 -2 134 100
size 0.75
coat fur
head 106 14 24
tones main=#7e8694 pale=#d9dde2 iris=#e0b040
limb main-- 10 5 : 40 60 36 78 42 88 41 98
limb main-- 9 5 : 86 60 88 80 86 98
limb main- 13 3 : 26 46 12 56 6 70 7 80
blob main : 20 48 34 38 56 37 76 35 92 32 103 42 101 58 92 69 74 68 56 64 40 69 27 65 20 58
blob pale- : 40 67 58 62 76 65 96 60 90 69 74 69 56 65
limb main 14 5 : 32 56 27 74 33 86 31 97
limb main 12 5 : 93 56 95 78 94 97
oval main+ : 34 98 5 2.6
oval main+ : 97 98 5 2.6
blob main+ : 82 38 94 22 108 24 111 40 104 58 96 66 90 54
blob main : 94 30 100 18 110 13 118 20 131 28 133 33 122 38 110 43 99 41
blob pale : 103 41 112 33 124 31 133 33 124 39 112 45
poly main-- : 108 17 114 0 118 19
poly main : 98 22 99 -2 110 15
oval iris! : 116 25 2.3 1.8
oval eye! : 116.3 25 1.2 1.5
oval ink : 131.5 29.5 3 2.4
"""

_HORSE = """
box 0 -10 142 130
size 1.25
coat fur
seat 62 44
head 112 -2 18
tones main=#8a5230 mane=#2e1d18 pale=#f0e2cf
limb main-- 12 6 : 42 74 36 96 41 110 37 127
limb main-- 12 6 : 90 74 101 96 97 110 101 127
blob mane : 22 46 11 54 4 74 6 100 13 94 18 76 25 58
blob main : 19 48 30 39 52 43 74 42 88 37 101 46 105 61 98 77 80 83 60 82 42 82 26 77 17 62
blob main : 80 44 94 26 104 8 114 2 122 12 118 30 112 48 104 66 90 68
blob main : 102 10 110 1 120 4 130 19 137 30 135 37 127 39 118 30 108 24
blob mane : 112 -6 116 0 108 8 100 24 94 40 82 46 84 32 92 16 102 2
poly main : 109 3 110 -9 117 2
limb main 16 7 : 33 66 25 90 31 108 27 125
limb main 15 7 : 95 68 92 92 95 108 92 125
poly ink : 23 123 31 123 33 130 21 130
poly ink : 88 123 96 123 98 130 86 130
poly ink- : 33 124 41 124 43 130 32 130
poly ink- : 97 124 105 124 107 130 95 130
blob pale : 122 6 127 14 124 15 120 8
oval eye! : 119.5 13 1.8 2
oval white! : 120.1 12.4 0.6 0.6
oval ink! : 132.5 31.5 1.4 1
"""

_UNICORN = """
box 0 -10 142 130
size 1.25
coat fur
seat 62 44
head 112 -2 18
tones main=#f4f1f6 mane=#d58fd0 pale=#f0e2cf
limb main-- 12 6 : 42 74 36 96 41 110 37 127
limb main-- 12 6 : 90 74 101 96 97 110 101 127
blob mane : 22 46 11 54 4 74 6 100 13 94 18 76 25 58
blob main : 19 48 30 39 52 43 74 42 88 37 101 46 105 61 98 77 80 83 60 82 42 82 26 77 17 62
blob main : 80 44 94 26 104 8 114 2 122 12 118 30 112 48 104 66 90 68
blob main : 102 10 110 1 120 4 130 19 137 30 135 37 127 39 118 30 108 24
blob mane : 112 -6 116 0 108 8 100 24 94 40 82 46 84 32 92 16 102 2
poly main : 109 3 110 -9 117 2
limb main 16 7 : 33 66 25 90 31 108 27 125
limb main 15 7 : 95 68 92 92 95 108 92 125
poly ink : 23 123 31 123 33 130 21 130
poly ink : 88 123 96 123 98 130 86 130
poly ink- : 33 124 41 124 43 130 32 130
poly ink- : 97 124 105 124 107 130 95 130
blob pale : 122 6 127 14 124 15 120 8
oval eye! : 119.5 13 1.8 2
oval white! : 120.1 12.4 0.6 0.6
oval ink! : 132.5 31.5 1.4 1
poly gold : 114 0 130 -10 119 5
"""

_DEER = """
box 4 -30 130 130
size 1.1
coat fur
tones main=#a8703f pale=#f4e6cf horn=#d8c09a
limb main-- 8 3.4 : 36 74 31 94 36 108 34 127
limb main-- 8 3.4 : 78 74 86 94 84 108 86 127
limb horn- 3 1.2 : 106 15 110 0 120 -10 128 -17
limb horn- 2.2 1 : 110 0 120 -2 126 -8
blob main : 17 62 32 53 52 56 72 54 86 50 94 60 91 74 78 83 60 81 40 84 24 80 15 72
blob main : 74 56 86 40 94 24 103 21 106 32 100 48 93 70 80 72
blob pale@80 : 92 50 102 34 104 44 98 62 90 72
blob main : 93 28 97 18 106 14 115 22 124 32 122 38 112 38 102 36
blob pale : 110 35 118 32 124 33 122 38 114 39
blob main- : 98 22 87 19 82 10 91 12 101 17
limb horn 3.4 1.2 : 101 17 96 4 98 -12 108 -28
limb horn 2.4 1 : 97 0 108 -8 112 -18
limb horn 2.4 1 : 97 -8 88 -16 86 -27
blob pale : 18 60 10 66 13 77 20 76
limb main 11 4 : 28 72 21 92 27 108 25 127
limb main 10 4 : 86 72 85 94 87 108 86 127
poly ink : 21.5 124 28 124 30 130 20 130
poly ink : 82.5 124 89 124 91 130 81 130
oval white@70 : 40 64 2.4 1.8
oval white@70 : 50 62 2.2 1.7
oval white@70 : 46 70 2.2 1.7
oval white@70 : 60 64 2.2 1.7
oval white@70 : 32 66 2 1.6
oval eye! : 107 23 1.8 2.1
oval ink : 122.5 33.5 2.4 2
"""

_RABBIT = """
box 4 -10 90 90
size 0.34
coat fur
tones main=#b59a7c pale=#fbf3e6 pink=#e6a7a4
blob main-- : 66 28 64 8 70 -8 77 0 75 16 71 30
oval pale : 12 72 8 8
blob main : 17 62 29 44 46 38 60 46 66 62 64 80 52 89 26 89 13 80
blob main- : 18 76 27 59 42 60 48 76 42 88 22 89
blob main : 53 38 60 26 72 24 82 34 84 45 75 52 62 53 54 47
blob main : 60 30 51 12 48 -8 57 -6 63 12 67 28
blob pink : 60 26 54 10 51 -3 56 0 61 13 64 25
blob pale : 72 44 82 42 84 46 76 52 68 53
limb main 9 7 : 60 66 62 80 62 86
oval pale : 65 88 7 3.2
oval main+ : 38 87 12 3.6
oval eye! : 72 36 2.6 3.1
oval white! : 73 34.8 1 1
oval pink : 83.6 42 1.8 1.6
"""

_BEAR = """
box 6 8 148 102
size 0.95
coat fur
head 120 13 26
tones main=#6e4a33 pale=#b98f68
limb main-- 20 15 : 44 68 42 84 44 96
limb main-- 19 14 : 92 66 92 84 94 96
blob main : 12 52 22 33 44 23 70 23 90 18 107 29 112 48 106 68 84 79 56 81 30 81 15 70
limb main 24 17 : 30 64 26 82 28 96
limb main 22 16 : 104 60 107 82 106 96
oval main- : 31 99 11 4
oval main- : 110 99 11 4
blob main : 96 34 102 18 116 13 129 20 142 31 146 39 138 46 122 50 106 48
oval main- : 108 15 6.4 6.6
oval main+ : 108.5 16 3.4 3.6
blob pale : 127 34 138 30 146 37 141 45 130 46
oval eye! : 123 26 1.9 2.2
oval ink : 144 35.5 4 3.2
"""

_PANDA = """
box 0 0 100 104
size 0.6
coat fur
head 50 12 36
tones main=#f6f2ea dark=#2c2a2e pink=#e8a3a0
*oval dark : 25 14 10 10
blob main : 50 44 70 50 82 70 80 92 66 102 50 103 34 102 20 92 18 70 30 50
*blob dark : 24 54 34 56 34 72 26 82 14 78 14 64
*blob dark : 16 90 26 84 36 92 34 103 20 104 12 98
*oval dark+ : 24 96 6 5
blob main : 50 8 68 12 79 26 77 42 64 52 50 54 36 52 23 42 21 26 32 12
*blob dark : 30 34 36 27 43 30 42 38 35 42 30 40
*oval eye! : 37 33.5 2.9 3.2
*oval white! : 36.2 32.4 1.1 1.1
blob dark : 46 39.5 54 39.5 50 43.5
limb dark! 1 0.7 : 44.5 45.5 47.5 47.4 50 45.4 52.5 47.4 55.5 45.5
*oval pink@45 : 28 44 4 2.6
"""

_SHEEP = """
box 0 0 110 92
size 0.5
coat fur
tones main=#f3ede0 dark=#3b3436
limb dark 8 6 : 34 66 34 89
limb dark 8 6 : 48 68 48 90
limb dark 8 6 : 66 68 66 89
limb dark 8 6 : 78 66 78 90
blob main : 14 46 10 34 20 24 30 16 44 18 54 10 68 16 80 16 86 28 92 40 86 54 84 66 70 68 60 74 \
46 70 32 72 22 66 14 58
blob main- : 30 50 40 42 56 50 70 44 78 54 66 64 44 64
blob dark : 82 24 92 18 102 26 106 40 98 48 88 44 82 34
blob dark- : 84 26 74 26 70 32 80 34
blob main : 80 18 88 10 98 16 96 26 86 28
oval white : 96 30 2.4 2.4
oval eye! : 96.6 30 1.3 1.4
"""

ANIMALS = {
    "fox": _FOX,
    "cat": _CAT,
    "dog": _DOG,
    "wolf": _WOLF,
    "horse": _HORSE,
    "unicorn": _UNICORN,
    "deer": _DEER,
    "rabbit": _RABBIT,
    "bear": _BEAR,
    "panda": _PANDA,
    "sheep": _SHEEP,
}
