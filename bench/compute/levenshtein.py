"""Edit distance of two texts: characters of strings, rows of small integers."""

from timed import measure


def text(length, step):
    letters = "abcdefghij"
    parts = []
    at = 0
    for i in range(length):
        at = (at * 7 + step + i) % 10
        parts.append(letters[at])
    return "".join(parts)


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i in range(len(a)):
        current = [i + 1]
        for j in range(len(b)):
            changed = previous[j] if a[i] == b[j] else previous[j] + 1
            removed = previous[j + 1] + 1
            added = current[j] + 1
            current.append(min(changed, removed, added))
        previous = current
    return previous[-1]


def run(n):
    return distance(text(n, 3), text(n, 4))


measure("levenshtein", run)
