"""Writes python-cases.jsonl: what CPython 3.11 makes of operators, slices and number texts. Run in this folder."""

import json
import operator
import random

random.seed(3)
EDGES = [2**53 - 1, 2**53, 2**53 + 1, -(2**53), -(2**53) + 1, 2**31, -(2**31), 2**62]
BINARY = ["add", "sub", "mul", "truediv", "floordiv", "mod", "and_", "or_", "xor", "lt", "le", "eq"]


def encode(value):
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return value if abs(value) <= 2**53 - 1 else {"big": str(value)}
    if isinstance(value, float):
        return value if value - value == 0 else {"float": repr(value)}
    if isinstance(value, tuple):
        return {"tuple": [encode(item) for item in value]}
    return [encode(item) for item in value]


def number():
    """Integers around the limits of their representations, bools, and doubles that are no integers."""
    kind = random.random()
    if kind < 0.35:
        return random.randint(-20, 20)
    if kind < 0.5:
        return random.randint(-(2**33), 2**33)
    if kind < 0.65:
        return random.choice(EDGES) + random.randint(-2, 2)
    if kind < 0.75:
        return random.randint(-(10**25), 10**25)
    if kind < 0.8:
        return random.random() < 0.5
    value = random.choice([random.uniform(-10, 10), random.randint(-99, 99) / 8, random.uniform(-1, 1) * 10 ** random.randint(-5, 13)])
    return value if value != int(value) else value + 0.25


def bound():
    return random.choice([None, None, *range(-9, 10)])


def assigned(items, start, stop, step, values):
    items = list(items)
    items[start:stop:step] = values
    return items


def deleted(items, start, stop, step):
    items = list(items)
    del items[start:stop:step]
    return items


FUNCTIONS = {name: getattr(operator, name) for name in BINARY} | {
    "lshift": operator.lshift,
    "rshift": operator.rshift,
    "pow": pow,
    "round": round,
    "int": int,
    "float": float,
    "slice": lambda items, start, stop, step: items[start:stop:step],
    "assigned": assigned,
    "deleted": deleted,
}


def cases():
    for _ in range(160):
        for name in BINARY:
            yield name, number(), number()
        yield "lshift", number(), random.randint(-1, 70)
        yield "rshift", random.choice([number(), random.randint(-(2**70), 2**70)]), random.randint(-1, 70)
        yield "pow", random.randint(-1000, 1000), random.randint(-3, 25)
        yield "pow", random.randint(-50, 50), random.randint(-3, 60), random.randint(-9, 40)
        yield "round", number()
        yield "round", random.randint(-(10**8), 10**8), random.randint(-9, 3)
        size = random.randint(0, 7)
        step = random.choice([None, 1, 2, -1, -2, 3, -5, 0])
        items = list(range(size))
        yield "slice", random.choice([items, "abcdefg"[:size], "a😀b😀cdé"[:size], tuple(items)]), bound(), bound(), step
        yield "assigned", items, bound(), bound(), random.choice([None, None, step]), list("xyz"[: random.randint(0, 3)])
        yield "deleted", items, bound(), bound(), step
    for text in ["12", " 12 ", "-12", "+5", "0x1f", "1_000", "1__0", "_1", "1_", "", "abc", "0b101", "0o17", "z", "12.5", "9" * 20,
                 "0b1", "1 2", "- 1", "0", "00", "010", "0_7", "\n7\t", "1e5", "0x", "0xg", "0_"]:
        for base in [10, 0, 2, 8, 16, 36, 37, 1]:
            yield "int", text, base
    for text in ["1.5", " 2.5e3 ", "inf", "-Infinity", "+nan", "1_0.5", "1__0.1", ".5", "5.", "e5", "", "abc", "1e", "1e+5", "0x10",
                 "1.5f", "-.5e-3", "infin", "1_e5", "1e1_0", "--1", "1.2.3"]:
        yield "float", text


with open("python-cases.jsonl", "w", encoding="utf-8") as file:
    for name, *args in cases():
        try:
            result = FUNCTIONS[name](*args)
        except Exception as error:
            result = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps([name, [encode(arg) for arg in args], result if isinstance(result, dict) else encode(result)]), file=file)
