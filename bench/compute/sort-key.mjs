/** Sorting records by a key: dicts, callbacks, comparison. */
import { measure } from "../timed.mjs";

function records(n) {
  const result = [];
  let x = 42;
  for (let i = 0; i < n; i++) {
    x = (x * 16807) % 2147483647;
    result.push({ id: i, group: x % 100, score: x / 1000 });
  }
  return result;
}

function run(n) {
  const all = records(n);
  const byScore = all.slice().sort((a, b) => a.score - b.score);
  const key = (r) => r.group * 1000000 - r.id;
  const byGroup = all.slice().sort((a, b) => key(a) - key(b));
  let sum = 0;
  for (let i = 0; i < n; i += 10) sum += i * (byScore[i].id + byGroup[i].id);
  return sum;
}

measure("sort-key", run);
