/** The shape of the table of built-ins that the compiler, the documentation and the editor read. */

/** pure < polls < suspends; `through`: suspends exactly when a function it calls or an iterable it reads may. */
export type Effect = "pure" | "polls" | "suspends" | "through";

/** What a call gives, as far as it is fixed; the suspension analysis follows functions, channels and lazy iterators through it. */
export type ResultKind =
  | "none"
  | "bool"
  | "int"
  | "number"
  | "str"
  | "bytes"
  | "list"
  | "tuple"
  | "dict"
  | "set"
  | "channel"
  | "mutex"
  | "rwmutex"
  | "waitgroup"
  | "context"
  /** A one-shot iterator: advancing it does what `calls` and `iterates` say. */
  | "lazy"
  /** An element of an argument, or whatever a called argument returned. */
  | "element"
  /** Unknown. */
  | "any";

export interface BuiltinEntry {
  /** Canonical M28 name. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /**
   * Name of the runtime export. A `through` or `suspends` entry also has `${export}$s`.
   * - function: called directly with every parameter of the signature in order (`*rest` a Tuple, `**kw` a Dict, undefined
   *   for one that is not given); without a signature, with the arguments as they stand. As a value it is
   *   `builtinFunction(f, signature ?? name, f$s?)`, or `builtinVariadic` where the signature has `*rest` or `**kw`.
   * - class and exception: the class value itself, called with the arguments as they stand; with keywords by `callKw`.
   */
  readonly export: string;
  readonly kind: "function" | "class" | "exception" | "value";
  /** `"sorted(it, /, *, key=, reverse=)"`; null: the function checks its arguments itself and takes no keywords. */
  readonly signature: string | null;
  readonly effect: Effect;
  /** Indexes (in signature order) of parameters that are called, and of those that are iterated; -1: all of them. */
  readonly calls?: readonly number[];
  readonly iterates?: readonly number[];
  readonly result?: ResultKind;
  /**
   * A `suspends` entry that runs M28 code itself: there is only `${export}$s`, a suspending entry that takes the position
   * as one more argument.
   */
  readonly runs?: boolean;
  /** It starts goroutines: direct calls are of `${export}At`, which takes their position and a list of the arguments. */
  readonly starts?: boolean;
  /** Of a standard module's class or function: methods of its values, or of itself. */
  readonly methods?: readonly MethodEntry[];
  /**
   * Macros may use it (language §11.3): what it gives depends on its arguments alone, and it has no effect beyond them but what
   * it prints. It reaches no file, clock, chance, goroutine or JavaScript.
   */
  readonly compileTime?: boolean;
  /** True for names that only the compiler uses; they begin with `%`. */
  readonly internal?: boolean;
  /** Section of the language guide. */
  readonly section: string;
  /** One or two sentences for hover, `m28 doc` and the reference pages. */
  readonly doc: string;
}

export interface MethodEntry {
  readonly name: string;
  /** Built-in types that have it: `str list tuple dict set frozenset range number channel mutex rwmutex waitgroup …`. */
  readonly types: readonly string[];
  /** Types on which it suspends (`recv` on channel …). */
  readonly suspendsOn?: readonly string[];
  /** Indexes of arguments that are called, and of those that are iterated (-1: all); the dispatcher then has `$s`. */
  readonly calls?: readonly number[];
  readonly iterates?: readonly number[];
  /** Signature without the receiver; keyword arguments follow it. */
  readonly signature: string | null;
  readonly result?: ResultKind;
  readonly doc: string;
}
