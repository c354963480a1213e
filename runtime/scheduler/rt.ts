/** The state that compiled code and the runtime share: who is running, and how a call of a suspending function ended. */
import type { Frame } from "./stack.ts";
import type { Goroutine, Runnable, Timer } from "./types.ts";

/** The calls of the program's own code that the operation being attempted has made so far. */
export interface CallLog {
  /** The result of a suspending entry, known already or asked for now. Leaves the operation when the entry suspends. */
  call(entry: (...args: never[]) => unknown, self: unknown, args: readonly unknown[]): unknown;
  /** The same for a function that cannot suspend. */
  record(f: (...args: never[]) => unknown, self: unknown, args: readonly unknown[]): unknown;
  /**
   * What gives its items one by one, each only once however often the operation is begun; null for what can be read again.
   * @param message text of the TypeError, `%` standing for the type's name
   */
  steps(iterable: unknown, message: string): Iterable<unknown> | null;
  /** Of a change that the operation makes before its last call: how to take it back, if the operation is left and begun again. */
  undo(change: () => void): void;
}

/** Performs an operation of the runtime that may call suspending functions, under the suspending convention. */
export type Attempt = (operation: (...args: never[]) => unknown, ...args: unknown[]) => unknown;

/** What a program with goroutines does otherwise than one without. */
export interface Goroutines {
  /** Runs the entry module's body as the main goroutine. */
  runMain(init: () => unknown): Promise<void> | undefined;
  /** A goroutine that everything refuses that blocks. */
  refused(): Goroutine;
  /** Of a goroutine that has ended before anybody knew of it. */
  newNumber(): number;
}

/** The positions of a module. */
export interface Table {
  readonly file: string;
  readonly text: string;
  /** The number of the first entry. */
  readonly base: number;
}

/** Functions that have suspended, and go on together. */
export interface Suspended {
  /** Lets them go on when they can, up to the end of the outermost one. */
  runContinuations(): Promise<void>;
}

/** What the end of a program asks of each copy of the runtime. */
export interface RuntimeCopy {
  live(): Goroutine[];
  /** Lets what it waits for keep the program alive; false when there is nothing. */
  holds(mainWaits: boolean): boolean;
  /** Nothing is left to do. */
  end(): void;
  /** Has all that are blocked note where they wait. They have done so when the microtasks are over. */
  findStacks(): void;
  /** Does nothing when another copy has set the timer. */
  clearTimer(timer: Timer): void;
  /** From now on a goroutine may have been interrupted when it waited for its turn only: operations look whether theirs has. */
  expectInterruptions(): void;
}

/** Stands for the host, outside of goroutines: it cannot block, but functions that do not block can run in it. */
export const host = {
  id: 0,
  value: null as unknown,
  received: null,
  interruption: null,
  done(value: unknown): undefined {
    host.value = value === undefined ? null : value;
    rt.ok = 1;
  },
  resume(): unknown {
    rt.cur = host;
    return host.value;
  },
} as unknown as Goroutine;

/** A class, since V8 keeps an object whose accessors are its own as a slow table. */
export class RuntimeState {
  /** The goroutine whose code is running. */
  cur: Goroutine = host;
  /** Raised by `done()`: the body of the suspending function has completed without being suspended; 2 by `failed()`. */
  ok: 0 | 1 | 2 = 0;
  /** What an async body has thrown, when `ok` is 2. */
  failure: unknown = null;
  /** Functions that have just suspended and become `pending` as soon as somebody asks for that. */
  suspended: Suspended | null = null;
  /** Set while an operation is attempted. */
  log: CallLog | null = null;
  /** Set in programs whose protocol methods may suspend. */
  attempt: Attempt | null = null;
  /** Set in programs that have goroutines. */
  goroutines: Goroutines | null = null;
  /** Set in Node: what happens in each microtask that runs goroutines, before the first of them. */
  beforeTurns: ((first: Goroutine | null) => void) | null = null;
  /** Set where goroutines keep asynchronous contexts: puts the start of one into the present one. */
  inContext: ((start: Runnable) => Runnable) | null = null;
  /** Set once an error has passed functions that waited: an error's frames with theirs. */
  lostFrames: ((error: object, frames: Frame[]) => Frame[]) | null = null;
  /** The copies of the runtime that have goroutines. */
  readonly copies: RuntimeCopy[] = [];
  /** Some copy looks at the state of things when the host has nothing left to do. */
  watchesEnd = false;
  /** Positions of the modules, and the number of the next one. */
  readonly tables: Table[] = [];
  nextPosition = 0;
  /** The last number that a goroutine has got; the first is for main. */
  created = 1;
  /** Of each copy that has started a main: gives a stack whose innermost frame is the copy's last function. */
  readonly endsOfRuntime: (() => string)[] = [];
  private promise: Promise<void> | null = null;

  /** What to await when a suspending entry has returned `undefined`. */
  get pending(): Promise<void> | null {
    const { suspended } = this;
    if (suspended !== null) {
      this.suspended = null;
      this.promise = suspended.runContinuations();
    }
    return this.promise;
  }

  set pending(promise: Promise<void> | null) {
    this.suspended = null;
    this.promise = promise;
  }
}

/**
 * One for all copies of the runtime in a process, a program's and those of libraries that it imports: their functions call and wake
 * each other. Another number stands here when what it refers to is no longer what other copies expect.
 */
export const rt: RuntimeState = /* @__PURE__ */ sharedState(Symbol.for("m28.state.2"));

function sharedState(key: symbol): RuntimeState {
  const shared = globalThis as { [key: symbol]: RuntimeState | undefined };
  return (shared[key] ??= new RuntimeState());
}

/**
 * The end of a suspending entry: the value that the async body has reported by `done()`, or `undefined` when it is suspended,
 * with its promise in `rt.pending`.
 * @throws what the body has thrown before it ever waited
 */
export function started(body: Promise<unknown>): unknown {
  if (rt.ok === 1) {
    rt.ok = 0;
    return rt.cur.value;
  }
  if (rt.ok === 2) throw failureOf(body);
  rt.pending = body as Promise<void>;
  return undefined;
}

/** The last thing that an async body does which an error leaves: whoever called it shall not have to wait for the error. */
export function failed(error: unknown): never {
  rt.ok = 2;
  rt.failure = error;
  throw error;
}

/** Nobody else hears of the promise. */
function failureOf(body: Promise<unknown>): unknown {
  const { failure } = rt;
  rt.ok = 0;
  rt.failure = null;
  body.catch(ignore);
  return failure;
}

const ignore = (): void => {};
