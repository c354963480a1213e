/** Exceptions: their attributes and texts, raising in every shape, and catching. */
import { expect, test } from "vitest";
import { repr, str } from "../text/index.ts";
import { tupleOf } from "../values/index.ts";
import {
  ArithmeticError,
  BaseException,
  type BaseException as Caught,
  caught,
  Exception,
  exceptionNamed,
  FileNotFoundError,
  IndexError,
  JSError,
  KeyError,
  LookupError,
  TypeError as M28TypeError,
  makeException,
  matches,
  OSError,
  OverflowError,
  RecursionError,
  StopIteration,
  SystemExit,
  ValueError,
  withContext,
  ZeroDivisionError,
} from "./index.ts";

class Refused extends ValueError {
  static override readonly $name: string = "Refused";
}

test("attributes and texts", () => {
  const error = new ValueError("bad", 2);
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.message, str(error), repr(error), repr(error.args)]).toEqual([
    "ValueError",
    "bad",
    "('bad', 2)",
    "ValueError('bad', 2)",
    "('bad', 2)",
  ]);
  expect([
    str(new ValueError()),
    repr(new KeyError()),
    str(new KeyError("k")),
    str(new ValueError(5)),
  ]).toEqual(["", "KeyError()", "'k'", "5"]);
  expect([
    new StopIteration(7).value,
    new StopIteration().value,
    new SystemExit(3).code,
    new SystemExit().code,
  ]).toEqual([7, null, 3, null]);
  expect(new Refused("no")).toMatchObject({
    name: "Refused",
    message: "no",
    __cause__: null,
    __context__: null,
  });
  expect(new Refused("no").stack).toContain("errors.test.ts");
});

test("a program may have attributes of the names of JavaScript's", () => {
  const error = new ValueError("x") as unknown as Record<string, unknown>;
  error.name = "mine";
  error.message = "other";
  expect([error.name, error.message]).toEqual(["mine", "other"]);
});

test("errors of the operating system", () => {
  const error = new FileNotFoundError(2, "No such file or directory", "p");
  expect(str(error)).toBe("[Errno 2] No such file or directory: 'p'");
  expect([error.errno, error.strerror, error.filename, repr(error)]).toEqual([
    2,
    "No such file or directory",
    "p",
    "FileNotFoundError(2, 'No such file or directory')",
  ]);
  expect([str(new OSError("odd")), new OSError("odd").errno]).toEqual(["odd", null]);
});

test("the hierarchy", () => {
  for (const [below, above] of [
    [ZeroDivisionError, ArithmeticError],
    [IndexError, LookupError],
    [FileNotFoundError, OSError],
    [JSError, exceptionNamed("RuntimeError")!],
    [exceptionNamed("ChannelError")!, ValueError],
    [exceptionNamed("UserWarning")!, Exception],
  ] as const) {
    expect(below.prototype).toBeInstanceOf(above);
  }
  expect([
    exceptionNamed("Error"),
    exceptionNamed("IOError"),
    exceptionNamed("typeError"),
    exceptionNamed("TypeError"),
  ]).toEqual([Exception, OSError, undefined, M28TypeError]);
});

test.each<[string, unknown[]]>([
  ["ValueError()", [ValueError]],
  ["ValueError('bad')", [ValueError, "bad"]],
  ["KeyError('k')", [new KeyError("k")]],
  ["Exception('text')", ["text", undefined, undefined, exceptionNamed]],
  ["StopIteration()", ["StopIteration", undefined, undefined, exceptionNamed]],
  ["ValueError('bad')", ["ValueError", "bad", undefined, exceptionNamed]],
  ["Custom('bad')", ["Custom", "bad", undefined, exceptionNamed]],
])("raises %s", (text, [value, message, cause, lookup]) => {
  expect(repr(makeException(value, message, cause, lookup as typeof exceptionNamed))).toBe(text);
});

test("an instance is raised itself", () => {
  const error = new ValueError("x");
  expect(makeException(error)).toBe(error);
  expect(() => makeException(5)).toThrow("exceptions must derive from BaseException");
  expect(() => makeException(Date)).toThrow("exceptions must derive from BaseException");
});

test("causes and contexts", () => {
  const cause = new KeyError("k");
  const error = makeException(ValueError, "bad", cause);
  expect([error.__cause__, error.__suppress_context__]).toEqual([cause, true]);
  expect(makeException(ValueError, undefined, null)).toMatchObject({
    __cause__: null,
    __suppress_context__: true,
  });
  expect(repr(makeException(ValueError, undefined, KeyError).__cause__)).toBe("KeyError()");
  expect(() => makeException(ValueError, undefined, 5)).toThrow(
    "exception causes must derive from BaseException",
  );
  const later = new IndexError("i");
  expect(withContext(later, cause).__context__).toBe(cause);
  expect(withContext(cause, later).__context__).toBe(null);
  expect(withContext(later, later)).toBe(later);
});

test("handlers", () => {
  const error = new Refused("no");
  expect([
    matches(error, Refused),
    matches(error, ValueError),
    matches(error, KeyError),
    matches(error, BaseException),
  ]).toEqual([true, true, false, true]);
  expect([
    matches(error, tupleOf(KeyError, ValueError)),
    matches(error, [KeyError]),
    matches(new SystemExit(), Exception),
  ]).toEqual([true, false, false]);
  expect(() => matches(error, Date)).toThrow(
    "catching classes that do not inherit from BaseException is not allowed",
  );
});

test("errors of JavaScript", () => {
  const thrown = (run: () => unknown): Caught => {
    try {
      run();
    } catch (error) {
      return caught(error);
    }
    throw new Error("nothing was thrown");
  };
  const deep = (): number => deep() + 1;
  const stack = thrown(deep);
  expect(stack).toBeInstanceOf(RecursionError);
  expect(str(stack)).toBe("maximum recursion depth exceeded");
  for (const run of [
    () => new Array(-1),
    () => "x".repeat(2 ** 30),
    () => "x".repeat(-1),
    () => 2n ** (2n ** 40n),
  ]) {
    expect(thrown(run)).toBeInstanceOf(OverflowError);
  }
  const read = thrown(() => (null as unknown as { x: number }).x);
  expect(read).toBeInstanceOf(JSError);
  expect(str(read)).toMatch(/^TypeError: Cannot read/);
  expect([
    read.name,
    (read as JSError).js instanceof TypeError,
    read.stack?.includes("errors.test.ts"),
  ]).toEqual(["TypeError", true, true]);
  const odd = thrown(() => {
    throw { odd: 1 };
  });
  expect([(odd as JSError).js, str(odd)]).toEqual([{ odd: 1 }, "[object Object]"]);
  const own = new ValueError("x");
  expect(caught(own)).toBe(own);
});
