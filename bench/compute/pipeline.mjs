/** Functions that make functions: closures, map, filter and reduce. */
import { measure } from "../timed.mjs";

const compose = (f, g) => (x) => g(f(x));
const adder = (n) => (x) => x + n;
const scaler = (n) => (x) => x * n;

function counter() {
  let count = 0;
  return () => ++count;
}

function run(n) {
  const stages = [adder(3), scaler(2), adder(-1), (x) => x % 1000];
  const transform = stages.reduce((f, g) => compose(f, g));
  const tick = counter();
  let total = 0;
  for (let round = 0; round < 10; round++) {
    total += Array.from({ length: n }, (_, i) => transform(i))
      .filter((x) => x % 3 === 0)
      .map((x) => {
        tick();
        return x * x + round;
      })
      .reduce((a, b) => a + b, 0);
  }
  return total + tick();
}

measure("pipeline", run);
