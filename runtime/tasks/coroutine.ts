/** Coroutines: calls of async functions that have not started yet (language §14). */
import { RuntimeError } from "../errors/index.ts";
import { documented, variadic } from "../objects/functions.ts";
import { parseSignature } from "../objects/signature.ts";
import type { FunctionValue } from "../objects/types.ts";
import { normalize } from "../values/numeric.ts";
import { Task } from "./task.ts";

export class Coroutine {
  static readonly $name: string = "coroutine";

  private readonly name: string;
  private run: (() => unknown) | null;

  /** @param run the call, under the suspending convention */
  constructor(name: string, run: () => unknown) {
    this.name = name;
    this.run = run;
  }

  get $kind(): string {
    return "coroutine";
  }

  /** Runs it in the current goroutine, under the suspending convention. */
  start(): unknown {
    const { run } = this;
    if (run === null) throw new RuntimeError("cannot reuse already awaited coroutine");
    this.run = null;
    return run();
  }

  /** JavaScript code that awaits a coroutine starts it. */
  then(...handlers: Parameters<Task["then"]>): Promise<unknown> {
    return new Task(() => this.start()).then(...handlers);
  }

  __repr__(): string {
    return `<coroutine ${this.name}>`;
  }
}

/** An async function: calling it binds the arguments to the parameters of `f` and makes a coroutine. */
export function asyncDefinition(f: FunctionValue): FunctionValue {
  const sig = f.$sig!;
  const name = parseSignature(sig).name;
  const plain = f.$impl ?? f;
  const entry = f.$implS ?? f.$s;
  const value = variadic(function (this: unknown, ...args: unknown[]) {
    return new Coroutine(
      name,
      entry === undefined ? () => normalize(plain.apply(this, args)) : () => entry.apply(this, args),
    );
  }, sig);
  return f.$doc === undefined ? value : documented(value, f.$doc);
}
