/** The standard modules of data structures and of operations on them. */
import type { BuiltinEntry, MethodEntry } from "../manifest-types.ts";
import { moduleSection, pure, type Row, through } from "./entry.ts";

export const collections: readonly BuiltinEntry[] = moduleSection("collections", [
  type(
    "deque",
    "deque(iterable=, maxlen=)",
    "A list with two ends; with `maxlen` it drops what is too much.",
    {
      iterates: [0],
      methods: methodsOf("deque", [
        ["appendleft", "appendleft(x, /)", {}, "Adds an item at the left end."],
        [
          "popleft",
          "popleft()",
          { result: "element" },
          "Removes the item at the left end and gives it back.",
        ],
        [
          "extendleft",
          "extendleft(iterable, /)",
          { iterates: [0] },
          "Adds items, one by one, at the left end.",
        ],
        ["rotate", "rotate(n=, /)", {}, "Moves items from the right end to the left."],
      ]),
    },
  ),
  type("defaultdict", null, "A dict that makes missing values with a function.", { iterates: [1] }),
  type("Counter", null, "A dict of how often things occur.", {
    iterates: [0],
    methods: methodsOf("Counter", [
      ["most_common", "most_common(n=)", { result: "list" }, "The commonest things, with their counts."],
      ["elements", "elements()", { result: "list" }, "Each thing as often as it occurs."],
      ["subtract", "subtract(*sources, **entries)", { iterates: [0] }, "Lowers counts."],
      ["total", "total()", { result: "number" }, "The sum of the counts."],
    ]),
  }),
  type("OrderedDict", null, "A dict whose order counts when it is compared.", {
    iterates: [0],
    methods: methodsOf("OrderedDict", [
      ["move_to_end", "move_to_end(key, last=)", {}, "Moves a key to the end, or to the beginning."],
    ]),
  }),
  pure(
    "namedtuple",
    "namedtuple(typename, field_names, *, rename=, defaults=)",
    "any",
    "A class of tuples whose items have names.",
  ),
]);

type MethodRow = readonly [name: string, signature: string, details: Partial<MethodEntry>, doc: string];

function methodsOf(type: string, rows: readonly MethodRow[]): MethodEntry[] {
  return rows.map(([name, signature, details, doc]) => ({ name, types: [type], signature, doc, ...details }));
}

function type(name: string, signature: string | null, doc: string, details: Partial<BuiltinEntry>): Row {
  const make =
    details.iterates === undefined ? pure(name, signature, "any", doc) : through(name, signature, doc, {});
  return { ...make, kind: "class", result: "any", ...details };
}
