"""Product of two square matrices: lists of lists of fractions."""

from timed import measure


def matrix(n, seed):
    return [[(i - j) * (i + j) * seed / n for j in range(n)] for i in range(n)]


def product(a, b):
    n = len(a)
    columns = len(b[0])
    result = []
    for i in range(n):
        row = a[i]
        sums = [0.0] * columns
        for k in range(len(b)):
            factor = row[k]
            other = b[k]
            for j in range(columns):
                sums[j] += factor * other[j]
        result.append(sums)
    return result


def run(n):
    c = product(matrix(n, 0.25), matrix(n, 0.5))
    trace = 0.0
    for i in range(n):
        trace += c[i][i]
    return round(trace)


measure("matmul", run)
