/** The standard modules: what each exports. */
import type { BuiltinEntry } from "../manifest-types.ts";
import { concurrency } from "./concurrency.ts";
import { moduleSection, pure, type Row, through, value, words } from "./entry.ts";
import { bisect, collections, copy, heapq, operator } from "./modules-data.ts";
import { functools, itertools } from "./modules-iteration.ts";
import { re, string } from "./modules-text.ts";
import { datetime, time } from "./modules-time.ts";
import { asyncio } from "./tasks.ts";

/** What macros may use of `math`. */
const MATH = words(`
  pi e tau inf nan sqrt cbrt exp log2 log10 sin cos tan asin acos atan sinh cosh tanh degrees radians fabs floor ceil
  trunc factorial isqrt isnan isinf isfinite log pow atan2 fmod copysign modf hypot gcd lcm comb perm isclose dist
  prod fsum
`);

/** What macros may use of `json`. */
const JSON_NAMES = words("dumps loads dump load JSONDecodeError");

export const modules: Record<string, readonly BuiltinEntry[]> = {
  math: moduleSection({ module: "math", inMacros: MATH }, [
    value("pi", "The ratio of a circle's circumference to its diameter.", { result: "number" }),
    value("e", "The base of natural logarithms.", { result: "number" }),
    value("tau", "2 pi.", { result: "number" }),
    value("inf", "Infinity.", { result: "number" }),
    value("nan", "Not a number.", { result: "number" }),
    ...unary("number", {
      sqrt: "The square root.",
      cbrt: "The cube root.",
      exp: "e to the power x.",
      log2: "The logarithm to base 2.",
      log10: "The logarithm to base 10.",
      sin: "The sine.",
      cos: "The cosine.",
      tan: "The tangent.",
      asin: "The arc sine.",
      acos: "The arc cosine.",
      atan: "The arc tangent.",
      sinh: "The hyperbolic sine.",
      cosh: "The hyperbolic cosine.",
      tanh: "The hyperbolic tangent.",
      degrees: "Radians as degrees.",
      radians: "Degrees as radians.",
      fabs: "The absolute value.",
    }),
    ...unary("int", {
      floor: "The greatest integer that is not above x.",
      ceil: "The least integer that is not below x.",
      trunc: "The integer part.",
      factorial: "The product of the integers from 1 to x.",
      isqrt: "The integer part of the square root.",
    }),
    ...unary("bool", {
      isnan: "Is it not a number?",
      isinf: "Is it infinite?",
      isfinite: "Is it neither infinite nor not a number?",
    }),
    pure("log", "log(x, base=, /)", "number", "The natural logarithm, or that to a base."),
    pure("pow", "pow(x, y, /)", "number", "x to the power y, as floating point."),
    pure("atan2", "atan2(y, x, /)", "number", "The angle of the point (x, y)."),
    pure("fmod", "fmod(x, y, /)", "number", "The remainder, with the sign of x."),
    pure("copysign", "copysign(x, y, /)", "number", "x with the sign of y."),
    pure("modf", "modf(x, /)", "tuple", "The fractional and the integer part."),
    pure("hypot", null, "number", "The length of the vector of its arguments."),
    pure("gcd", "gcd(*integers)", "int", "The greatest common divisor."),
    pure("lcm", "lcm(*integers)", "int", "The least common multiple."),
    pure("comb", "comb(n, k, /)", "int", "The number of ways to choose k of n items."),
    pure("perm", "perm(n, k=, /)", "int", "The number of ways to arrange k of n items."),
    pure("isclose", "isclose(a, b, /, *, rel_tol=, abs_tol=)", "bool", "Are the two nearly equal?"),
    through("dist", "dist(p, q, /)", "The distance of two points.", { iterates: [0, 1], result: "number" }),
    through("prod", "prod(it, /, *, start=)", "The product of the items.", {
      iterates: [0],
      result: "number",
    }),
    through("fsum", "fsum(it, /)", "The sum of the items, rounded once.", {
      iterates: [0],
      result: "number",
    }),
  ]),
  time,
  random: moduleSection("random", [
    pure("random", "random()", "number", "A number from 0 up to, not including, 1."),
    pure("uniform", "uniform(a, b)", "number", "A number between a and b."),
    pure("randint", "randint(a, b)", "int", "An integer from a to b, both included."),
    pure("randrange", "randrange(start, stop=, step=)", "int", "An item of `range(start, stop, step)`."),
    pure("choice", "choice(seq)", "element", "An item of a sequence."),
    pure("choices", "choices(seq, weights=, *, k=)", "list", "k items, each chosen independently."),
    pure("sample", "sample(seq, k)", "list", "k different items."),
    pure("shuffle", "shuffle(xs)", "none", "Puts a list in random order."),
    pure("seed", "seed(a=)", "none", "Starts the sequence of random numbers that belongs to a seed."),
    pure("gauss", "gauss(mu=, sigma=)", "number", "A normally distributed number."),
  ]),
  json: moduleSection({ module: "json", inMacros: JSON_NAMES }, [
    through(
      "dumps",
      "dumps(obj, *, indent=, sort_keys=, separators=, ensure_ascii=, default=)",
      "The JSON text of a value.",
      { calls: [5], result: "str" },
    ),
    pure("loads", "loads(s)", "any", "The value of a JSON text."),
    through(
      "dump",
      "dump(obj, fp, *, indent=, sort_keys=, separators=, ensure_ascii=, default=)",
      "Writes the JSON text of a value to a file.",
      { calls: [6], result: "none" },
    ),
    pure("load", "load(fp)", "any", "The value of the JSON text in a file."),
    { ...value("JSONDecodeError", "The text is not JSON."), kind: "exception" },
  ]),
  sys: moduleSection({ module: "sys", inMacros: ["maxsize"] }, [
    value("argv", "The script's path and its arguments.", { result: "list" }),
    value("platform", "The operating system: `linux`, `darwin`, `win32`, or `browser`.", { result: "str" }),
    value("version", "The version of the language.", { result: "str" }),
    value("maxsize", "The greatest integer that needs no BigInt: 2^53 - 1.", { result: "int" }),
    value("path", "Where modules are looked for.", { result: "list" }),
    value("modules", "The M28 modules that have been imported, by name.", { result: "dict" }),
    value("stdin", "Standard input."),
    value("stdout", "Standard output."),
    value("stderr", "Standard error."),
    pure("exit", "exit(status=, /)", "none", "Ends the whole program with that status."),
    pure("getrecursionlimit", "getrecursionlimit()", "int", "The advisory limit of nested calls."),
    pure(
      "setrecursionlimit",
      "setrecursionlimit(limit, /)",
      "none",
      "Sets the advisory limit of nested calls.",
    ),
  ]),
  os: moduleSection("os", [
    value("sep", "The separator in paths.", { result: "str" }),
    value("name", "`posix` or `nt`.", { result: "str" }),
    value("environ", "The environment variables.", { result: "dict" }),
    value("path", "The module `os.path`."),
    pure("getcwd", "getcwd()", "str", "The current directory."),
    pure("listdir", "listdir(path=)", "list", "The names in a directory."),
    pure("mkdir", "mkdir(path)", "none", "Makes a directory."),
    pure("makedirs", "makedirs(path, mode=, exist_ok=)", "none", "Makes a directory and those above it."),
    pure("remove", "remove(path)", "none", "Removes a file."),
    pure("unlink", "unlink(path)", "none", "Removes a file."),
    pure("rmdir", "rmdir(path)", "none", "Removes an empty directory."),
    pure("rename", "rename(src, dst)", "none", "Renames a file or directory."),
    pure("chdir", "chdir(path)", "none", "Changes the current directory."),
    pure("walk", "walk(top, topdown=)", "lazy", "Each directory at and below `top`, with the names in it."),
    pure("stat", "stat(path)", "tuple", "What the file system knows of a file: `st_size`, `st_mtime` …"),
    pure("system", "system(command)", "int", "Runs a command in a shell; 0 if it succeeds."),
    pure("read_file", "read_file(path)", "str", "The text of a file."),
    pure(
      "write_file",
      "write_file(path, text)",
      "none",
      "Writes a text to a file, in place of what it held.",
    ),
    pure("getenv", "getenv(key, default=)", "any", "An environment variable, or the default."),
  ]),
  "os.path": moduleSection("os.path", [
    pure("exists", "exists(path)", "bool", "Is there such a file or directory?"),
    pure("isfile", "isfile(path)", "bool", "Is it a file?"),
    pure("isdir", "isdir(path)", "bool", "Is it a directory?"),
    pure("join", "join(a, /, *p)", "str", "Joins the parts of a path."),
    pure("basename", "basename(path)", "str", "The last part of a path."),
    pure("dirname", "dirname(path)", "str", "The path without its last part."),
    pure("split", "split(path)", "tuple", "The path without its last part, and that part."),
    pure("splitext", "splitext(path)", "tuple", "The path without its extension, and the extension."),
    pure("abspath", "abspath(path)", "str", "The path from the root."),
    pure("getsize", "getsize(path)", "int", "The size of a file in bytes."),
  ]),
  bisect,
  collections,
  copy,
  datetime,
  functools,
  heapq,
  itertools,
  operator,
  re,
  string,
  concurrency,
  asyncio,
};

function unary(result: "number" | "int" | "bool", docs: Record<string, string>): Row[] {
  return Object.entries(docs).map(([name, doc]) => pure(name, `${name}(x, /)`, result, doc));
}
