/** `try`, `raise`, `assert` and `defexception` (language §8, §6.6). */
import { describe, expect, test } from "vitest";
import { core, errors } from "../3-analyze/testing.ts";

describe("what an except clause catches and binds", () => {
  test.each([
    ["(except)", "(except)"],
    ["(except as v v)", "(except as v v.block)"],
    ["(except KeyError as v v)", "(except %KeyError as v v.block)"],
    ["(except KeyError v (print v))", "(except %KeyError as v (call %print v.block))"],
    ["(except KeyError v)", "(except %KeyError as v)"],
    ["(except KeyError bound)", "(except %KeyError bound)"],
    ["(except KeyError bound 1)", "(except %KeyError as bound 1)"],
    ["(except KeyError (v) v)", "(except %KeyError as v v.block)"],
    ["(except KeyError (v))", "(except %KeyError (call ?v))"],
    ["(except KeyError (bound) 1)", "(except %KeyError (call bound) 1)"],
    ["(except KeyError)", "(except %KeyError)"],
    ["(except KeyError 1)", "(except %KeyError 1)"],
    ["(except KeyError pass)", "(except %KeyError None)"],
    ["(except v v)", "(except as v v.block)"],
    ["(except (v) v)", "(except as v v.block)"],
    ["(except (bound) 1)", "(except (call bound) 1)"],
    ["(except (print 1))", "(except (call %print 1))"],
    ["(except 1)", "(except 1)"],
    ["(except bound.Err as v 1)", "(except bound.Err as v 1)"],
    ["(except bound.err as v 1)", "(except bound.err as v 1)"],
    ["(except (KeyError ValueError) as v 1)", "(except (tuple %KeyError %ValueError) as v 1)"],
    ["(except (KeyError, ValueError) 1)", "(except (tuple %KeyError %ValueError) 1)"],
    ["(except [KeyError ValueError] v 1)", "(except (tuple %KeyError %ValueError) as v 1)"],
    ["(except Error as v 1)", "(except %Exception as v 1)"],
    ["(except _Private as v 1)", "(except ?_Private as v 1)"],
    ["(except KeyError bound = 1)", "(except %KeyError (= bound 1))"],
    ["(except bound += 1)", "(except (+= bound 1))"],
    ["(catch KeyError v v)", "(except %KeyError as v v.block)"],
  ])("%s", (clause, expected) =>
    expect(core(`(= bound 1) (try 1 ${clause})`)).toContain(`(try 1 ${expected})`),
  );
});

describe("try", () => {
  test.each([
    [
      "(try 1 2 (except E 3) (else 4 5) (finally 6))",
      "(try 1 2 (except ?E 3) else (block 4 5) finally (block 6))",
    ],
    ["(try (finally))", "(try  finally (block))"],
    ["(print (try 1 (except)))", "(call %print (try 1 (except)))"],
    ["(= catch 1) (try (catch 2))", "(= catch 1)\n(try (call catch 2))"],
  ])("%s", (source, expected) => expect(core(source)).toBe(expected.replace("  ", " ")));

  test.each([
    ["(try)", "'try' needs a body @ (try)"],
    ["(try 1 (except) 2)", "expression after a clause of 'try' @ 2"],
    ["(try 1 (finally 2) (except))", "'except' clause out of order @ (except)"],
    ["(try 1 (except) (finally 1) (finally 2))", "'finally' clause out of order @ (finally 2)"],
  ])("error: %s", (source, expected) => expect(errors(source)).toEqual([expected]));
});

describe("raise", () => {
  test.each([
    ["(raise)", "(raise)"],
    ["(raise ValueError)", "(raise %ValueError)"],
    ['(raise (ValueError "bad"))', '(raise (call %ValueError "bad"))'],
    ['(raise ValueError "bad")', '(raise %ValueError "bad")'],
    ['(raise "ValueError" "bad")', '(raise %ValueError "bad")'],
    [
      '(class Mine (Exception)) (raise "Mine" "bad")',
      '(= Mine (class Mine (%Exception)))\n(raise Mine "bad")',
    ],
    ['(raise "Unheard" "bad")', '(raise (class Unheard (%Exception)) "bad")'],
    ['(raise ValueError "bad" KeyError)', '(raise %ValueError "bad" from %KeyError)'],
    ["(raise ValueError from None)", "(raise %ValueError from None)"],
    ['(raise "text")', '(raise (call %Exception "text"))'],
    ['(raise f"{1}")', '(raise (call %Exception f"{1}"))'],
    ['(raise "StopIteration")', "(raise %StopIteration)"],
    ["(assert 1)", "(assert 1)"],
    ['(assert 1 "m")', '(assert 1 "m")'],
    ['assert(1, "m")', '(assert 1 "m")'],
    ["(defexception Mine)", "(= Mine (class Mine (%Exception)))"],
    ["(defexception Mine KeyError)", "(= Mine (class Mine (%KeyError)))"],
    ["(defexception Mine (KeyError))", "(= Mine (class Mine (%KeyError)))"],
  ])("%s", (source, expected) => expect(core(source)).toBe(expected));

  test.each([
    ["(raise A b c d)", "'raise' takes at most an exception, a message and a cause @ d"],
    ["(assert)", "'assert' takes a condition and at most one message @ (assert)"],
    ["(defexception 5)", "'defexception' needs a name, and at most one parent @ (defexception 5)"],
  ])("error: %s", (source, expected) => expect(errors(source)).toEqual([expected]));
});
