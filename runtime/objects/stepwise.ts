/** Operations under the suspending convention, written as generators: they yield what other operations gave, and get the results. */
import { rt, started } from "../scheduler/rt.ts";
import type { Entry } from "./entry-type.ts";

/**
 * `const v = yield operation()` is the operation's result, whether it was there at once or suspended. What the operation was
 * waiting for is asked for before anything else is called, so only one operation may stand in a `yield`.
 */
export type Stepwise = Generator<unknown, unknown, unknown>;

/** The suspending entry of such an operation. */
export function stepwise(body: (...args: never[]) => Stepwise): Entry {
  return (...args) => performed(body(...(args as never[])));
}

/** The operation's result, or undefined once it has suspended. Throws what it throws before that. */
export function performed(body: Stepwise): unknown {
  const step = untilSuspended(body, body.next());
  if (step !== null) return step.value;
  const { pending } = rt;
  rt.ok = 0;
  return started(goOn(body, pending));
}

async function goOn(body: Stepwise, first: Promise<unknown> | null): Promise<unknown> {
  const goroutine = rt.cur;
  for (let pending = first; ; { pending } = rt) {
    let step: IteratorResult<unknown, unknown>;
    try {
      await pending;
      step = body.next(goroutine.resume());
    } catch (error) {
      rt.cur = goroutine;
      step = body.throw(error);
    }
    const last = untilSuspended(body, step);
    if (last !== null) return goroutine.done(last.value);
  }
}

/** Null when an operation has suspended. */
function untilSuspended(
  body: Stepwise,
  first: IteratorResult<unknown, unknown>,
): IteratorResult<unknown, unknown> | null {
  let step = first;
  while (!step.done) {
    if (step.value === undefined) return null;
    step = body.next(step.value);
  }
  return step;
}
