import { describe, expect, it } from "vitest";
import { answer, exported, keywordDict, value } from "../builtins/python-values.ts";
import { callMethodKw, type Dispatcher } from "../objects/index.ts";

type Case = readonly [
  receiver: unknown,
  method: string,
  args: readonly unknown[],
  keywords: Readonly<Record<string, unknown>>,
  expected: string,
  receiverAfter: string,
];

/** Receiver, method, arguments, keyword arguments, what Python 3 answers, and the receiver afterwards. */
// biome-ignore format: one case a line
const cases: readonly Case[] = [
  [[3, 1, 2], "append", [4], {}, "None", "[3, 1, 2, 4]"],
  [[3, 1, 2], "extend", ["ab"], {}, "None", "[3, 1, 2, 'a', 'b']"],
  [[3, 1, 2], "extend", [5], {}, "TypeError: 'int' object is not iterable", "[3, 1, 2]"],
  [[3, 1, 2], "insert", [1, 9], {}, "None", "[3, 9, 1, 2]"],
  [[3, 1, 2], "insert", [-1, 9], {}, "None", "[3, 1, 9, 2]"],
  [[3, 1, 2], "insert", [99, 9], {}, "None", "[3, 1, 2, 9]"],
  [[3, 1, 2], "remove", [1], {}, "None", "[3, 2]"],
  [[3, 1, 2], "remove", [7], {}, "ValueError: list.remove(x): x not in list", "[3, 1, 2]"],
  [[3, 1, 2], "pop", [], {}, "2", "[3, 1]"],
  [[3, 1, 2], "pop", [0], {}, "3", "[1, 2]"],
  [[3, 1, 2], "pop", [-2], {}, "1", "[3, 2]"],
  [[3, 1, 2], "pop", [5], {}, "IndexError: pop index out of range", "[3, 1, 2]"],
  [[], "pop", [], {}, "IndexError: pop from empty list", "[]"],
  [[3, 1, 2], "clear", [], {}, "None", "[]"],
  [[3, 1, 2], "index", [2], {}, "2", "[3, 1, 2]"],
  [[3, 1, 2], "index", [3, 1], {}, "ValueError: 3 is not in list", "[3, 1, 2]"],
  [[3, 1, 2], "index", [2, 0, -1], {}, "ValueError: 2 is not in list", "[3, 1, 2]"],
  [[1, true, 1.0, "1"], "count", [1], {}, "3", "[1, True, 1, '1']"],
  [[3, 1, 2], "sort", [], {}, "None", "[1, 2, 3]"],
  [[3, 1, 2], "sort", [], {"reverse": true}, "None", "[3, 2, 1]"],
  [["bb", "a"], "sort", [], {"key": {"fn": "size"}}, "None", "['a', 'bb']"],
  [[3, 1, 2], "reverse", [], {}, "None", "[2, 1, 3]"],
  [[3, 1, 2], "copy", [], {}, "[3, 1, 2]", "[3, 1, 2]"],
  [[1, "a"], "sort", [], {}, "TypeError: '<' not supported between instances of 'str' and 'int'", "[1, 'a']"],
  [{"tuple": [1, 2, 1]}, "count", [1], {}, "2", "(1, 2, 1)"],
  [{"tuple": [1, 2, 1]}, "index", [1, 1], {}, "2", "(1, 2, 1)"],
  [{"tuple": [1]}, "index", [5], {}, "ValueError: tuple.index(x): x not in tuple", "(1,)"],
  [{"dict": [["a", 1], ["b", 2]]}, "get", ["a"], {}, "1", "{'a': 1, 'b': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "get", ["z"], {}, "None", "{'a': 1, 'b': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "get", ["z", 0], {}, "0", "{'a': 1, 'b': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "keys", [], {}, "dict_keys(['a', 'b'])", "{'a': 1, 'b': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "pop", ["a"], {}, "1", "{'b': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "pop", ["z"], {}, "KeyError: 'z'", "{'a': 1, 'b': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "pop", ["z", null], {}, "None", "{'a': 1, 'b': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "popitem", [], {}, "('b', 2)", "{'a': 1}"],
  [{"dict": []}, "popitem", [], {}, "KeyError: 'popitem(): dictionary is empty'", "{}"],
  [{"dict": [["a", 1], ["b", 2]]}, "setdefault", ["a", 9], {}, "1", "{'a': 1, 'b': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "setdefault", ["c", 9], {}, "9", "{'a': 1, 'b': 2, 'c': 9}"],
  [{"dict": [["a", 1], ["b", 2]]}, "setdefault", ["d"], {}, "None", "{'a': 1, 'b': 2, 'd': None}"],
  [{"dict": [["a", 1], ["b", 2]]}, "update", [{"dict": [["a", 5], ["c", 6]]}], {}, "None", "{'a': 5, 'b': 2, 'c': 6}"],
  [{"dict": [["a", 1], ["b", 2]]}, "update", [[{"tuple": ["x", 1]}]], {}, "None", "{'a': 1, 'b': 2, 'x': 1}"],
  [{"dict": [["a", 1], ["b", 2]]}, "update", [], {"z": 1}, "None", "{'a': 1, 'b': 2, 'z': 1}"],
  [{"dict": [["a", 1], ["b", 2]]}, "update", [{"dict": [["q", 1]]}], {"z": 2}, "None", "{'a': 1, 'b': 2, 'q': 1, 'z': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "clear", [], {}, "None", "{}"],
  [{"dict": [["a", 1], ["b", 2]]}, "copy", [], {}, "{'a': 1, 'b': 2}", "{'a': 1, 'b': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "fromkeys", [["a", "b"], 0], {}, "{'a': 0, 'b': 0}", "{'a': 1, 'b': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "get", [[1]], {}, "TypeError: unhashable type: 'list'", "{'a': 1, 'b': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "update", [5], {}, "TypeError: 'int' object is not iterable", "{'a': 1, 'b': 2}"],
  [{"dict": [["a", 1], ["b", 2]]}, "update", [[{"tuple": [1]}]], {}, "ValueError: dictionary update sequence element #0 has length 1; 2 is required", "{'a': 1, 'b': 2}"],
  [{"set": [1, 2, 3]}, "add", [4], {}, "None", "{1, 2, 3, 4}"],
  [{"set": [1, 2, 3]}, "add", [[1]], {}, "TypeError: unhashable type: 'list'", "{1, 2, 3}"],
  [{"set": [1, 2, 3]}, "remove", [1], {}, "None", "{2, 3}"],
  [{"set": [1, 2, 3]}, "remove", [9], {}, "KeyError: 9", "{1, 2, 3}"],
  [{"set": [1, 2, 3]}, "discard", [1], {}, "None", "{2, 3}"],
  [{"set": [1, 2, 3]}, "discard", [9], {}, "None", "{1, 2, 3}"],
  [{"set": []}, "pop", [], {}, "KeyError: 'pop from an empty set'", "set()"],
  [{"set": [1, 2, 3]}, "clear", [], {}, "None", "set()"],
  [{"set": [1, 2, 3]}, "copy", [], {}, "{1, 2, 3}", "{1, 2, 3}"],
  [{"set": [1, 2, 3]}, "update", [[4], {"tuple": [5]}], {}, "None", "{1, 2, 3, 4, 5}"],
  [{"set": [1, 2, 3]}, "union", [[9], {"set": [8]}], {}, "{1, 2, 3, 8, 9}", "{1, 2, 3}"],
  [{"set": [1, 2, 3]}, "union", [], {}, "{1, 2, 3}", "{1, 2, 3}"],
  [{"set": [1, 2, 3]}, "intersection", [[1, 2], [2, 5]], {}, "{2}", "{1, 2, 3}"],
  [{"set": [1, 2, 3]}, "difference", [[1], [2]], {}, "{3}", "{1, 2, 3}"],
  [{"set": [1, 2, 3]}, "symmetric_difference", [[3, 4]], {}, "{1, 2, 4}", "{1, 2, 3}"],
  [{"set": [1, 2, 3]}, "issubset", [[1, 2, 3, 4]], {}, "True", "{1, 2, 3}"],
  [{"set": [1, 2, 3]}, "issuperset", [[1]], {}, "True", "{1, 2, 3}"],
  [{"set": [1, 2, 3]}, "isdisjoint", [[7]], {}, "True", "{1, 2, 3}"],
  [{"set": [1, 2, 3]}, "intersection_update", [[1]], {}, "None", "{1}"],
  [{"set": [1, 2, 3]}, "difference_update", [[1], [2]], {}, "None", "{3}"],
  [{"set": [1, 2, 3]}, "symmetric_difference_update", [[3, 4]], {}, "None", "{1, 2, 4}"],
  [{"set": [1, 2, 3]}, "union", [5], {}, "TypeError: 'int' object is not iterable", "{1, 2, 3}"],
  [{"frozenset": [1, 2]}, "union", [[3]], {}, "frozenset({1, 2, 3})", "frozenset({1, 2})"],
  [{"frozenset": [1, 2]}, "intersection", [[2]], {}, "frozenset({2})", "frozenset({1, 2})"],
  [{"frozenset": [1, 2]}, "copy", [], {}, "frozenset({1, 2})", "frozenset({1, 2})"],
  [{"frozenset": [1, 2]}, "issubset", [{"set": [1, 2, 3]}], {}, "True", "frozenset({1, 2})"],
  [{"range": [0, 10, 2]}, "index", [4], {}, "2", "range(0, 10, 2)"],
  [{"range": [0, 10, 2]}, "index", [3], {}, "ValueError: 3 is not in range", "range(0, 10, 2)"],
  [{"range": [0, 10, 2]}, "count", [4], {}, "1", "range(0, 10, 2)"],
  [1.5, "is_integer", [], {}, "False", "1.5"],
  [255, "bit_length", [], {}, "8", "255"],
  [0, "bit_length", [], {}, "0", "0"],
  [-7, "bit_count", [], {}, "3", "-7"],
  [{"big": "1180591620717411303424"}, "bit_length", [], {}, "71", "1180591620717411303424"],
  [0.75, "as_integer_ratio", [], {}, "(3, 4)", "0.75"],
  [3, "conjugate", [], {}, "3", "3"],
  [1.5, "hex", [], {}, "'0x1.8000000000000p+0'", "1.5"],
  [-0.1, "hex", [], {}, "'-0x1.999999999999ap-4'", "-0.1"],
];

describe("methods of containers and numbers do what Python's do", () => {
  it.each([...new Set(cases.map(([, method]) => method))])("%s", (tested) => {
    const expected = cases.filter(([, method]) => method === tested);
    const answers = expected.map(([receiver, method, args, keywords]) => {
      const o = value(receiver);
      const dispatcher = exported(`m_${method}`) as Dispatcher;
      const result = answer(() =>
        callMethodKw(dispatcher, o, method, args.map(value), keywordDict(keywords)),
      );
      return [receiver, method, args, keywords, result, answer(() => o)];
    });
    expect(answers).toEqual(expected);
  });
});
