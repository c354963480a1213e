/** What few programs have, and what operations would otherwise have to carry for all: set by those who bring it into a program. */

type Operation = (a: never, b: never) => unknown;

export const extensions: {
  /**
   * Set where classes are derived from str, int or float: `operation` on the primitive values of two operands, one of which is an
   * instance of such a class and the other a primitive value that goes with it; undefined for all others.
   * @param takes what these values are, besides of one kind
   */
  onPrimitives:
    | ((a: unknown, b: unknown, operation: Operation, takes?: (operand: unknown) => boolean) => unknown)
    | null;
  /** Set where classes have `__len__`: see `checkedLength`. */
  checkedLength: ((length: unknown) => number) | null;
} = { onPrimitives: null, checkedLength: null };
