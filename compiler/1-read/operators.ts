/** The operators (language §1.8) and how tightly they bind (§2.1). */

/** Symbols of operator tokens, longest first. */
export const OPERATOR_SYMBOLS: readonly string[] =
  "**= //= <<= >>= ->> ** // << >> == != <= >= := += -= *= /= %= @= &= |= ^= -> + - * / % @ < > & | ^ ~ =".split(
    " ",
  );

export const PRECEDENCE = {
  any: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  bitOr: 5,
  bitXor: 6,
  bitAnd: 7,
  shift: 8,
  sum: 9,
  product: 10,
  sign: 11,
  power: 12,
} as const;

/** Binary operators. */
export const BINARY: ReadonlyMap<string, number> = new Map(
  (
    [
      [PRECEDENCE.or, ["or"]],
      [PRECEDENCE.and, ["and"]],
      [PRECEDENCE.comparison, ["==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"]],
      [PRECEDENCE.bitOr, ["|"]],
      [PRECEDENCE.bitXor, ["^"]],
      [PRECEDENCE.bitAnd, ["&"]],
      [PRECEDENCE.shift, ["<<", ">>"]],
      [PRECEDENCE.sum, ["+", "-"]],
      [PRECEDENCE.product, ["*", "/", "//", "%", "@"]],
      [PRECEDENCE.power, ["**"]],
    ] as const
  ).flatMap(([precedence, ops]) => ops.map((op) => [op, precedence] as const)),
);

/** Operators that a program may define as functions: those that are no words. */
export const DEFINABLE: ReadonlySet<string> = new Set(
  [...BINARY.keys(), "~"].filter((op) => !/^[a-z]/.test(op)),
);

/** `=`, `:=` and the augmented ones. */
export const ASSIGNMENT: ReadonlySet<string> = new Set(
  "= := += -= *= /= //= %= **= @= &= |= ^= <<= >>=".split(" "),
);

/** Operators that may be signs or stars, so that the spaces around them count (§2.3). */
export const SPACE_SENSITIVE: ReadonlySet<string> = new Set(["-", "+", "~", "*", "**"]);

/** Tokens that stand before an element, and the list form they make of it; the names of these tokens never leave the reader. */
export const QUOTE_PREFIXES: ReadonlyMap<string, string> = new Map([
  ["'", "quote"],
  ["`", "quasiquote"],
  [",unquote", "unquote"],
  [",@", "unquote-splicing"],
]);

/** Operators and separators that are never operands. */
export const SEPARATORS: ReadonlySet<string> = new Set([...ASSIGNMENT, ",", ":", "->", "->>"]);
