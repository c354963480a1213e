/** What bounds the macros of a program: how much work a call may be, and what it may reach (language §11.3). */
import { type Bounds, bounds, setBounds } from "../../runtime/bounds.ts";
import { RuntimeError } from "../../runtime/errors/hierarchy.ts";
import { cost, costOfInteger, counted, Exhausted } from "../2-expand/work.ts";
import { isRefused } from "./builtin-names.ts";
import { withoutEvaluation } from "./evaluate.ts";
import type { Host } from "./host.ts";
import { mostSteps } from "./regexp-cost.ts";

/** In turns of a loop that does little: a second or two, and less than a gigabyte if all of them make objects that stay. */
const MOST_WORK = 10_000_000;

const MOST_SECONDS = 5;

const MOST_PRINTED = 1_000_000;

/** On a slow machine it is the time, on others the work. */
const TOO_MUCH = "it takes more time or memory than a macro may";

/** Searches with fewer are not worth being watched. */
const FEW_STEPS = 10_000_000;
const STEPS_OF_A_TURN = 100;

/** After how much work to look at the clock. */
const PATIENCE = 1000;

/** What is left for a call of a macro, and for the calls in what it gives. */
export class Allowance {
  work = MOST_WORK;
  printed = MOST_PRINTED;
  milliseconds = MOST_SECONDS * 1000;
}

/**
 * Runs code of macros. Where some is running already, that one's allowance counts.
 * @throws Exhausted when there is nothing left
 */
export function bounded<T>(allowance: Allowance, host: Host, run: () => T): T {
  if (bounds !== null) return run();
  const own = new MacroBounds(allowance, host);
  setBounds(own);
  try {
    return withoutEvaluation(run);
  } finally {
    setBounds(null);
    own.end();
  }
}

/** What emitted code calls where it may go on without end, or make something. */
export function countTurn(): void {
  bounds?.work(1);
}

/** @returns the value */
export function countValue(value: unknown): unknown {
  bounds?.work(1 + cost(value));
  return value;
}

/** Classes outlive the call in which they are made. */
const made = /* @__PURE__ */ new WeakSet<object>();

class MacroBounds implements Bounds {
  readonly #allowance: Allowance;
  readonly #host: Host;
  readonly made = made;
  readonly cost = cost;
  readonly costOfInteger = costOfInteger;
  #since = performance.now();
  #unseen = 0;
  /** Some take long and count little: the sorting of a long list. */
  #calls = 0;
  #output = "";

  constructor(allowance: Allowance, host: Host) {
    this.#allowance = allowance;
    this.#host = host;
  }

  work = (amount: number): void => {
    const left = this.#allowance;
    left.work -= amount;
    this.#unseen += amount;
    if (this.#unseen > PATIENCE || (++this.#calls & 15) === 0) this.#lookAtClock();
    // Also where the amount is no number.
    if (!(left.work > 0)) throw new Exhausted(TOO_MUCH);
  };

  counted(value: unknown, items: Iterable<unknown>): Iterable<unknown> {
    return counted(value, items, this);
  }

  ends(thrown: unknown): boolean {
    return thrown instanceof Exhausted;
  }

  print(text: string): void {
    this.work(text.length / 16);
    this.#allowance.printed -= text.length;
    if (this.#allowance.printed < 0) throw new Exhausted(`it prints more than ${MOST_PRINTED} characters`);
    this.#output += text;
  }

  search(regExp: RegExp, text: string): RegExpExecArray | null {
    const steps = mostSteps(regExp.source, text.length);
    if (steps < FEW_STEPS) {
      this.work(steps / STEPS_OF_A_TURN);
      return regExp.exec(text);
    }
    const { interruptible } = this.#host;
    if (interruptible === undefined) throw this.refusal("regular expressions that may take long");
    this.#lookAtClock();
    const result = interruptible(() => regExp.exec(text), Math.ceil(this.#allowance.milliseconds));
    if (result === null) throw this.#outOfTime();
    return result.value;
  }

  refusal(what: string): Error {
    return new RuntimeError(`${what} cannot be used while the program is compiled`);
  }

  refusedMember(module: string, name: string): Error | null {
    return isRefused(module, name) ? this.refusal(`'${module}.${name}'`) : null;
  }

  end(): void {
    this.#allowance.milliseconds -= performance.now() - this.#since;
    if (this.#output !== "") this.#host.printed?.(this.#output);
  }

  #lookAtClock(): void {
    const now = performance.now();
    this.#allowance.milliseconds -= now - this.#since;
    this.#since = now;
    this.#unseen = 0;
    if (this.#allowance.milliseconds < 0) throw this.#outOfTime();
  }

  #outOfTime(): Exhausted {
    this.#allowance.milliseconds = 0;
    return new Exhausted(TOO_MUCH);
  }
}
