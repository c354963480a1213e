/** Functions that waited when an error passed them. They are on no stack of the engine, but belong to the traceback. */
import type { BaseException } from "../errors/hierarchy.ts";
import { positionOf } from "./positions.ts";
import { m28File } from "./reports.ts";
import { rt } from "./rt.ts";
import type { Frame } from "./stack.ts";

/** A function that waits at a position, and its caller. */
interface Waiting {
  readonly at: number;
  readonly next: Waiting | null;
}

/** For each time that the error, or one that has it as its context, left continuations: those that waited for the one that failed. */
const passed = /* @__PURE__ */ new WeakMap<object, (Waiting | null)[]>();

/** An error leaves continuations. */
export function noteWaiting(error: unknown, waiting: Waiting | null): void {
  rt.lostFrames = withWaiting;
  const seen = new Set<unknown>();
  for (let each = error; isObject(each) && !seen.has(each); each = earlier(each)) {
    seen.add(each);
    const groups = passed.get(each);
    if (groups === undefined) passed.set(each, [waiting]);
    else groups.push(waiting);
  }
}

/** The frame of the runtime that lets functions go on which have waited: their callers wait, and come after it. */
const runnerName = /(^|\.)runContinuations$/;

/** The frames of an error, innermost first, with those of the functions that waited in their places. */
function withWaiting(error: object, frames: Frame[]): Frame[] {
  const groups = [...(passed.get(error) ?? [])];
  return frames.flatMap((frame) => {
    if (!runnerName.test(frame.name) || m28File.test(frame.file)) return [frame];
    const waiting: Frame[] = [];
    for (let each = groups.shift() ?? null; each !== null; each = each.next) {
      const position = positionOf(each.at);
      if (position === null) continue;
      waiting.push({ name: position.name, file: fileOf(position.file, frames), line: `${position.line}` });
    }
    return waiting;
  });
}

/** Positions have the name that the compiler was given; the stack's frames may know where that is. */
function fileOf(name: string, frames: readonly Frame[]): string {
  return frames.find(({ file }) => file === name || file.endsWith(`/${name}`))?.file ?? name;
}

function earlier(error: object): unknown {
  const { __cause__, __context__ } = error as Partial<BaseException>;
  return __cause__ ?? __context__;
}

function isObject(x: unknown): x is object {
  return typeof x === "object" && x !== null;
}
