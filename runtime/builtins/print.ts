/** print and input. */
import { AttributeError, EOFError, typeError } from "../errors/hierarchy.ts";
import { standardInput } from "../files/standard-input.ts";
import { fileSystem } from "../host.ts";
import type { FunctionValue } from "../objects/types.ts";
import { invoke } from "../scheduler/without-suspending.ts";
import { str } from "../text/str.ts";
import { truthy } from "../values/truth.ts";
import type { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { flushOutput, writeOutput } from "./output.ts";

/** `(print a…)`. */
export function printItems(...items: unknown[]): null {
  return printItemsOf(items);
}

/** The same of a list. */
export function printItemsOf(items: readonly unknown[]): null {
  return printText(items.length === 1 ? str(items[0]) : items.map((item) => str(item)).join(" "));
}

/** `(print a…)` of what is one text already. */
export function printText(text: string): null {
  writeOutput(`${text}\n`);
  return null;
}

/** `(print a… sep=" " end="\n" file=None flush=False)`. */
export function print(args: Tuple, sep?: unknown, end?: unknown, file?: unknown, flush?: unknown): null {
  const { items } = args;
  const text = items.length === 1 ? str(items[0]) : items.map(str).join(option("sep", sep, " "));
  const line = text + option("end", end, "\n");
  if (file === undefined || file === null) writeOutput(line);
  else writeTo(file, line);
  if (flush !== undefined && truthy(flush)) flushOutput();
  return null;
}

/** `(input [prompt])`: stops the whole program until there is a line. */
export function input(prompt?: unknown): string {
  if (prompt !== undefined) writeOutput(str(prompt));
  flushOutput();
  const fs = fileSystem();
  if (fs !== undefined) return withoutEnd(standardInput(fs).readLine());
  const answer = (globalThis as { prompt?: (text: string) => string | null }).prompt?.(
    prompt === undefined ? "" : str(prompt),
  );
  if (answer === undefined || answer === null) throw new EOFError(noLine);
  return answer;
}

const noLine = "EOF when reading a line";

function withoutEnd(line: string): string {
  if (line === "") throw new EOFError(noLine);
  return line.replace(/\r?\n$/, "");
}

interface Writable {
  readonly write?: unknown;
  readonly $getattr?: (name: string) => unknown;
}

/** Not by `callMethod`, whose many cases every program that prints would have to carry. */
function writeTo(file: unknown, text: string): void {
  const { write, $getattr } = file as Writable;
  const method = $getattr === undefined ? write : $getattr.call(file, "write");
  if (typeof method !== "function")
    throw new AttributeError(`'${typeName(file)}' object has no attribute 'write'`);
  invoke(method as FunctionValue, file, [text]);
}

function option(name: string, value: unknown, otherwise: string): string {
  if (value === undefined || value === null) return otherwise;
  if (typeof value === "string") return value;
  throw typeError(`${name} must be None or a string, not ${typeName(value)}`);
}
