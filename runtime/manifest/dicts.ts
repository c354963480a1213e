/** Built-in functions on dictionaries and nested data. */
import { pure, section, through, words } from "./entry.ts";

/** What macros may use of them. */
const FOR_MACROS = words(`
  keys values items has-key dict-set delete merge merge-with deep-merge map-keys map-values filter-keys filter-values
  select-keys rename-keys get-path has-path? set-path update-path
`);

export const dicts = section({ number: "16.5", inMacros: FOR_MACROS }, [
  pure("keys", "keys(d, /)", "list", "A list of the keys."),
  pure("values", "values(d, /)", "list", "A list of the values."),
  pure("items", "items(d, /)", "list", "A list of `(key, value)` tuples."),
  pure("has-key", "has-key(d, k, /)", "bool", "Is k a key of d?"),
  pure("dict-set", "dict-set(d, k, v, /)", "dict", "Stores a value and gives the dictionary back."),
  pure("delete", "delete(d, k, /)", "dict", "Removes a key if it is there and gives the dictionary back.", {
    export: "deleteKey",
  }),
  pure("merge", "merge(*dicts)", "dict", "A new dict with the entries of all; later ones win."),
  through("merge-with", null, "Like `merge`; `f(old, new)` decides on conflicts.", {
    calls: [0],
    result: "dict",
  }),
  pure("deep-merge", "deep-merge(*dicts)", "dict", "Like `merge`, merging nested dicts too."),
  through("map-keys", "map-keys(d, f, /)", "A new dict with every key replaced by `f(key)`.", {
    calls: [1],
    result: "dict",
  }),
  through("map-values", "map-values(d, f, /)", "A new dict with every value replaced by `f(value)`.", {
    calls: [1],
    result: "dict",
  }),
  through("filter-keys", "filter-keys(d, pred, /)", "A new dict with the entries whose key passes.", {
    calls: [1],
    result: "dict",
  }),
  through("filter-values", "filter-values(d, pred, /)", "A new dict with the entries whose value passes.", {
    calls: [1],
    result: "dict",
  }),
  through("select-keys", "select-keys(d, keys, /)", "A new dict with only those keys.", {
    iterates: [1],
    result: "dict",
  }),
  through(
    "rename-keys",
    "rename-keys(d, names, /)",
    "A new dict with keys renamed by a dict or a function.",
    {
      calls: [1],
      result: "dict",
    },
  ),
  pure(
    "get-path",
    "get-path(c, path, default=, /)",
    "element",
    'The value at a path of keys, `["users" 0 "name"]` or `"users.0.name"`, or `default`.',
  ),
  pure("has-path?", "has-path?(c, path, /)", "bool", "Is there a value at the path?"),
  pure("set-path", "set-path(c, path, v, /)", "any", "A copy with another value at the path."),
  through("update-path", "update-path(c, path, f, /)", "A copy with `f(value)` at the path.", {
    calls: [2],
    result: "any",
  }),
]);
