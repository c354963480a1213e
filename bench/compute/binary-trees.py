"""Building and walking trees of small objects: allocation."""

from timed import measure


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def check(self):
        return 1 if self.left is None else 1 + self.left.check() + self.right.check()


def tree(depth):
    return Node(None, None) if depth == 0 else Node(tree(depth - 1), tree(depth - 1))


def run(depth):
    long_lived = tree(depth)
    total = 0
    for d in range(4, depth + 1, 4):
        for _ in range(2 ** (depth - d)):
            total += tree(d).check()
    return total + long_lived.check()


measure("binary-trees", run)
