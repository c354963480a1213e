/** JavaScript names for M28 names: readable, and never two M28 names under one JavaScript name. */
import { DEFINABLE } from "../1-read/operators.ts";
import type { Variable } from "../3-analyze/core.ts";
import { environmentName } from "./build.ts";
import { variableNameFor } from "./javascript-names.ts";

/** What operators are called in JavaScript names. */
const SIGNS: Readonly<Record<string, string>> = {
  "+": "plus",
  "*": "times",
  "/": "by",
  "%": "mod",
  "@": "at",
  "&": "and",
  "|": "or",
  "^": "caret",
  "~": "tilde",
  "<": "less",
  ">": "greater",
  "=": "equal",
};

/**
 * `chan-closed?` becomes `chan_closed_p`, `set!` `set_x`, `a->b` `a_to_b`, a generated `g 1` `g_1`; the compiler's own `%` names lose
 * it. Whatever the text is, this is the name of a variable.
 */
export function munge(name: string): string {
  return variableNameFor(PLAIN.test(name) ? name : withoutSigns(name));
}

const PLAIN = /^\w+$/;

function withoutSigns(name: string): string {
  if (name === "-") return "minus";
  if (DEFINABLE.has(name)) return [...name].map((sign) => SIGNS[sign] ?? "not").join("_");
  return name
    .replace(/^%/, "")
    .replaceAll(" ", "_")
    .replaceAll("->", "_to_")
    .replaceAll("-", "_")
    .replaceAll("?", "_p")
    .replaceAll("!", "_x");
}

/** The names of one module: of its variables, of what it imports from the runtime, and of what lowering adds. */
export class NameTable {
  readonly #ofVariable = new Map<Variable, string>();
  /** JavaScript name → the M28 name that owns it. */
  readonly #owners = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  /** The object whose properties the module's variables are; null when they are variables. */
  readonly #environment: string | null;

  /**
   * Names every variable of the module; those that hide a variable of the same M28 name get a name of their own.
   * @param others names that are taken
   */
  constructor(
    variables: Iterable<Variable>,
    hiding: ReadonlySet<Variable>,
    environment: string | null = null,
    others: Iterable<string> = [],
  ) {
    this.#environment = environment;
    for (const name of others) this.#owners.set(name, "");
    const all = [...variables];
    const shared = new Map<string, number>();
    for (const v of all) shared.set(v.name, (shared.get(v.name) ?? 0) + 1);
    for (const v of all)
      if (shared.get(v.name) === 1 || !(isInner(v) || hiding.has(v)))
        this.#ofVariable.set(v, this.#claim(v.name));
    for (const v of all) if (!this.#ofVariable.has(v)) this.#ofVariable.set(v, this.fresh(munge(v.name)));
  }

  /** As it is written: a name, or `$env.name`. */
  of(variable: Variable): string {
    if (this.#environment !== null && variable.variable === "module") {
      return environmentName(this.#environment, variable.name);
    }
    const name = this.#ofVariable.get(variable);
    if (name === undefined) throw new Error(`variable ${variable.name} was not collected`);
    return name;
  }

  /** A JavaScript name not yet used in this module: the base itself if it is free, else `base$2` … */
  fresh(base: string): string {
    if (!this.#owners.has(base)) {
      this.#owners.set(base, "");
      return base;
    }
    for (let n = (this.#counts.get(base) ?? 1) + 1; ; n++) {
      const name = `${base}$${n}`;
      if (this.#owners.has(name)) continue;
      this.#counts.set(base, n);
      this.#owners.set(name, "");
      return name;
    }
  }

  isTaken(name: string): boolean {
    return this.#owners.has(name);
  }

  #claim(name: string): string {
    const base = munge(name);
    for (let n = 1; ; n++) {
      const candidate = n === 1 ? base : `${base}$${n}`;
      const owner = this.#owners.get(candidate);
      if (owner !== undefined && owner !== name) continue;
      this.#owners.set(candidate, name);
      return candidate;
    }
  }
}

/** Variables that may hide one of the same name within the same function. */
function isInner(variable: Variable): boolean {
  return (
    variable.variable === "block" || variable.variable === "class" || variable.variable === "comprehension"
  );
}
