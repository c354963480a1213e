/** Edit distance of two texts: characters of strings, rows of small integers. */
import { measure } from "../timed.mjs";

function text(length, step) {
  const letters = "abcdefghij";
  const parts = [];
  let at = 0;
  for (let i = 0; i < length; i++) {
    at = (at * 7 + step + i) % 10;
    parts.push(letters[at]);
  }
  return parts.join("");
}

function distance(a, b) {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const current = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const changed = a[i] === b[j] ? previous[j] : previous[j] + 1;
      const removed = previous[j + 1] + 1;
      const added = current[j] + 1;
      current.push(Math.min(changed, removed, added));
    }
    previous = current;
  }
  return previous.at(-1);
}

function run(n) {
  return distance(text(n, 3), text(n, 4));
}

measure("levenshtein", run);
