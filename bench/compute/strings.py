"""Building texts: appending, f-strings, joining, upper case, a look at each character."""

from timed import measure


def run(n):
    log = ""
    lines = []
    for i in range(n):
        log += "x" if i % 3 == 0 else str(i % 10)
        lines.append(f"{i}: item {i % 7}, total {i * 2}")
    everything = "\n".join(lines).upper()
    digits = 0
    for c in everything:
        if "0" <= c <= "9":
            digits += 1
    crosses = 0
    for i in range(len(log)):
        if log[i] == "x":
            crosses += 1
    return f"{len(everything)} {digits} {crosses} {everything[-10:]}"


measure("strings", run)
