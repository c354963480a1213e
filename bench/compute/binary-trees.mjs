/** Building and walking trees of small objects: allocation. */
import { measure } from "../timed.mjs";

class Node {
  constructor(left, right) {
    this.left = left;
    this.right = right;
  }

  check() {
    return this.left === null ? 1 : 1 + this.left.check() + this.right.check();
  }
}

function tree(depth) {
  return depth === 0 ? new Node(null, null) : new Node(tree(depth - 1), tree(depth - 1));
}

function run(depth) {
  const longLived = tree(depth);
  let sum = 0;
  for (let d = 4; d <= depth; d += 4) {
    const count = 2 ** (depth - d);
    for (let i = 0; i < count; i++) sum += tree(d).check();
  }
  return sum + longLived.check();
}

measure("binary-trees", run);
