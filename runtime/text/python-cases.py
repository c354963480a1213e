"""Writes python-cases.jsonl: what CPython 3.11 makes of random values and formats. Run in this folder."""

import json
import random

random.seed(2)
STRINGS = ["", "a", "hello", "é", "😀x", "wide 😀😀", "it's", 'q"', "both'\"", "tab\tnl\n\r", "\x00\x7f\x9f\u200b",
           "\u2028", "back\\slash", "ñandú", "\U0010ffff", "\xa0", "日本語", "\u0378"]


def encode(value):
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return value if abs(value) <= 2**53 - 1 else {"big": str(value)}
    if isinstance(value, float):
        return value if value - value == 0 else {"float": repr(value)}
    if isinstance(value, tuple):
        return {"tuple": [encode(item) for item in value]}
    if isinstance(value, dict):
        return {"dict": [[encode(key), encode(item)] for key, item in value.items()]}
    return [encode(item) for item in value]


def fraction():
    """A double that is no integer: integral doubles are ints in M28."""
    value = random.choice([
        lambda: random.uniform(-1000, 1000),
        lambda: random.uniform(-1, 1) * 10 ** random.randint(-20, 14),
        lambda: random.randint(-9999, 9999) / 2 ** random.randint(1, 8),
        lambda: round(random.uniform(-100, 100), random.randint(1, 5)),
        lambda: random.choice([float("inf"), float("-inf"), float("nan")]),
        lambda: random.uniform(-1, 1) * 10 ** random.randint(-300, -20),
    ])()
    return value + 0.5 if value == value and value - value == 0 and value == int(value) else value


def integer():
    return random.choice([random.randint(-10, 10), random.randint(-100000, 100000), random.randint(-(2**60), 2**60),
                          random.randint(-(10**30), 10**30)])


def some(*texts):
    return random.choice(texts)


def alignment(aligns):
    align = random.choice(aligns)
    return (some("", "*", "0", " ", "é", "😀") if align else "") + align


def cases():
    for text in STRINGS:
        yield "repr", text
        yield "ascii", text
    for _ in range(220):
        width = some("", str(random.randint(1, 14)))
        number = alignment(["", "<", ">", "=", "^"]) + some("", "+", "-", " ") + some("", "", "#") + some("", "0") + width
        group = some("", "", ",", "_")
        precision = some(".0", ".1", ".2", f".{random.randint(0, 30)}")
        yield "repr", fraction()
        yield "format", fraction(), number + group + some("", precision) + some("e", "E", "f", "F", "g", "G", "%")
        yield "format", fraction(), number + group
        yield "format", integer(), number + some("", "", ",", "_") + some("", "d", "b", "o", "x", "X")
        yield "format", integer(), number + group + some("", precision) + some("e", "f", "g", "%")
        yield "format", random.choice(STRINGS), alignment(["", "<", ">", "^"]) + width + some("", ".0", ".3") + some("", "s")
        flags = "".join(random.sample("-+ 0#", random.randint(0, 3)))
        places = some("", ".", f".{random.randint(0, 9)}")
        for kind, value in [("diu", some(integer(), fraction())), ("xXo", integer()), ("eEfFgG", some(integer(), fraction())),
                            ("sra", random.choice([integer(), fraction(), *STRINGS]))]:
            yield "percent", f"[%{flags}{width}{places}{random.choice(kind)}]", (value,)
    for template, value in [("%s %s", (1,)), ("%s", (1, 2)), ("%s", [1]), ("%d", "x"), ("%x", 1.5), ("%y", 1), ("%", 1),
                            ("%(a)s %(b)5.1f%%", {"a": "x", "b": 2.25}), ("%(a)s", {}), ("%(a)s", 1), ("%*d|%-*d", (5, 1, 4, 2)),
                            ("%.*f", (2, 3.14159)), ("%c%c", ("a", 98)), ("%c", "ab"), ("100%%", ()), ("no", {"a": 1}), ("no", 1),
                            ("%f", "x"), ("%s", ((1, 2),)), ("%r", None)]:
        yield "percent", template, value
    for template, args, names in [
        ("{} {}", [1, "a"], {}), ("{1} {0} {1}", [1, 2], {}), ("{a}-{b!r:>5}", [], {"a": 1, "b": "x"}), ("{{}}", [], {}),
        ("{0[1]} {0[0]}", [[3, 4]], {}), ("{d[k]} {d[1]}", [], {"d": {"k": 5, 1: 6}}), ("{:>{}}|", ["x", 4], {}),
        ("{:{w}.{p}f}", [3.14159], {"w": 8, "p": 2}), ("{", [], {}), ("}", [], {}), ("{0", [1], {}), ("{} {0}", [1, 2], {}),
        ("{0} {}", [1, 2], {}), ("{2}", [1], {}), ("{x}", [], {}), ("{!s:*^7}", ["é😀"], {}), ("{!x}", [1], {}), ("{0[a]}", [{"a": 1}], {}),
        ("{:d}", ["s"], {}), ("{:,}", [1234567], {}), ("{a[b][0]}", [], {"a": {"b": [7]}}),
    ]:
        yield "fields", template, args, names


FUNCTIONS = {
    "repr": repr,
    "ascii": ascii,
    "format": format,
    "percent": lambda template, value: template % value,
    "fields": lambda template, args, names: template.format(*args, **names),
}

with open("python-cases.jsonl", "w", encoding="utf-8") as file:
    for name, *args in cases():
        try:
            result = FUNCTIONS[name](*args)
        except Exception as error:
            result = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps([name, [encode(arg) for arg in args], result]), file=file)
