/** Reads the stack of a JavaScript error, as V8, Firefox and Safari write it, after source maps have been applied. */

export interface Frame {
  /** As in the stack, without the object it was called on; `<module>` for code outside of functions. */
  readonly name: string;
  readonly file: string;
  readonly line: string;
  /** Missing where only the line is known. */
  readonly column?: string;
  /** Of JavaScript code that belongs to the traceback all the same. */
  readonly isForeign?: boolean;
}

/** V8: `at name (file:1:2)`, `at async name (file:1:2)`. There may be brackets in the file's name, too. */
const v8Named = /^\s*at (?:async )?(?:new )?(.*?) \((?:async )?(?!eval at )(.*):(\d+):(\d+)\)$/;
/** V8, outside of functions: `at file:1:2`, `at async file:1:2`. */
const v8Plain = /^\s*at (?:async )?()(.*):(\d+):(\d+)$/;
/** Firefox and Safari: `name@file:1:2`. */
const otherFrame = /^(?:async\*)?([^@]*)@(.*):(\d+):(\d+)$/;

/** The frames, innermost first; lines that are none, those of the message among them, are left out. */
export function framesOf(stack: string): Frame[] {
  const frames: Frame[] = [];
  for (const text of stack.split("\n")) {
    const [, name = "", file, line, column] =
      v8Named.exec(text) ?? v8Plain.exec(text) ?? otherFrame.exec(text) ?? [];
    if (line !== undefined) frames.push({ name: plainName(name), file: plainFile(file!), line, column });
  }
  return frames;
}

/** Of `Object.f`, `Box.f` and `f [as g]`: `f`. Newer versions of Node write the receiver's type before names of source maps, too. */
function plainName(name: string): string {
  return name.replace(/ \[as .*\]$/, "").replace(/^.*\.(?=[^.])|<anonymous>$/g, "") || "<module>";
}

/** The path of a `file:` URL, whose drive letter has a slash before it in Windows. */
function plainFile(file: string): string {
  if (!file.startsWith("file://")) return file;
  const path = file.slice(7).replace(/[?#].*$/, "");
  try {
    return decodeURIComponent(path).replace(/^\/(?=[A-Za-z]:\/)/, "");
  } catch {
    return path;
  }
}
