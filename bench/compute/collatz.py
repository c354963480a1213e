"""The longest Collatz sequence: division, remainders and integers that may grow."""

from timed import measure


def steps(n):
    count = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        count += 1
    return count


def run(n):
    best = 0
    longest = 0
    for start in range(1, n):
        count = steps(start)
        if count > longest:
            longest = count
            best = start
    return best * 1000 + longest


measure("collatz", run)
