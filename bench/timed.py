"""Times the runs of a program that is started with arguments such as: runs=5 warmup=200 limit=1000 fib=27"""

import json
import sys
from time import perf_counter


def measure(name, run):
    """Runs the program if the arguments give it a size, and prints its result and the milliseconds of each run."""
    given = dict(arg.split("=") for arg in sys.argv[1:])
    if name not in given:
        return
    size = int(given[name])
    runs = int(given.get("runs", 1))
    warmup = int(given.get("warmup", 0))
    limit = int(given.get("limit", 1000))
    start = perf_counter()
    check = run(size)
    first = milliseconds_since(start)
    while milliseconds_since(start) < warmup:
        run(size)
    times = []
    start = perf_counter()
    while len(times) < runs and (not times or milliseconds_since(start) < limit):
        before = perf_counter()
        again = run(size)
        times.append(milliseconds_since(before))
        assert again == check, f"{name} gave {again} after {check}"
    print(json.dumps({"program": name, "check": str(check), "first": first, "times": times}))


def milliseconds_since(start):
    return 1000 * (perf_counter() - start)
