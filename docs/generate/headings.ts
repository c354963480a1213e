/** The chapters of the generated pages. */

/** Of built-in functions, by the section that the manifest gives. */
export const FUNCTION_CHAPTERS: ReadonlyMap<string, string> = new Map([
  ["16.1", "Input, output, text"],
  ["16.2", "Types and conversions"],
  ["16.3", "Numbers and operators"],
  ["16.4", "Sequences and iteration"],
  ["16.5", "Dicts and nested data"],
  ["16.6", "Text"],
  ["16.7", "Objects"],
  ["16.8", "The program"],
  ["16.9", "Files"],
  ["13.3", "Channels"],
  ["13.5", "Select"],
  ["13.6", "Mutexes and wait groups"],
  ["13.7", "Contexts"],
  ["13.8", "Sleeping and giving way"],
  ["14", "Tasks"],
  ["15.2", "JavaScript values"],
  ["15.4", "JavaScript concurrency"],
]);

interface TypeHeading {
  readonly type: string;
  readonly title: string;
  readonly text: string;
}

export const TYPES: readonly TypeHeading[] = [
  {
    type: "str",
    title: "str",
    text: "A str never changes: methods give a new one. Positions count characters, from 0.",
  },
  { type: "list", title: "list", text: "" },
  { type: "tuple", title: "tuple", text: "" },
  {
    type: "dict",
    title: "dict",
    text: '`d.name` is the entry under the key `"name"` when no method is called so.',
  },
  { type: "set", title: "set", text: "" },
  { type: "frozenset", title: "frozenset", text: "" },
  {
    type: "range",
    title: "range",
    text: "A range also has the attributes `start`, `stop` and `step`.",
  },
  {
    type: "bytes",
    title: "bytes",
    text: "Bytes never change. Letters, digits and whitespace are those of ASCII. JavaScript sees a `Uint8Array`.",
  },
  {
    type: "bytearray",
    title: "bytearray",
    text: "A `Uint8Array` of JavaScript's. The length of one that `bytearray` has made can change, that of JavaScript's own cannot: BufferError.",
  },
  { type: "number", title: "int and float", text: "" },
  { type: "channel", title: "channel", text: "" },
  { type: "mutex", title: "mutex", text: "A mutex also works with `with`." },
  {
    type: "rwmutex",
    title: "rwmutex",
    text: "An rwmutex works with `with`, which takes the write lock.",
  },
  { type: "waitgroup", title: "waitgroup", text: "" },
  { type: "task", title: "Task", text: "" },
  {
    type: "coroutine",
    title: "coroutine",
    text: "What a call of an async function gives. It runs when it is awaited, once; each method blocks until it has ended.",
  },
  {
    type: "generator",
    title: "generator",
    text: "What a call of a function with `yield` gives. `next` and `for` advance it; each method blocks when its body does.",
  },
  {
    type: "file",
    title: "file",
    text: "What `open` gives. `for` takes it line by line, `with` closes it. It has the attributes `name`, `mode` and `closed`. Every method raises ValueError once the file is closed.",
  },
];

export const MODULES: Readonly<Record<string, string>> = {
  math: "Functions on numbers. An argument outside of the domain is a ValueError `math domain error`.",
  time: "Clocks and calendar times. Moments are seconds since 1970.",
  random: "Random numbers. One seed gives the same numbers in every run.",
  json: "JSON as text, and from text.",
  sys: "The program and what runs it.",
  os: "Files, directories and the environment. In a browser these functions raise OSError.",
  "os.path": "Paths as text. `(import os)` is enough: `os.path.join`.",
  collections: "More containers.",
  functools: "Functions about functions.",
  itertools: "Iterators from iterables. All are lazy.",
  operator: "The operators as functions, under Python's names.",
  re: "Regular expressions in Python's syntax.",
};
