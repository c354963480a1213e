/** Modules as values, and the guard that runs a module's body once (language §12, §15.1). */
import { bounds } from "../bounds.ts";
import { ImportError, ModuleNotFoundError } from "../errors/hierarchy.ts";
import { block, type Goroutine, noPosition, wake } from "../scheduler/index.ts";
import { rt, started } from "../scheduler/rt.ts";
import { Dict } from "../values/dict.ts";
import { normalize } from "../values/numeric.ts";
import { OWN } from "../values/own.ts";
import { attributeError } from "./attribute-errors.ts";
import type { Entry } from "./entry-type.ts";
import { performed, type Stepwise } from "./stepwise.ts";
import type { AttributeOwner } from "./types.ts";

type Namespace = Readonly<Record<string, unknown>>;

/** Values by name. */
export interface Named {
  /** Undefined for names that have none. */
  get(name: string): unknown;
  names(): readonly string[];
}

/** An imported module; its attributes are what its ES namespace, or an object with getters, has at the moment. */
export class Module implements AttributeOwner {
  static readonly $name: string = "module";

  readonly name: string;
  readonly namespace: Namespace;
  /** What it imports and does not export. */
  private readonly imported: Readonly<Record<string, () => unknown>>;
  /** What only its star imports give it. */
  private readonly stars: Named | undefined;
  private readonly added = new Map<string, unknown>();

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(
    name: string,
    namespace: Namespace,
    imported: Readonly<Record<string, () => unknown>> = {},
    stars?: Named,
  ) {
    this.name = name;
    this.namespace = namespace;
    this.imported = imported;
    this.stars = stars;
  }

  get $kind(): string {
    return "module";
  }

  /** The names of its attributes. */
  get names(): string[] {
    const own = Object.keys(this.namespace).filter(
      (name) => !/^\$|\$entry$/.test(name) && this.namespace[name] !== undefined,
    );
    const brought = [...Object.keys(this.imported), ...(this.stars?.names() ?? [])];
    const imported = brought.filter((name) => this.exported(name) !== undefined);
    return [...new Set([...own, ...imported, ...this.added.keys()])];
  }

  $getattr(name: string): unknown {
    const value = this.added.has(name) ? this.added.get(name) : this.exported(name);
    if (value !== undefined) return value;
    if (name === "__name__") return this.name;
    if (name === "__doc__") return null;
    if (name === "__dict__") return Dict.from(this.names.map((key) => [key, this.$getattr(key)] as const));
    if (name.startsWith("__")) return undefined;
    throw noMember(this.name, name);
  }

  $setattr(name: string, value: unknown): boolean {
    const { $set } = this.namespace as { readonly $set?: Readonly<Record<string, (value: unknown) => void>> };
    if (Object.getOwnPropertyDescriptor(this.namespace, name)?.set !== undefined) {
      (this.namespace as Record<string, unknown>)[name] = value;
    } else if ($set !== undefined && Object.hasOwn($set, name)) {
      $set[name]!(value);
    } else if (bounds !== null) {
      throw bounds.refusal("attributes of other modules");
    } else {
      this.added.set(name, value);
    }
    return true;
  }

  $delattr(name: string): boolean {
    return this.added.delete(name);
  }

  __repr__(): string {
    return `<module '${this.name}'>`;
  }

  protected exported(name: string): unknown {
    if (Object.hasOwn(this.imported, name)) return this.imported[name]!();
    const own = Object.hasOwn(this.namespace, name) && !name.startsWith("$");
    const value = own ? this.namespace[name] : undefined;
    return value === undefined ? this.stars?.get(name) : value;
  }
}

/** A JavaScript module: what is not among its named exports is looked for in the default export. */
class JsModule extends Module {
  get $call(): unknown {
    return jsDefault(this.namespace);
  }

  $receiver(name: string): unknown {
    const holder = jsHolder(this.namespace, name);
    return holder === this.namespace ? undefined : holder;
  }

  protected override exported(name: string): unknown {
    return jsMember(this.namespace, name) ?? undefined;
  }
}

/** Modules that have been imported as values, by name: `sys.modules`. */
export const loadedModules: Dict = /* @__PURE__ */ new Dict();

const objects = /* @__PURE__ */ new WeakMap<Namespace, Module>();

/**
 * The module object of an M28 module, the same one for every importer.
 * @param imported functions that give what the module imports and does not export
 * @param stars what only its star imports give it
 */
export function moduleObject(
  name: string,
  namespace: Namespace,
  imported?: Readonly<Record<string, () => unknown>>,
  stars?: Named,
): Module {
  return cached(namespace, () => {
    const module = new Module(name, namespace, imported, stars);
    loadedModules.set(name, module);
    return module;
  });
}

const standards = /* @__PURE__ */ new Map<string, Module>();

/** The module object of a standard module, the same one in all modules of a program. */
export function standardModule(name: string, members: Namespace): Module {
  let found = standards.get(name);
  if (found === undefined) {
    standards.set(name, (found = new Module(name, members)));
    loadedModules.set(name, found);
  }
  return found;
}

const packages = /* @__PURE__ */ new Map<string, Module>();

/** The module object of a package that is only a folder. */
export function packageObject(name: string): Module {
  let found = packages.get(name);
  if (found === undefined) packages.set(name, (found = new Module(name, {})));
  return found;
}

/**
 * The first of several modules, each of which gets the next one as an attribute: what `(import a.b.c)` binds.
 * @param parts a text is a package that is only a folder, by its name inside the one before
 */
export function packageOf(...parts: readonly (Module | string)[]): Module {
  let name = "";
  const modules = parts.map((part) => {
    if (typeof part !== "string") return part;
    name = name === "" ? part : `${name}.${part}`;
    return packageObject(name);
  });
  for (const [i, inner] of modules.slice(1).entries()) {
    modules[i]!.$setattr(inner.name.slice(inner.name.lastIndexOf(".") + 1), inner);
  }
  return modules[0]!;
}

/** A variable of an imported module, which its body may not have assigned yet. */
export function moduleAttribute(value: unknown, module: string, name: string): unknown {
  if (value !== undefined) return value;
  throw noMember(module, name);
}

function noMember(module: string, name: string): Error {
  return (
    bounds?.refusedMember(module, name) ?? attributeError(`module '${module}' has no attribute '${name}'`)
  );
}

/** The module object of a JavaScript module. */
export function jsModule(namespace: Namespace, name = "js"): Module {
  return cached(namespace, () => new JsModule(name, namespace));
}

/**
 * The default export of a JavaScript module. Of a CommonJS module that was an ES module before, Node takes `module.exports` for it,
 * and bundlers mostly take what the author has exported as default: here it is always the author's.
 */
export function jsDefault(namespace: Namespace): unknown {
  const { default: value } = namespace;
  return isTranspiled(value) && "default" in value ? value.default : value;
}

function isTranspiled(value: unknown): value is Namespace {
  return (
    value !== null && (typeof value === "object" || typeof value === "function") && "__esModule" in value
  );
}

/** Where a member of a JavaScript module is: among the named exports, or else in the default export. */
export function jsHolder(namespace: Namespace, name: string): unknown {
  if (name in namespace && name !== "default") return namespace;
  const { default: whole } = namespace;
  if (whole === null || whole === undefined) return namespace;
  return isTranspiled(whole) && !(name in whole) ? (jsDefault(namespace) ?? whole) : whole;
}

/** What `*` takes from a JavaScript module under a built-in's name: undefined unless it, or the object it has as default export, states the name. */
export function jsStarred(namespace: Namespace, name: string): unknown {
  const holder = jsHolder(namespace, name) as Namespace;
  return Object.prototype.propertyIsEnumerable.call(holder, name) ? normalize(holder[name]) : undefined;
}

/** A member of a JavaScript module; None when neither the named exports nor the default export have it. */
export function jsMember(namespace: Namespace, name: string): unknown {
  if (name === "default") return normalize(jsDefault(namespace));
  return normalize((jsHolder(namespace, name) as Namespace)[name]);
}

/** What guards a module's body: `{}` to begin with. */
export interface ModuleState {
  /** The goroutine that is running the body; null once it has run. */
  owner?: Goroutine | null | undefined;
  /** Goroutines that wait for the body's end. */
  waiting?: Goroutine[];
}

/**
 * Runs a module's body, unless it has run, under the suspending convention. Other goroutines wait until the body has run; where they would wait for each other,
 * modules that import each other being run by several of them, one sees what there is so far.
 * @param body a suspending entry
 */
export function initModuleS(state: ModuleState, body: Entry): unknown {
  if (state.owner === null || waitsForThis(state)) return null;
  const isRunning = state.owner !== undefined;
  if (!isRunning) state.owner = rt.cur;
  if (!isRunning) return performed(run(state, body));
  rt.ok = 0;
  return started(waitFor(state, body));
}

function* run(state: ModuleState, body: Entry): Stepwise {
  try {
    yield body();
    state.owner = null;
  } catch (error) {
    state.owner = undefined;
    throw error;
  } finally {
    for (const other of state.waiting?.splice(0) ?? []) wake(other, null);
  }
  return null;
}

/** The module that each goroutine waits for. */
const awaited: WeakMap<Goroutine, ModuleState> = /* @__PURE__ */ new WeakMap();

/** Is the running goroutine the one that runs the module, or does that one, in the end, wait for it? */
function waitsForThis(state: ModuleState): boolean {
  let { owner } = state;
  while (owner && owner !== rt.cur) owner = awaited.get(owner)?.owner;
  return owner === rt.cur;
}

/** Tries itself when the goroutine that it has waited for has failed. */
async function waitFor(state: ModuleState, body: Entry): Promise<unknown> {
  const goroutine = block("import", noPosition);
  state.waiting ??= [];
  state.waiting.push(goroutine);
  awaited.set(goroutine, state);
  while (goroutine.waits()) await goroutine.pause();
  goroutine.take();
  awaited.delete(goroutine);
  if (initModuleS(state, body) === undefined) {
    await rt.pending;
    goroutine.resume();
  }
  return goroutine.done(null);
}

/** An import that resolves to nothing. */
export function moduleNotFound(name: string): never {
  throw new ModuleNotFoundError(`No module named '${name}'`);
}

/** A `from` import of a name that the module does not have; `circular`: that modules only import from each other. */
export function cannotImport(name: string, module: string, circular = false): never {
  throw new ImportError(
    `cannot import name '${name}' from '${module}'${circular ? " (circular import)" : ""}`,
  );
}

/** The value of an imported name, which must be there. */
export function imported(value: unknown, name: string, module: string): unknown {
  return value === undefined ? cannotImport(name, module) : value;
}

function cached(namespace: Namespace, make: () => Module): Module {
  let object = objects.get(namespace);
  if (object === undefined) objects.set(namespace, (object = make()));
  return object;
}
