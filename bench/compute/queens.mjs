/** Queens that do not attack each other: recursion with tables of what is taken. */
import { measure } from "../timed.mjs";

function place(row, n, columns, rising, falling) {
  if (row === n) return 1;
  let solutions = 0;
  for (let column = 0; column < n; column++) {
    const up = row + column;
    const down = row - column + n;
    if (columns[column] || rising[up] || falling[down]) continue;
    columns[column] = rising[up] = falling[down] = true;
    solutions += place(row + 1, n, columns, rising, falling);
    columns[column] = rising[up] = falling[down] = false;
  }
  return solutions;
}

function run(n) {
  const table = (size) => new Array(size).fill(false);
  return place(0, n, table(n), table(2 * n), table(2 * n + 1));
}

measure("queens", run);
