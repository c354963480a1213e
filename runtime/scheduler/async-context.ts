/** Node's asynchronous contexts (AsyncLocalStorage): a goroutine keeps the one that its `go` stands in, whoever wakes it. */
import type { Host } from "../host.ts";
import { rt } from "./rt.ts";
import type { Beginning, Code, Goroutine, Runnable, StepsFrame } from "./types.ts";

type Start = Beginning & Runnable;

type Hooks = Pick<typeof import("node:async_hooks"), "AsyncResource" | "executionAsyncId">;
type Resource = InstanceType<Hooks["AsyncResource"]>;

/** Asked for once: to look for the process costs more than a turn. */
let hooks: Hooks | null | undefined;
let loaded: readonly string[] | undefined;

/** From now on goroutines keep their contexts: for programs that import `node:async_hooks`. */
export function keepAsyncContexts(): void {
  const { AsyncResource } = hostHooks() ?? {};
  if (AsyncResource === undefined) return;
  rt.inContext = (start) =>
    new StartInContext(start as Start, new AsyncResource("goroutine", { requireManualDestroy: true }));
}

/**
 * The same where other code has begun to use contexts. Asked before main and where a promise has been awaited, with null, and in each
 * microtask that runs goroutines: up to Node 22 these have numbers only where contexts are used, and as nothing has been noticed
 * before, `first` is the goroutine that has asked for the microtask.
 */
export function noticeAsyncContexts(first: Goroutine | null): void {
  if (rt.inContext !== null || !(hasLoadedStorage() || (first !== null && hasNumber()))) return;
  keepAsyncContexts();
  if (first?.start) first.start = rt.inContext!(first.start as Start) as StartInContext;
}

function hasNumber(): boolean {
  return (hostHooks()?.executionAsyncId() ?? 0) !== 0;
}

/** From version 22 on, Node loads this when somebody asks for AsyncLocalStorage, which needs no numbers in version 24. */
const storage = "internal/async_local_storage/";

/** So many modules have been loaded when it was looked for. */
let loadedModules = 0;

function hasLoadedStorage(): boolean {
  loaded ??= ((globalThis as Host).process as { readonly moduleLoadList?: string[] }).moduleLoadList ?? [];
  if (loaded.length === loadedModules) return false;
  const before = loadedModules;
  loadedModules = loaded.length;
  return loaded.slice(before).some((name) => name.includes(storage));
}

function hostHooks(): Hooks | null {
  if (hooks === undefined)
    hooks = (globalThis as Host).process?.getBuiltinModule?.("node:async_hooks") ?? null;
  return hooks;
}

/** What awaits is in its context by itself; what the scheduler begins and advances is put there. */
class StartInContext {
  readonly code: Code;
  private readonly start: Start;
  private readonly resource: Resource;

  constructor(start: Start, resource: Resource) {
    this.code = start.code;
    this.start = start;
    this.resource = resource;
  }

  run(goroutine: Goroutine): unknown {
    const { resource, start } = this;
    const result = resource.runInAsyncScope(start.run, start, goroutine);
    const { frame } = goroutine;
    if (frame !== null)
      goroutine.frame = (g) => resource.runInAsyncScope(frame, null, g) as ReturnType<StepsFrame>;
    return result;
  }

  grant(): Goroutine {
    const goroutine = this.start.grant();
    goroutine.start = this;
    return goroutine;
  }
}
