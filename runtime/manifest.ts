/** The table of built-in names: functions, types, exceptions, values, methods and standard modules. */
import { concurrency } from "./manifest/concurrency.ts";
import { dicts } from "./manifest/dicts.ts";
import { exceptions } from "./manifest/exceptions.ts";
import { bridges } from "./manifest/interop.ts";
import { io } from "./manifest/io.ts";
import { methodEntries } from "./manifest/methods.ts";
import { modules } from "./manifest/modules.ts";
import { numbers, operators } from "./manifest/numbers.ts";
import { files, internal, program } from "./manifest/program.ts";
import { sequences } from "./manifest/sequences.ts";
import { strings } from "./manifest/strings.ts";
import { tasks } from "./manifest/tasks.ts";
import { interop, objects, types } from "./manifest/types.ts";
import type { BuiltinEntry, MethodEntry } from "./manifest-types.ts";

/** Every name that is visible everywhere, and the compiler's own (`%…`). */
export const builtins: readonly BuiltinEntry[] = [
  ...io,
  ...types,
  ...numbers,
  ...operators,
  ...sequences,
  ...dicts,
  ...strings,
  ...objects,
  ...interop,
  ...bridges,
  ...program,
  ...files,
  ...concurrency,
  ...tasks,
  ...exceptions,
  ...internal,
];

/** One entry a method name; where types differ in their parameters, the dispatcher's `$sigs` has them. */
export const methods: readonly MethodEntry[] = methodEntries;

/** Module name to exports; an export's runtime name begins with the module's (`math_sqrt`). */
export const standardModules: Record<string, readonly BuiltinEntry[]> = modules;
