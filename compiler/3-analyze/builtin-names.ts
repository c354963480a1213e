/** What analysis asks about built-in names. */

export interface BuiltinName {
  /** The name in the manifest; an alias leads to its entry's own name. */
  readonly canonical: string;
  readonly kind: "function" | "class" | "exception" | "value";
}

export interface BuiltinNames {
  /** Null for a name that no built-in has. */
  lookup(name: string): BuiltinName | null;
  /** Every spelling, aliases included, for suggestions. */
  names(): Iterable<string>;
  /** Names of methods of built-in types; `(. xs length)` calls them (language §6.7). */
  readonly methods: ReadonlySet<string>;
}
