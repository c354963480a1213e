/** Reads the stack of a JavaScript error, as V8, Firefox and Safari write it, after source maps have been applied. */

export interface Frame {
  /** As in the stack; empty when it has none. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** V8: `at name (file:1:2)`, `at async name (file:1:2)`, `at file:1:2`. */
const v8Frame = /^\s*at (?:async )?(?:(?:new )?(.*?) \()?(?:async )?([^()]*):(\d+):(\d+)\)?$/;
/** Firefox and Safari: `name@file:1:2`. */
const otherFrame = /^(?:async\*)?([^@]*)@(.*):(\d+):(\d+)$/;

/** The frames, innermost first; lines that are none, those of the message among them, are left out. */
export function framesOf(stack: string): Frame[] {
  const frames: Frame[] = [];
  for (const line of stack.split("\n")) {
    const parts = v8Frame.exec(line) ?? otherFrame.exec(line);
    if (parts === null) continue;
    const [, name = "", file = "", row, column] = parts;
    frames.push({ name: plainName(name), file: plainFile(file), line: Number(row), column: Number(column) });
  }
  return frames;
}

/** Without the object it was called on: `Object.f`, `f [as g]`. */
function plainName(name: string): string {
  return name.replace(/ \[as .*\]$/, "").replace(/^Object\./, "");
}

function plainFile(file: string): string {
  if (!file.startsWith("file://")) return file;
  return decodeURIComponent(file.slice("file://".length)).replace(/[?#].*$/, "");
}
