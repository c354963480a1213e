/** The records of goroutines: their numbers, and one that is used again. */
import { rt } from "./rt.ts";
import type { Goroutine } from "./types.ts";

/** For what counts as a goroutine. */
export function newNumber(): number {
  return ++rt.created;
}

/** The record of a goroutine that has ended without ever waiting: nobody knows it, so the next one can have it. */
let spare: Goroutine | null = null;

/** Takes the record that is there to be used again, if there is one. */
export function takeSpare(): Goroutine | null {
  const record = spare;
  spare = null;
  return record;
}

/** A goroutine has ended that has never waited and is in no list. */
export function reuse(goroutine: Goroutine): void {
  goroutine.value = null;
  goroutine.received = null;
  goroutine.failure = null;
  spare = goroutine;
}
