/** The contract between list classification (language §2.4) and the analysis that asks for it. */

import type { Span } from "../source/source.ts";
import type { Form } from "./form.ts";

/** What classification needs to know of the names visible at a list. */
export interface NameOracle {
  /** A user variable, function, class, parameter or import of that name is visible: soft forms give way to it. */
  isUserBound(name: string): boolean;
  /** The name denotes a built-in function (not class), or is bound in its scope only by function definitions or imports (rule 5a). */
  denotesFunction(name: string): boolean;
  /** The name statically denotes a macro. */
  isMacro(name: string): boolean;
}

export type CallArgument =
  | { readonly kind: "positional"; readonly form: Form; readonly span: Span }
  | { readonly kind: "splat"; readonly form: Form; readonly span: Span }
  | { readonly kind: "keyword"; readonly name: string; readonly form: Form; readonly span: Span }
  | { readonly kind: "keyword-splat"; readonly form: Form; readonly span: Span };

export type Classified =
  /** Rules 1 and 2. */
  | { readonly kind: "tuple"; readonly items: readonly Form[] }
  /** Rule 3: a special form; `head` is its name (`if`, `let`, `select` …), operands are the raw items behind it. */
  | {
      readonly kind: "special";
      readonly head: string;
      readonly headSpan: Span;
      readonly operands: readonly Form[];
    }
  /** Rule 3: an operator in head position: a prefix operation over `args` (`(+ a b)`, `(- 5)`, `(in x xs)`, `(and a b)`). */
  | {
      readonly kind: "operation";
      readonly op: string;
      readonly headSpan: Span;
      readonly args: readonly Form[];
    }
  /** Rule 3: a macro call; operands are the raw items. */
  | {
      readonly kind: "macro";
      readonly head: string;
      readonly headSpan: Span;
      readonly operands: readonly Form[];
    }
  /** Rules 4, 5 and 6: a grouping, infix expression, assignment or generator expression in canonical form. */
  | { readonly kind: "form"; readonly form: Form }
  /** Rule 6: `(xs[i])`: call the item if it is callable, else its value. */
  | { readonly kind: "item-or-call"; readonly form: Form }
  /** Rules 6 and 7. */
  | { readonly kind: "call"; readonly callee: Form; readonly args: readonly CallArgument[] };
