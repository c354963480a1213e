"""Sorting records by a key: dicts, callbacks, comparison."""

from timed import measure


def records(n):
    result = []
    x = 42
    for i in range(n):
        x = (x * 16807) % 2147483647
        result.append({"id": i, "group": x % 100, "score": x / 1000})
    return result


def run(n):
    everything = records(n)
    by_score = sorted(everything, key=lambda r: r["score"])
    by_group = sorted(everything, key=lambda r: r["group"] * 1000000 - r["id"])
    total = 0
    for i in range(0, n, 10):
        total += i * (by_score[i]["id"] + by_group[i]["id"])
    return total


measure("sort-key", run)
