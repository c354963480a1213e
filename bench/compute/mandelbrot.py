"""Points of the Mandelbrot set: arithmetic on local fractions."""

from timed import measure


def stays(cr, ci):
    zr = 0.0
    zi = 0.0
    for _ in range(50):
        next_zr = zr * zr - zi * zi + cr
        zi = 2.0 * zr * zi + ci
        zr = next_zr
        if zr * zr + zi * zi > 4.0:
            return False
    return True


def run(n):
    count = 0
    for y in range(n):
        ci = 2.0 * y / n - 1.0
        for x in range(n):
            if stays(3.0 * x / n - 2.0, ci):
                count += 1
    return count


measure("mandelbrot", run)
