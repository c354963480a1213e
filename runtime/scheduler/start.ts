/** A goroutine that has not begun: what is known of it, and the record that it gets when it begins. */
import { noPosition } from "./blocking.ts";
import { type Frame, Goroutine, type Steps } from "./goroutine.ts";
import { addLive } from "./live.ts";
import { rt } from "./rt.ts";
import type { Runnable } from "./scheduler.ts";

/** A function, and what it is given; where those are enough a `go` needs no closure. */
export type Code = (...given: unknown[]) => unknown;

/** The record of a goroutine that has ended without ever waiting: nobody knows it, so the next one can have it. */
let spare: Goroutine | null = null;

/** Small, since many may be waiting for their beginning, and most goroutines need their records for a moment only. */
export class Start implements Runnable {
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
    const goroutine = spare ?? new Goroutine(0, noPosition);
    spare = null;
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

const step: Frame = (goroutine) => goroutine.step(goroutine.steps!);

/** Its code makes the generator at the first step, and is called for all the others. */
export class CallStart extends Start {
  override run(goroutine: Goroutine): unknown {
    goroutine.frame = this.code as unknown as Frame;
    return this.code(goroutine, this.a, this.b, this.c);
  }
}

/** A goroutine has ended that has never waited and is in no list. */
export function reuse(goroutine: Goroutine): void {
  goroutine.value = null;
  goroutine.received = null;
  goroutine.failure = null;
  spare = goroutine;
}

/** For what counts as a goroutine. */
export function newNumber(): number {
  return ++rt.created;
}

/** A goroutine that begins without being queued. */
export function newGoroutine(id: number = newNumber()): Goroutine {
  const goroutine = new Goroutine(id, noPosition);
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
