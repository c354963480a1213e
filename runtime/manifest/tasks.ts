/** Tasks: `await`, and the functions of language §14. */
import type { BuiltinEntry } from "../manifest-types.ts";
import { pure, type Row, section, suspends } from "./entry.ts";

const rows: readonly Row[] = [
  pure("create_task", null, "any", "Starts a goroutine that runs a coroutine, or calls a function.", {
    export: "createTask",
    starts: true,
  }),
  suspends("gather", "list", "Runs coroutines, functions and tasks at once; a list of their results.", {
    starts: true,
  }),
  suspends("run_async", "any", "Runs a coroutine, or an async function without parameters; its result.", {
    export: "runAsync",
    runs: true,
  }),
];

export const tasks = section("14", [
  ...rows,
  suspends("%await", "any", "Waits for a coroutine, a task or a promise.", {
    export: "awaitValue",
    internal: true,
    runs: true,
  }),
  pure("%async", "%async(f, /)", "any", "A function whose calls make coroutines.", {
    export: "asyncDefinition",
    internal: true,
  }),
]);

/** The module `asyncio`, as far as it is made of these. */
export const asyncio: readonly BuiltinEntry[] = [
  ...["create_task", "gather"].map((name) => ({ ...named(name), section: "18" })),
  { ...named("run_async"), name: "run", section: "18" },
  ...section("18", [suspends("sleep", "none", "Suspends this goroutine for so many seconds.")]),
];

function named(name: string): BuiltinEntry {
  return tasks.find((entry) => entry.name === name)!;
}
