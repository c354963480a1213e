/** How an entry is called, as the reference and the session show it: `(sorted it [key=] [reverse=])`. */
import type { BuiltinEntry, MethodEntry } from "../manifest-types.ts";
import { methodShapes } from "./method-shapes.ts";
import { shapes } from "./shapes.ts";

/** What stands for the value in a method call. */
const RECEIVERS: Readonly<Record<string, string>> = {
  str: "s",
  list: "xs",
  tuple: "t",
  dict: "d",
  set: "s",
  frozenset: "s",
  range: "r",
  bytes: "b",
  bytearray: "b",
  number: "n",
  channel: "ch",
  mutex: "m",
  rwmutex: "rw",
  waitgroup: "wg",
  task: "t",
  coroutine: "c",
  generator: "g",
  file: "f",
};

/**
 * One shape a line; empty for values and exceptions.
 * @param prefix the module's name and a dot, for members of standard modules
 */
export function callShapes(entry: BuiltinEntry, prefix = ""): string {
  if (entry.kind !== "function" && entry.kind !== "class") return "";
  return shapes[prefix + entry.name] ?? shapeOf(entry, prefix);
}

/** @param type one of the entry's */
export function methodCallShapes(entry: MethodEntry, type: string): string {
  const { name } = entry;
  return (
    methodShapes[`${type}.${name}`] ?? methodShapes[name] ?? shapeOf(entry, `${RECEIVERS[type] ?? type}.`)
  );
}

/** The names in an entry's signature, with its marks. */
export function parametersOf({ signature }: Pick<BuiltinEntry, "signature">): string[] {
  const inside = signature?.slice(signature.indexOf("(") + 1, -1) ?? "";
  return inside === "" ? [] : inside.split(", ");
}

function shapeOf(entry: BuiltinEntry | MethodEntry, prefix: string): string {
  const parameters = parametersOf(entry);
  const slash = parameters.indexOf("/");
  const shown = parameters.flatMap((parameter, index) => {
    if (parameter === "/" || parameter === "*") return [];
    if (!parameter.endsWith("=")) return [parameter];
    return [index < slash ? `[${parameter.slice(0, -1)}]` : `[${parameter}]`];
  });
  return `(${[prefix + entry.name, ...shown].join(" ")})`;
}
