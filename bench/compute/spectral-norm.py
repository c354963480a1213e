"""The spectral norm of an infinite matrix: calls in inner loops."""

from math import sqrt

from timed import measure


def element(i, j):
    s = i + j
    return 1 / (s * (s + 1) // 2 + i + 1)


def times(u):
    result = []
    for i in range(len(u)):
        total = 0.0
        for j in range(len(u)):
            total += element(i, j) * u[j]
        result.append(total)
    return result


def times_transposed(u):
    result = []
    for i in range(len(u)):
        total = 0.0
        for j in range(len(u)):
            total += element(j, i) * u[j]
        result.append(total)
    return result


def run(n):
    u = [1.0] * n
    v = u
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    uv = vv = 0.0
    for i in range(n):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    return round(sqrt(uv / vv) * 1e9)


measure("spectral-norm", run)
