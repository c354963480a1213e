"""Queens that do not attack each other: recursion with tables of what is taken."""

from timed import measure


def place(row, n, columns, rising, falling):
    if row == n:
        return 1
    solutions = 0
    for column in range(n):
        up = row + column
        down = row - column + n
        if not (columns[column] or rising[up] or falling[down]):
            columns[column] = rising[up] = falling[down] = True
            solutions += place(row + 1, n, columns, rising, falling)
            columns[column] = rising[up] = falling[down] = False
    return solutions


def run(n):
    return place(0, n, [False] * n, [False] * (2 * n), [False] * (2 * n + 1))


measure("queens", run)
