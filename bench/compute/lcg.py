"""A generator of random numbers whose products go beyond 2^53."""

from timed import measure

MULTIPLIER = 1103515245
MODULUS = 2147483647


def run(n):
    x = 1
    total = 0
    for _ in range(n):
        x = (x * MULTIPLIER + 12345) % MODULUS
        total += x % 100
    return total * 100 + x % 100


measure("lcg", run)
