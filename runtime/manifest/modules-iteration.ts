/** The standard modules itertools and functools. */
import type { BuiltinEntry } from "../manifest-types.ts";
import { moduleSection, pure, type Row, through, words } from "./entry.ts";

/** What macros may use of `itertools`. */
const ITERTOOLS = words(`
  count repeat cycle chain islice takewhile dropwhile filterfalse starmap accumulate product permutations combinations
  zip_longest groupby pairwise tee compress
`);

export const itertools = moduleSection({ module: "itertools", inMacros: ITERTOOLS }, [
  pure("count", "count(start=, step=)", "lazy", "The numbers from `start`, `step` apart, without end."),
  pure("repeat", "repeat(object, times=)", "lazy", "The same object again and again."),
  lazy("cycle", "cycle(iterable, /)", "The items, over and over.", { iterates: [0] }),
  lazy("chain", "chain(*iterables)", "The items of one iterable after those of another.", {
    iterates: [0],
    methods: [
      {
        name: "from_iterable",
        types: ["chain"],
        signature: "from_iterable(iterable, /)",
        iterates: [0],
        result: "lazy",
        doc: "The items of the iterables that an iterable gives, one after the other.",
      },
    ],
  }),
  lazy("islice", null, "A slice of an iterable: `stop`, or `start`, `stop` and `step`.", { iterates: [0] }),
  lazy("takewhile", "takewhile(predicate, iterable, /)", "The items up to the first that fails a test.", {
    calls: [0],
    iterates: [1],
  }),
  lazy("dropwhile", "dropwhile(predicate, iterable, /)", "The items from the first that fails a test.", {
    calls: [0],
    iterates: [1],
  }),
  lazy(
    "filterfalse",
    "filterfalse(function, iterable, /)",
    "The items for which a function gives a false value.",
    { calls: [0], iterates: [1] },
  ),
  lazy(
    "starmap",
    "starmap(function, iterable, /)",
    "The results of calling a function with each item's items.",
    { calls: [0], iterates: [1] },
  ),
  lazy(
    "accumulate",
    "accumulate(iterable, func=, *, initial=)",
    "Running totals, or what a function of two makes of them.",
    { calls: [1], iterates: [0] },
  ),
  lazy("product", "product(*iterables, repeat=)", "All ways to choose one item of each iterable.", {
    iterates: [0],
  }),
  lazy("permutations", "permutations(iterable, r=)", "All ways to arrange `r` of the items.", {
    iterates: [0],
  }),
  lazy("combinations", "combinations(iterable, r)", "All ways to choose `r` of the items.", {
    iterates: [0],
  }),
  lazy(
    "zip_longest",
    "zip_longest(*iterables, fillvalue=)",
    "Tuples of the items at the same place, up to the end of the longest iterable.",
    { iterates: [0] },
  ),
  lazy("groupby", "groupby(iterable, key=)", "Each key with the items in a row that have it.", {
    calls: [1],
    iterates: [0],
  }),
  lazy("pairwise", "pairwise(iterable, /)", "Each item with the one after it.", { iterates: [0] }),
  lazy("tee", "tee(iterable, n=, /)", "Several iterators over the same items.", { iterates: [0] }),
  lazy("compress", "compress(data, selectors)", "The items at whose place the selectors have a true one.", {
    iterates: [0, 1],
  }),
]);

/** What macros may use of `functools`. */
const FUNCTOOLS = words(`
  wraps lru_cache cache cmp_to_key total_ordering
`);

export const functools: readonly BuiltinEntry[] = [
  ...moduleSection({ module: "functools", inMacros: FUNCTOOLS }, [
    pure("wraps", "wraps(wrapped)", "any", "A decorator that gives a wrapper the name of what it wraps."),
    pure("lru_cache", "lru_cache(maxsize=, typed=)", "any", "Remembers the results of a function."),
    pure("cache", "cache(user_function, /)", "any", "Remembers every result of a function."),
    pure("cmp_to_key", "cmp_to_key(mycmp)", "any", "A key function for sorting, of a comparison of two."),
    pure(
      "total_ordering",
      "total_ordering(cls, /)",
      "element",
      "Adds the comparisons that follow from the one that a class has.",
    ),
  ]),
  // The built-in functions of these names.
  ...[
    through(
      "reduce",
      "reduce(f, it, initial=, /)",
      "Combines the items from the left with a function of two.",
      { calls: [0], iterates: [1, 2], result: "element" },
    ),
    through("partial", "partial(f, /, *args, **kwargs)", "A function with its first arguments filled in.", {
      calls: [0],
      result: "any",
    }),
  ].map((entry) => ({ ...entry, section: "18", compileTime: true })),
];

function lazy(name: string, signature: string | null, doc: string, details: Partial<BuiltinEntry>): Row {
  return through(name, signature, doc, { result: "lazy", ...details });
}
