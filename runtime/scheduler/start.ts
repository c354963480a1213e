/** A goroutine that has not begun: what is known of it, and the record that it gets when it begins. */
import { noPosition } from "./blocking.ts";
import { GoroutineRecord } from "./goroutine.ts";
import { addLive } from "./live.ts";
import { newNumber, takeSpare } from "./records.ts";
import { rt } from "./rt.ts";
import type { Beginning, Code, Goroutine, Runnable, Steps, StepsFrame } from "./types.ts";

/** Small, since many may be waiting for their beginning, and most goroutines need their records for a moment only. */
export class Start implements Beginning, Runnable {
  readonly code: Code;
  private readonly id = ++rt.created;
  private readonly at: number;
  protected readonly a: unknown;
  protected readonly b: unknown;
  protected readonly c: unknown;

  /** @param at position of the `go` */
  constructor(code: Code, at: number, a: unknown, b: unknown, c: unknown) {
    this.at = at;
    this.code = code;
    this.a = a;
    this.b = b;
    this.c = c;
  }

  /** Up to the first wait, or to the end. */
  run(_goroutine: Goroutine): unknown {
    return this.code(this.a, this.b, this.c);
  }

  grant(): Goroutine {
    const goroutine = takeSpare() ?? new GoroutineRecord(0, noPosition);
    goroutine.id = this.id;
    goroutine.createdAt = this.at;
    goroutine.start = this;
    return goroutine;
  }
}

/** Its code is a generator function. */
export class StepsStart extends Start {
  override run(goroutine: Goroutine): unknown {
    goroutine.frame = step;
    return goroutine.step(this.code(this.a, this.b, this.c) as Steps);
  }
}

const step: StepsFrame = (goroutine) => goroutine.step(goroutine.steps!);

/** Its code makes the generator at the first step, and is called for all the others. */
export class CallStart extends Start {
  override run(goroutine: Goroutine): unknown {
    goroutine.frame = this.code as unknown as StepsFrame;
    return this.code(goroutine, this.a, this.b, this.c);
  }
}

/** A goroutine that begins without being queued. */
export function newGoroutine(id: number = newNumber()): Goroutine {
  const goroutine = new GoroutineRecord(id, noPosition);
  addLive(goroutine);
  return goroutine;
}

/** Main, which is number 1, unless that of another copy of the runtime still is: a library's has ended when the program begins. */
export function newMain(): Goroutine {
  const isTaken = rt.copies.some((copy) => copy.live().some(({ id }) => id === 1));
  const goroutine = newGoroutine(isTaken ? undefined : 1);
  goroutine.main = true;
  return goroutine;
}
