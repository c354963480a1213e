/** SymbolValue: a quoted name; a keyword is a symbol whose name begins with a colon. */

import { isOf } from "./kinds.ts";
import { OWN } from "./own.ts";

export class SymbolValue {
  static readonly $name: string = "symbol";

  readonly name: string;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(name: string) {
    this.name = name;
  }

  get $kind(): string {
    return "symbol";
  }

  __repr__(): string {
    return this.name;
  }
}

/** The symbol of that name: always the same one, in other copies of the runtime too. */
export function symbol(name: string): SymbolValue {
  const symbols = interned();
  let found = symbols.get(name);
  if (found === undefined) {
    found = new SymbolValue(name);
    symbols.set(name, found);
  }
  return found;
}

function interned(): Map<string, SymbolValue> {
  const registry = globalThis as { [key: symbol]: Map<string, SymbolValue> | undefined };
  return (registry[Symbol.for("m28.symbols")] ??= new Map());
}

export function isSymbol(value: unknown): value is SymbolValue {
  return isOf("symbol", value);
}
