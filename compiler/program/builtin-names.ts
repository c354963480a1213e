/** The look-ups that the phases make in the table of built-ins. */
import { builtins, methods, standardModules } from "../../runtime/manifest.ts";
import type { BuiltinEntry } from "../../runtime/manifest-types.ts";
import type { BuiltinNames } from "../3-analyze/builtin-names.ts";
import type { Manifest } from "../4-lower/options.ts";

const byName = index(builtins);
const methodsByName = new Map(methods.map((entry) => [entry.name, entry]));
const modulesByName = new Map(
  Object.entries(standardModules).map(([name, entries]) => [name, index(entries)]),
);
const standardMethods = Object.values(standardModules).flatMap((entries) =>
  entries.flatMap(({ methods: own }) => own ?? []),
);

export const builtinNames: BuiltinNames = {
  lookup(name) {
    const entry = byName.get(name);
    return entry ? { canonical: entry.name, kind: entry.kind } : null;
  },
  names: () => [...byName.keys()].filter((name) => !name.startsWith("%")),
  methods: new Set(methodsByName.keys()),
};

export const manifest: Manifest = {
  builtin: (name) => byName.get(name) ?? null,
  methods: (name) => methodsByName.get(name) ?? null,
  standard: (module, name) => modulesByName.get(module)?.get(name) ?? null,
  standardMethods: (name) => standardMethods.filter((entry) => entry.name === name),
  standardNames: (module) => (standardModules[module] ?? []).map(({ name }) => name),
};

/** What code that runs in the compiler can have of it. */
export const manifestForMacros: Manifest = {
  ...manifest,
  builtin: (name) => allowed(manifest.builtin(name)),
  standard: (module, name) => allowed(manifest.standard(module, name)),
  standardNames: (module) =>
    manifest.standardNames(module).filter((name) => manifest.standard(module, name)?.compileTime === true),
};

function allowed(entry: BuiltinEntry | null): BuiltinEntry | null {
  return entry?.compileTime === true ? entry : null;
}

/** Is this the name of a module of language §18? */
export function isStandardModule(name: string): boolean {
  return modulesByName.has(name);
}

export function standardModuleNames(): Iterable<string> {
  return modulesByName.keys();
}

/** Every spelling of every export, aliases included; null when there is no such module. */
export function standardExports(module: string): ReadonlySet<string> | null {
  const entries = modulesByName.get(module);
  return entries ? new Set(entries.keys()) : null;
}

function index(entries: readonly BuiltinEntry[]): ReadonlyMap<string, BuiltinEntry> {
  return new Map(
    entries.flatMap((entry) => [entry.name, ...(entry.aliases ?? [])].map((name) => [name, entry] as const)),
  );
}

/** Is it a member of a standard module that macros do not get? */
export function isRefused(module: string, name: string): boolean {
  return manifest.standard(module, name) !== null && manifestForMacros.standard(module, name) === null;
}
