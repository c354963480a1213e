/** Generator expressions: iterators over compiled JavaScript generators. */
import { RuntimeError } from "../errors/hierarchy.ts";
import { rt, started } from "../scheduler/rt.ts";

/** A one-shot iterator; leaving a loop early does not end it. */
export class GeneratorIterator implements IterableIterator<unknown> {
  static readonly $name: string = "generator";
  readonly #source: Iterator<unknown>;

  constructor(source: Iterator<unknown>) {
    this.#source = source;
  }

  next(): IteratorResult<unknown> {
    return this.#source.next();
  }

  [Symbol.iterator](): this {
    return this;
  }

  __repr__(): string {
    return "<generator object <genexpr>>";
  }
}

export function generatorOf(source: Iterator<unknown>): GeneratorIterator {
  return new GeneratorIterator(source);
}

/** One whose body may suspend: it blocks the goroutine that advances it, and gives each value through that goroutine. */
export class SuspendingGenerator {
  static readonly $name: string = "generator";
  readonly #source: AsyncIterator<unknown>;

  constructor(source: AsyncIterator<unknown>) {
    this.#source = source;
  }

  /** Follows the suspending convention; END when it is over. */
  nextS(): unknown {
    rt.ok = 0;
    return started(this.#source.next() as Promise<unknown>);
  }

  [Symbol.iterator](): Iterator<unknown> {
    throw new RuntimeError("blocking operation in a context that cannot suspend");
  }

  __repr__(): string {
    return "<generator object <genexpr>>";
  }
}

export function suspendingGenerator(source: AsyncIterator<unknown>): SuspendingGenerator {
  return new SuspendingGenerator(source);
}
