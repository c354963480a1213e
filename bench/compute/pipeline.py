"""Functions that make functions: closures, map, filter and reduce."""

from functools import reduce

from timed import measure


def compose(f, g):
    return lambda x: g(f(x))


def adder(n):
    return lambda x: x + n


def scaler(n):
    return lambda x: x * n


def counter():
    count = 0

    def tick():
        nonlocal count
        count += 1
        return count

    return tick


def run(n):
    stages = [adder(3), scaler(2), adder(-1), lambda x: x % 1000]
    transform = reduce(compose, stages)
    tick = counter()
    total = 0

    for round in range(10):

        def square(x):
            tick()
            return x * x + round

        kept = filter(lambda x: x % 3 == 0, map(transform, range(n)))
        total += reduce(lambda a, b: a + b, map(square, kept), 0)
    return total + tick()


measure("pipeline", run)
