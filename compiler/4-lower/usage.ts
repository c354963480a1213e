/** How a module uses its variables: reads that may come too early, the loop each variable lives in, functions that may be called directly. */

import type {
  Comprehension,
  For,
  FunctionNode,
  Go,
  Import,
  ImportFrom,
  Ref,
  Variable,
  While,
} from "../3-analyze/core.ts";

export type Loop = For | While | Comprehension;

export interface Usage {
  readonly variables: ReadonlySet<Variable>;
  /** Reads that may happen before any assignment: they need a check. */
  readonly unboundReads: ReadonlySet<Ref>;
  /** Variables named like a built-in that may be read before any assignment: they hold that first. */
  readonly readAsBuiltins: ReadonlySet<Variable>;
  /** The innermost loop of the variable's own scope that holds every mention; absent when there is none. */
  readonly home: ReadonlyMap<Variable, Loop>;
  /** Mentioned by a nested function other than through a by-value capture of `go`. */
  readonly shared: ReadonlySet<Variable>;
  /** Assigned in a loop of their own function, so that a single assignment gives them several values. */
  readonly assignedInLoops: ReadonlySet<Variable>;
  /** Between a mention and the variable of the same name that it means, so that they need other names. */
  readonly hiding: ReadonlySet<Variable>;
  /** Mentioned inside a function of the module's top level, which is emitted outside the module's body. */
  readonly outside: ReadonlySet<Variable>;
  /** Variables that only ever hold this function, from before anybody can read them: emitted as a declaration. */
  readonly functions: ReadonlyMap<Variable, FunctionNode>;
  /** Those of them that are used other than by calls whose arguments can be bound at compile time. */
  readonly usedAsValues: ReadonlySet<Variable>;
  /** Functions that call what variables of other scopes hold: only these may call themselves. */
  readonly callers: ReadonlySet<FunctionNode>;
  /** All `go` forms. */
  readonly goes: readonly Go[];
  /** What binds the names of modules, and names from them. */
  readonly imports: readonly (Import | ImportFrom)[];
  /** Words of the JavaScript that the module holds: globals there, so that nothing of the module's may have such a name. */
  readonly javaScriptNames: ReadonlySet<string>;
  /** The same as `functions`, the other way round. */
  readonly variableOf: ReadonlyMap<FunctionNode, Variable>;
}
