"""A walk over nested lists, dicts, strings and numbers, as read from JSON: tests of types."""

from timed import measure


def leaf(seed):
    if seed % 4 == 0:
        return seed
    if seed % 4 == 1:
        return f"text {seed}"
    if seed % 4 == 2:
        return None
    return seed % 8 == 3


def document(depth, seed):
    if depth == 0:
        return leaf(seed)
    if depth % 2 == 0:
        return [document(depth - 1, seed * 3 + i) for i in range(4)]
    return {
        "name": f"node {seed}",
        "left": document(depth - 1, seed + 1),
        "right": document(depth - 1, seed + 2),
        "size": seed,
    }


def weight(value):
    if value is None:
        return 1
    if isinstance(value, bool):
        return 2 if value else 3
    if isinstance(value, int):
        return value % 10
    if isinstance(value, str):
        return len(value)
    total = 0
    if isinstance(value, list):
        for item in value:
            total += weight(item)
    else:
        for key, item in value.items():
            total += len(key) + weight(item)
    return total


def run(depth):
    found = document(depth, 1)
    total = 0
    for _ in range(5):
        total += weight(found)
    return total


measure("tree-walk", run)
