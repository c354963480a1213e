/** Built-in functions on sequences and iterables. */
import { pure, section, through, words } from "./entry.ts";

/** What macros may use of them. */
const FOR_MACROS = words(`
  len nth get first last rest append concat map filter reduce apply zip enumerate reversed sorted all any iter next
  contains count find index insert pop remove extend sort reverse assoc exists? take drop compose partial
`);

export const sequences = section({ number: "16.4", inMacros: FOR_MACROS }, [
  pure("len", "len(x, /)", "int", "The number of items; of a channel, of buffered values.", {
    aliases: ["length"],
    export: "lenOf",
  }),
  pure("nth", "nth(s, i, default=, /)", "element", "Item i, from the end if negative; of a dict, key i."),
  pure(
    "get",
    "get(c, key, default=, /)",
    "element",
    "The item or value, or `default` (None) if there is none.",
  ),
  pure("first", "first(s, /)", "element", "The first item."),
  pure("last", "last(s, /)", "element", "The last item."),
  pure("rest", "rest(s, /)", "any", "Everything but the first item."),
  pure("append", null, "list", "A new list with more items at the end."),
  pure("concat", "concat(*sequences)", "any", "Joins str, lists or tuples, all of one type."),
  through("map", null, "Calls f with the items of the iterables, lazily, up to the end of the shortest.", {
    calls: [0],
    iterates: [-1],
    result: "lazy",
  }),
  through(
    "filter",
    "filter(f, it, /)",
    "The items for which f gives a true value, lazily; f None keeps true items.",
    {
      calls: [0],
      iterates: [1],
      result: "lazy",
    },
  ),
  through(
    "reduce",
    "reduce(f, it, initial=, /)",
    "Combines the items from the left with a function of two.",
    {
      calls: [0],
      iterates: [1, 2],
      result: "element",
    },
  ),
  through("apply", null, "Calls f with the items of the last argument as arguments.", {
    calls: [0],
    iterates: [-1],
    result: "element",
  }),
  through(
    "zip",
    "zip(*iterables)",
    "Tuples of the items at the same place, lazily, up to the end of the shortest.",
    {
      iterates: [0],
      result: "lazy",
    },
  ),
  through("enumerate", "enumerate(it, start=)", "Tuples of a counter and each item, lazily.", {
    iterates: [0],
    result: "lazy",
  }),
  through("reversed", "reversed(s, /)", "The items from the last to the first, lazily.", {
    iterates: [0],
    result: "lazy",
  }),
  through(
    "sorted",
    "sorted(it, /, *, key=, reverse=)",
    "A new list of the items in ascending order; stable.",
    {
      calls: [1],
      iterates: [0],
      result: "list",
    },
  ),
  through("all", "all(it, /)", "Is no item false?", { iterates: [0], result: "bool" }),
  through("any", "any(it, /)", "Is some item true?", { iterates: [0], result: "bool" }),
  through(
    "iter",
    "iter(x, sentinel=, /)",
    "An iterator over the items; with a sentinel, over what calls of x give until they give that.",
    { calls: [0], iterates: [0], result: "lazy" },
  ),
  through("next", "next(it, default=, /)", "The next item of an iterator, or `default` at its end.", {
    iterates: [0],
    result: "element",
  }),
  through("contains", "contains(c, x, /)", "Is x in c?", {
    iterates: [0],
    result: "bool",
    export: "containsItem",
  }),
  pure("count", "count(s, x, start=, end=, /)", "int", "How often x occurs in a str or list."),
  pure("find", "find(s, x, start=, end=, /)", "int", "The first position of x in a str or list, or -1."),
  pure(
    "index",
    "index(s, x, start=, end=, /)",
    "int",
    "The first position of x; ValueError if there is none.",
    {
      export: "indexOf",
    },
  ),
  pure("insert", "insert(xs, i, v, /)", "none", "Puts v before position i of a list."),
  pure("pop", null, "element", "Removes an item and gives it back."),
  pure("remove", "remove(xs, v, /)", "none", "Removes the first item that equals v."),
  through("extend", "extend(xs, it, /)", "Adds all items of an iterable to a list.", {
    iterates: [1],
    result: "none",
  }),
  through("sort", "sort(xs, /, *, key=, reverse=)", "Sorts a list in place; stable.", {
    calls: [1],
    result: "none",
  }),
  pure("reverse", "reverse(xs, /)", "none", "Reverses a list in place."),
  through("assoc", "assoc(key, pairs, /)", "The first pair whose first item equals key, or None.", {
    iterates: [1],
    result: "element",
  }),
  through("exists?", "exists?(pred, it, /)", "Does pred hold for some item?", {
    calls: [0],
    iterates: [1],
    result: "bool",
  }),
  through("take", "take(n, it, /)", "A list of the first n items.", { iterates: [1], result: "list" }),
  through("drop", "drop(n, it, /)", "A list of the items after the first n.", {
    iterates: [1],
    result: "list",
  }),
  through("compose", null, "A function that applies the given functions from the last to the first.", {
    calls: [-1],
    result: "any",
  }),
  through("partial", "partial(f, /, *args, **kwargs)", "A function with its first arguments filled in.", {
    calls: [0],
    result: "any",
  }),
]);
