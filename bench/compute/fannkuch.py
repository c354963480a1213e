"""Permutations of a short list: reading and swapping items."""

from timed import measure


def count_flips(permutation):
    items = permutation.copy()
    flips = 0
    last = items[0]
    while last != 0:
        i = 0
        j = last
        while i < j:
            items[i], items[j] = items[j], items[i]
            i += 1
            j -= 1
        flips += 1
        last = items[0]
    return flips


def run(n):
    permutation = list(range(n))
    counts = [0] * n
    most = 0
    checksum = 0
    number = 0
    r = n
    while True:
        while r != 1:
            counts[r - 1] = r
            r -= 1
        flips = count_flips(permutation)
        if flips > most:
            most = flips
        if number % 2 == 0:
            checksum += flips
        else:
            checksum -= flips
        number += 1
        while True:
            if r == n:
                return checksum * 100 + most
            moved = permutation[0]
            for i in range(r):
                permutation[i] = permutation[i + 1]
            permutation[r] = moved
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1


measure("fannkuch", run)
