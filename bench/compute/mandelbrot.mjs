/** Points of the Mandelbrot set: arithmetic on local fractions. */
import { measure } from "../timed.mjs";

function stays(cr, ci) {
  let zr = 0;
  let zi = 0;
  for (let i = 0; i < 50; i++) {
    const nextZr = zr * zr - zi * zi + cr;
    zi = 2 * zr * zi + ci;
    zr = nextZr;
    if (zr * zr + zi * zi > 4) return false;
  }
  return true;
}

function run(n) {
  let count = 0;
  for (let y = 0; y < n; y++) {
    const ci = (2 * y) / n - 1;
    for (let x = 0; x < n; x++) {
      if (stays((3 * x) / n - 2, ci)) count++;
    }
  }
  return count;
}

measure("mandelbrot", run);
