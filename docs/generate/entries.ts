/** How the reference shows an entry of the manifest. */

import { callShapes, methodCallShapes, parametersOf } from "../../runtime/manifest/call-shapes.ts";
import type { BuiltinEntry, MethodEntry, ResultKind } from "../../runtime/manifest-types.ts";
import type { Notes } from "./notes.ts";

const RESULTS: Partial<Record<ResultKind, string>> = {
  none: "`None`",
  bool: "a bool",
  int: "an integer",
  number: "a number",
  str: "a str",
  list: "a list",
  tuple: "a tuple",
  dict: "a dict",
  set: "a set",
  channel: "a channel",
  mutex: "a mutex",
  rwmutex: "an rwmutex",
  waitgroup: "a wait group",
  context: "a context",
  lazy: "an iterator",
};

/** @param prefix what stands before the name in a call: `math.`, `s.` */
export function builtinSection(entry: BuiltinEntry, notes: Notes, prefix = ""): string {
  const shapes = callShapes(entry, prefix);
  return section(`${prefix}${entry.name}`, shapes, notes, [
    sentence(entry.doc),
    entry.aliases?.length ? `Also called ${entry.aliases.map((alias) => `\`${alias}\``).join(", ")}.` : "",
    shapes === "" ? "" : resultOf(entry.result),
    blockingOf(entry),
  ]);
}

export function methodSection(entry: MethodEntry, notes: Notes, type: string): string {
  const blocks = entry.suspendsOn?.includes(type);
  return section(`${type}.${entry.name}`, methodCallShapes(entry, type), notes, [
    sentence(entry.doc),
    resultOf(entry.result),
    blocks ? "Blocks." : callsBlock(entry, parametersOf(entry)),
  ]);
}

function section(title: string, shapes: string, notes: Notes, sentences: readonly string[]): string {
  const text = [...sentences, notes.text].filter((each) => each !== "").join(" ");
  const examples = notes.examples.map((example) => example.text);
  return [
    `### \`${title}\``,
    shapes === "" ? "" : `\`\`\`text\n${shapes}\n\`\`\``,
    text,
    notes.raises.length === 0 ? "" : `Raises ${notes.raises.join("; ")}.`,
    examples.length === 0 ? "" : `\`\`\`lisp\n${examples.join("\n")}\n\`\`\``,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function resultOf(result: ResultKind | undefined): string {
  const text = RESULTS[result ?? "any"];
  return text === undefined ? "" : `Gives ${text}.`;
}

function blockingOf(entry: BuiltinEntry): string {
  if (entry.effect === "suspends") return "Blocks.";
  if (entry.effect === "polls") return "Does not wait, but a loop that calls it lets other goroutines run.";
  return entry.effect === "through" ? callsBlock(entry, parametersOf(entry)) : "";
}

/** Which arguments may block when they are called or iterated. */
function callsBlock({ calls = [], iterates = [] }: MethodEntry | BuiltinEntry, parameters: string[]): string {
  const named = parameters.filter((parameter) => parameter !== "/" && parameter !== "*");
  const name = (index: number) => named[index]?.replace(/^\*+|=$/g, "");
  const called = calls.map(name);
  const iterated = iterates.map(name);
  if (called.length + iterated.length === 0) return "";
  if ([...called, ...iterated].includes(undefined)) {
    const what = [calls.length > 0 && "a function that it calls", iterates.length > 0 && "an iterable"];
    return `Blocks when ${what.filter(Boolean).join(" or ")} does.`;
  }
  return `Blocks when ${[...new Set([...called, ...iterated])].map((each) => `\`${each}\``).join(" or ")} does.`;
}

function sentence(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}
