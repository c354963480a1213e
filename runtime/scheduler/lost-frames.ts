/** Functions that waited when an error passed them, or came to them. They are on no stack of the engine, but belong to the traceback. */
import { reportedOf } from "../errors/native.ts";
import { isUnwritten } from "../errors/unwritten.ts";
import { type Position, positionOf } from "./positions.ts";
import { isOurs, m28File, ofProgram } from "./reports.ts";
import { rt } from "./rt.ts";
import { type Frame, framesOf } from "./stack.ts";

/** A function that waits at a position, and its caller. */
interface Waiting {
  readonly at: number;
  readonly next: Waiting | null;
}

interface Notes {
  /** For each time that the error, or one that has it as its context, left continuations: those that waited for the one that failed. */
  readonly passed: WeakMap<object, (Waiting | null)[]>;
  /** Where an error that came from outside was thrown in M28 code, and the position where that waited. */
  readonly thrownAt: WeakMap<object, { readonly here: Error; readonly at: number }>;
}

/** Of all copies of the runtime in a process: an error leaves functions of several, and one of them reports it. */
const notes: Notes = /* @__PURE__ */ sharedNotes(Symbol.for("m28.frames.1"));

function sharedNotes(key: symbol): Notes {
  const shared = globalThis as { [key: symbol]: Notes | undefined };
  return (shared[key] ??= { passed: new WeakMap(), thrownAt: new WeakMap() });
}

/** A goroutine throws an error that it was woken with, and that its own frames know nothing of: a rejection, an interruption. */
export function noteTaken(error: unknown, at: number): void {
  if (!isObject(error)) return;
  rt.lostFrames = completed;
  notes.thrownAt.set(error, { here: new Error(), at });
}

/**
 * An error leaves functions that have waited.
 * @param known an error that has been noted there before, with those that came before it
 */
export function noteWaiting(error: unknown, waiting: Waiting | null, known?: unknown): void {
  rt.lostFrames = completed;
  const seen = new Set([known]);
  for (let each = error; isObject(each) && !seen.has(each); each = earlier(each)) {
    seen.add(each);
    noteGroup(each, waiting);
    const place = notes.thrownAt.get(each);
    if (place !== undefined) noteGroup(place.here, waiting);
  }
}

function noteGroup(error: object, waiting: Waiting | null): void {
  const groups = notes.passed.get(error);
  if (groups === undefined) notes.passed.set(error, [waiting]);
  else groups.push(waiting);
}

/** The frames of an error, innermost first, with those that its stack does not have. */
function completed(error: object, frames: Frame[]): Frame[] {
  const own = withWaiting(error, frames);
  const place = notes.thrownAt.get(error);
  if (place === undefined) return own;
  const here = framesOf(String(place.here.stack));
  // One file, or the folder where the runtime's sources are.
  const runtime = here[0]?.file.replace(/scheduler\/lost-frames\.ts$/, "");
  const around = ofProgram(withWaiting(place.here, here), here);
  const position = positionOf(place.at);
  if (around.length === 0 && position !== null) around.push(frameOf(position, own));
  // Of an error of JavaScript, what is outside of JavaScript is where that was called, perhaps long before.
  const end = own.findIndex(isOurs);
  const inside =
    reportedOf(error) !== undefined || isUnwritten(error)
      ? own.filter(isOurs)
      : end === -1
        ? own
        : own.slice(0, end);
  return [
    ...inside.filter((frame) => isShown(frame, runtime)).map((frame) => ({ ...frame, isForeign: true })),
    ...around,
  ];
}

function isShown({ file }: Frame, runtime: string | undefined): boolean {
  return !file.startsWith("node:") && (runtime === undefined || !file.startsWith(runtime));
}

/** The frame of the runtime that lets functions go on which have waited: their callers wait, and come after it. */
const runnerName = /(^|\.)runContinuations$/;

/** The frames of an error, innermost first, with those of the functions that waited in their places. */
function withWaiting(error: object, frames: Frame[]): Frame[] {
  const groups = [...(notes.passed.get(error) ?? [])];
  return frames.flatMap((frame) => {
    if (!runnerName.test(frame.name) || m28File.test(frame.file)) return [frame];
    const waiting: Frame[] = [];
    for (let each = groups.shift() ?? null; each !== null; each = each.next) {
      const position = positionOf(each.at);
      if (position === null) continue;
      waiting.push(frameOf(position, frames));
    }
    return waiting;
  });
}

function frameOf({ name, file, line }: Position, frames: readonly Frame[]): Frame {
  return { name, file: fileOf(file, frames), line: `${line}` };
}

/** Positions have the name that the compiler was given; the stack's frames may know where that is. */
function fileOf(name: string, frames: readonly Frame[]): string {
  return frames.find(({ file }) => file === name || file.endsWith(`/${name}`))?.file ?? name;
}

function earlier(error: object): unknown {
  const exception = reportedOf(error);
  return exception?.__cause__ ?? exception?.__context__;
}

function isObject(x: unknown): x is object {
  return typeof x === "object" && x !== null;
}
