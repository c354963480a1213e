/** Product of two square matrices: lists of lists of fractions. */
import { measure } from "../timed.mjs";

function matrix(n, seed) {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => ((i - j) * (i + j) * seed) / n),
  );
}

function product(a, b) {
  const n = a.length;
  const columns = b[0].length;
  const result = [];
  for (let i = 0; i < n; i++) {
    const row = a[i];
    const sums = new Array(columns).fill(0);
    for (let k = 0; k < b.length; k++) {
      const factor = row[k];
      const other = b[k];
      for (let j = 0; j < columns; j++) sums[j] += factor * other[j];
    }
    result.push(sums);
  }
  return result;
}

function run(n) {
  const c = product(matrix(n, 0.25), matrix(n, 0.5));
  let trace = 0;
  for (let i = 0; i < n; i++) trace += c[i][i];
  return Math.round(trace);
}

measure("matmul", run);
