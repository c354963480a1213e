/** `go`, `select` and the lock forms (language §13). */
import { expect, test } from "vitest";
import { core, errors } from "../3-analyze/testing.ts";

test.each([
  ["(go 1 2)", "(go 1 2)"],
  ["(go (return))", "(go (return))"],
  ["(go x = 1)", "(go (= x.local 1))"],
  ["(print (go 1))", "(call %print (go 1))"],
  ["(= go 1) (go 2)", "(= go 1)\n(call go 2)"],
  ["(select [(case :recv 1) select-value])", "(select (recv 1 :select-value select-value.block))"],
  ["(select ((case recv 1) select-ok))", "(select (recv 1 :select-ok select-ok.block))"],
  ["(select [(case :recv 1 as v) v])", "(select (recv 1 :v v.block))"],
  ["(select [(case :recv 1)])", "(select (recv 1))"],
  ["(select [(case :send [1 2]) 3])", "(select (send 1 2 3))"],
  ["(select [(case :send (1 2)) 3])", "(select (send 1 2 3))"],
  ["(select [(case :send [1, 2]) 3])", "(select (send 1 2 3))"],
  ["(select [(default) 1 2])", "(select default (block 1 2))"],
  [
    "(select [(default) select-value])",
    "(select default (block (let (select-value None) select-value.block)))",
  ],
  ["(select-timeout 5 [(case :recv 1) 2] [(timeout) 3])", "(select 5 (recv 1 2) timeout (block 3))"],
  ["(select-timeout 5 [(case :recv 1) 2])", "(select 5 (recv 1 2))"],
  ["(while 1 (select [(case :recv 1) (break)]))", "(while 1 (select (recv 1 (break))))"],
  ["(= case 1) (select [(case :recv 1) 2])", "(= case 1)\n(select (recv 1 2))"],
  [
    "(= hits 0) (select [(case :recv 1) (= hits (+ hits 1))])",
    "(= hits 0)\n(select (recv 1 (= hits (+ hits 1))))",
  ],
  [
    "(with-mutex 1 2 3)",
    "(let (%lock 1) (call %%with-mutex-lock %lock.block) (try 2 3 finally (block (call %%with-mutex-unlock %lock.block))))",
  ],
  [
    "(with-rlock 1 2)",
    "(let (%lock 1) (call %%with-rlock-lock %lock.block) (try 2 finally (block (call %%with-rlock-unlock %lock.block))))",
  ],
])("%s", (source, expected) => expect(core(source)).toBe(expected));

test("operands of all cases come before the bodies", () => {
  const text = core("(def f () (select [(case :recv (:= a 1)) b] [(case :recv (:= b 2)) a]))");
  expect(text).toContain("(select (recv (= a.local 1) b.local) (recv (= b.local 2) a.local))");
});

test.each([
  ["(go)", "go requires at least one expression to evaluate @ (go)"],
  ["(select)", "select requires at least one case @ (select)"],
  ["(select-timeout 1)", "select-timeout requires a timeout and at least one case @ (select-timeout 1)"],
  ["(select [(default) 1] [(default) 2])", "select can have at most one default case @ (default)"],
  ["(select-timeout 1 [(default) 2])", "a default case is not allowed here @ (default)"],
  ["(select [(timeout) 1])", "a timeout case is not allowed here @ (timeout)"],
  [
    "(select-timeout 1 [(timeout) 2] [(timeout) 3])",
    "select-timeout can have at most one timeout case @ (timeout)",
  ],
  ["(select 5)", "select case must be a list @ 5"],
  ["(select [x 1])", "select case must be a list @ [x 1]"],
  ["(select [(case :foo 1) 2])", "expected :recv or :send in case specification @ :foo"],
  ["(select [(other) 2])", "expected :recv or :send in case specification @ (other)"],
  ["(select [(case :send 1) 2])", "send case requires [channel value] expression @ 1"],
  ["(select [(case :recv 1 x v) 2])", "expected 'as' and a name behind the channel @ x"],
  ["(with-mutex 1)", "with-mutex requires at least a mutex and one body expression @ (with-mutex 1)"],
  ["(with-rlock)", "with-rlock requires at least a rwmutex and one body expression @ (with-rlock)"],
])("error: %s", (source, expected) => expect(errors(source)).toEqual([expected]));
