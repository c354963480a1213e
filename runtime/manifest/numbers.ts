/** Built-in functions on numbers, and the operators as functions. */
import { pure, section, through, words } from "./entry.ts";

/** What macros may use of them. */
const FOR_MACROS = words(`
  abs divmod pow round min max sum sqrt floor ceil
`);

export const numbers = section({ number: "16.3", inMacros: FOR_MACROS }, [
  pure("abs", "abs(x, /)", "number", "The absolute value.", { export: "absOf" }),
  pure("divmod", "divmod(a, b, /)", "tuple", "Quotient and remainder: `(a // b, a % b)`."),
  pure("pow", "pow(base, exp, mod=)", "number", "`base ** exp`, modulo `mod` if given.", { export: "powOf" }),
  pure(
    "round",
    "round(x, ndigits=)",
    "number",
    "Rounds half to even, to an integer or to `ndigits` decimal places.",
    { export: "roundOf" },
  ),
  through(
    "min",
    "min(*args, key=, default=)",
    "The least of the arguments, or of the items of one iterable.",
    {
      calls: [1],
      iterates: [0],
      result: "element",
    },
  ),
  through(
    "max",
    "max(*args, key=, default=)",
    "The greatest of the arguments, or of the items of one iterable.",
    {
      calls: [1],
      iterates: [0],
      result: "element",
    },
  ),
  through("sum", "sum(it, /, start=)", "The sum of the items, added to `start` (0).", {
    iterates: [0],
    result: "any",
  }),
  pure("sqrt", "sqrt(x, /)", "number", "The square root.", { export: "math_sqrt" }),
  pure("floor", "floor(x, /)", "int", "The greatest integer that is not above x.", { export: "math_floor" }),
  pure("ceil", "ceil(x, /)", "int", "The least integer that is not below x.", { export: "math_ceil" }),
]);

export const operators = section({ number: "16.3", inMacros: "all" }, [
  pure("+", null, "any", "The sum of its arguments; concatenates str, lists and tuples.", {
    export: "opAdd",
  }),
  pure("-", null, "any", "Difference; of one argument, its negative.", { export: "opSub" }),
  pure("*", null, "any", "The product of its arguments; repeats str, lists and tuples.", { export: "opMul" }),
  pure("/", null, "any", "Quotient; of one argument, its reciprocal.", { export: "opDiv" }),
  pure("//", null, "any", "The floor of the quotient.", { export: "opFloorDiv" }),
  pure("%", null, "any", "The remainder, with the sign of the divisor; of a str, formatting.", {
    export: "opMod",
  }),
  pure("**", null, "any", "Power.", { export: "opPow" }),
  pure("@", null, "any", "Matrix product, by `__matmul__`.", { export: "opMatMul" }),
  pure("&", null, "any", "Bitwise and; intersection of sets.", { export: "opBitAnd" }),
  pure("|", null, "any", "Bitwise or; union of sets, merge of dicts.", { export: "opBitOr" }),
  pure("^", null, "any", "Bitwise exclusive or; symmetric difference of sets.", { export: "opBitXor" }),
  pure("~", null, "any", "Bitwise complement.", { export: "opInvert" }),
  pure("<<", null, "any", "Shift to the left.", { export: "opLshift" }),
  pure(">>", null, "any", "Shift to the right.", { export: "opRshift" }),
  pure("==", null, "any", "Are all arguments equal?", { export: "opEq", aliases: ["eq?"] }),
  pure("!=", null, "any", "Are the two different?", { export: "opNe" }),
  pure("<", null, "any", "Does each argument come before the next?", { export: "opLt" }),
  pure("<=", null, "any", "Is none of the arguments above the next?", { export: "opLe" }),
  pure(">", null, "any", "Does each argument come after the next?", { export: "opGt" }),
  pure(">=", null, "any", "Is none of the arguments below the next?", { export: "opGe" }),
  pure("is", null, "bool", "Are the two the same object?", { export: "opIs" }),
  pure("is not", null, "bool", "Are the two different objects?", { export: "opIsNot" }),
  pure("in", null, "bool", "Is the first in the second?", { export: "opIn" }),
  pure("not in", null, "bool", "Is the first absent from the second?", { export: "opNotIn" }),
  pure("not", null, "bool", "Is the argument false?", { export: "opNot" }),
  pure("and", null, "any", "The first false argument, else the last.", { export: "opAnd" }),
  pure("or", null, "any", "The first true argument, else the last.", { export: "opOr" }),
]);
