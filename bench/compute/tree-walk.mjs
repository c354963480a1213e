/** A walk over nested lists, dicts, strings and numbers, as read from JSON: tests of types. */
import { measure } from "../timed.mjs";

function leaf(seed) {
  if (seed % 4 === 0) return seed;
  if (seed % 4 === 1) return `text ${seed}`;
  if (seed % 4 === 2) return null;
  return seed % 8 === 3;
}

function document(depth, seed) {
  if (depth === 0) return leaf(seed);
  if (depth % 2 === 0) return [0, 1, 2, 3].map((i) => document(depth - 1, seed * 3 + i));
  return {
    name: `node ${seed}`,
    left: document(depth - 1, seed + 1),
    right: document(depth - 1, seed + 2),
    size: seed,
  };
}

function weight(value) {
  if (value === null) return 1;
  if (typeof value === "boolean") return value ? 2 : 3;
  if (typeof value === "number") return value % 10;
  if (typeof value === "string") return value.length;
  let sum = 0;
  if (Array.isArray(value)) {
    for (const item of value) sum += weight(item);
  } else {
    for (const [key, item] of Object.entries(value)) sum += key.length + weight(item);
  }
  return sum;
}

function run(depth) {
  const found = document(depth, 1);
  let sum = 0;
  for (let i = 0; i < 5; i++) sum += weight(found);
  return sum;
}

measure("tree-walk", run);
