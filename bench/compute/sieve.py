"""The sieve of Eratosthenes: writing to a long list with a stride."""

from timed import measure


def run(n):
    prime = [True] * (n + 1)
    count = 0
    for i in range(2, n + 1):
        if prime[i]:
            count += 1
            for j in range(i * i, n + 1, i):
                prime[j] = False
    return count


measure("sieve", run)
