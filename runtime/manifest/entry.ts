/** Short ways to write the entries of the manifest. */
import type { BuiltinEntry, Effect, ResultKind } from "../manifest-types.ts";

type Details = Partial<BuiltinEntry>;

/** A built-in before its section is known. */
export type Row = Omit<BuiltinEntry, "section">;

/** A function that cannot suspend. */
export function pure(
  name: string,
  signature: string | null,
  result: ResultKind,
  doc: string,
  details: Details = {},
): Row {
  return row(name, signature, "pure", doc, { result, ...details });
}

/** A function that suspends exactly when what it calls or iterates does; `details` says which arguments. */
export function through(name: string, signature: string | null, doc: string, details: Details): Row {
  return row(name, signature, "through", doc, details);
}

/** A function that looks at a channel, lock or context without waiting. */
export function polls(name: string, result: ResultKind, doc: string, details: Details = {}): Row {
  return row(name, null, "polls", doc, { result, ...details });
}

/** A blocking operation. */
export function suspends(name: string, result: ResultKind, doc: string, details: Details = {}): Row {
  return row(name, null, "suspends", doc, { result, ...details });
}

/** A built-in type. */
export function type(name: string, signature: string | null, doc: string, details: Details = {}): Row {
  return row(name, signature, details.effect ?? "pure", doc, {
    kind: "class",
    export: `${name}Type`,
    ...details,
  });
}

export function value(name: string, doc: string, details: Details = {}): Row {
  return row(name, null, "pure", doc, { kind: "value", result: "any", ...details });
}

/** What a group of rows has in common. */
interface Group {
  /** The names, of its rows, that macros may use (`compileTime`): a row that nobody has thought about is not among them. */
  readonly inMacros: readonly string[] | "all";
}

/** Gives every row its section of the language guide. */
export function section(
  at: string | (Group & { readonly number: string }),
  rows: readonly Row[],
): BuiltinEntry[] {
  if (typeof at === "string") return rows.map((entry) => ({ ...entry, section: at }));
  checkNames(at, rows);
  return rows.map((entry) => ({ ...entry, section: at.number, compileTime: isInMacros(at, entry) }));
}

/** Gives the rows of a standard module exports that begin with the module's name. */
export function moduleSection(
  of: string | (Group & { readonly module: string }),
  rows: readonly Row[],
): BuiltinEntry[] {
  const group = typeof of === "string" ? { module: of, inMacros: [] } : of;
  checkNames(group, rows);
  const prefix = group.module.replace(".", "_");
  return rows.map((entry) => ({
    ...entry,
    export: `${prefix}_${entry.name}`,
    section: "18",
    compileTime: isInMacros(group, entry),
  }));
}

function checkNames({ inMacros }: Group, rows: readonly Row[]): void {
  if (inMacros === "all") return;
  const unknown = inMacros.find((name) => !rows.some((row) => row.name === name));
  if (unknown !== undefined) throw new Error(`there is no row '${unknown}'`);
}

function isInMacros({ inMacros }: Group, { name }: Row): boolean {
  return inMacros === "all" || inMacros.includes(name);
}

/** The words of a text. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

function row(name: string, signature: string | null, effect: Effect, doc: string, details: Details): Row {
  return { name, export: camelCase(name), kind: "function", signature, effect, doc, ...details };
}

function camelCase(name: string): string {
  return name.replace(/[?!]$/, "").replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
