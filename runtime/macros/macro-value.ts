/** What a macro's name holds at run time: the macro itself exists only in the compiler (language §11.2). */
import type { AttributeOwner } from "../objects/types.ts";
import { OWN } from "../values/own.ts";

export class MacroValue implements AttributeOwner {
  static readonly $name: string = "macro";

  readonly name: string;
  readonly doc: string | null;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(name: string, doc: string | null) {
    this.name = name;
    this.doc = doc;
  }

  get $kind(): string {
    return "macro";
  }

  $getattr(name: string): unknown {
    if (name === "__macro__") return true;
    if (name === "__name__") return this.name;
    return name === "__doc__" ? this.doc : undefined;
  }

  __repr__(): string {
    return `<macro '${this.name}'>`;
  }
}

export function macroValue(name: string, doc: string | null): MacroValue {
  return new MacroValue(name, doc);
}
