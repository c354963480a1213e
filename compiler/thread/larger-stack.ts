/** A thread whose stack is larger than that of any other, for programs that nest too deeply for this one's: Node has such threads. */
import type { Diagnostic } from "../messages/diagnostic.ts";
import type { Host } from "../program/host.ts";
import type { EmitOptions } from "../program/options.ts";
import type { Program, ProgramOptions } from "../program/program.ts";
import { forwarding, perform } from "./forwarding.ts";
import type { GuardData } from "./guard.ts";
import { Line } from "./line.ts";
import { outcomeOf, type Reply, received, type SentDiagnostic, type SentOptions } from "./messages.ts";

/** In megabytes, of which only those are taken that are needed; five thousand levels of any form need less than 16. */
const STACK = 128;

/** Where the file is that starts the thread, seen from the file that this one is built into. */
const FILE = "../compiler/guard.js";

/** As long as nobody has needed it; null where there can be none. */
let shared: Thread | null | undefined;

/** A program in that thread: it asks this host. Null where there is no such thread. */
export function onLargerStack(host: Host, options: ProgramOptions): Program | null {
  if (shared === undefined || shared?.isDead) shared = Thread.start();
  return shared?.open(host, options) ?? null;
}

/** What a program in the thread has here. */
interface Opened {
  readonly host: Host;
  readonly options: EmitOptions[];
}

class Thread {
  readonly #line: Line;
  readonly #programs = new Map<number, Opened>();
  /** Programs that nobody can ask any more. */
  readonly #forgotten = new FinalizationRegistry<number>((program) => {
    this.#programs.delete(program);
    this.#line.send({ kind: "close", program });
  });
  #opened = 0;

  private constructor(line: Line) {
    this.#line = line;
  }

  /** Null where there are no threads, or the thread's file is not there: in browsers, and in bundles of the compiler. */
  static start(): Thread | null {
    try {
      const { Worker, MessageChannel } = process.getBuiltinModule("node:worker_threads");
      const here: string = import.meta.url;
      const file = new URL(FILE, here);
      if (!process.getBuiltinModule("node:fs").existsSync(file)) return null;
      const { port1, port2 } = new MessageChannel();
      const arrivals = new Int32Array(new SharedArrayBuffer(12));
      const workerData: GuardData = { port: port2, arrivals, stack: STACK };
      // The options of this process may ask for what no thread can have.
      const guard = new Worker(file, { workerData, transferList: [port2], execArgv: [] });
      // A process does not go on for its sake.
      guard.on("error", () => {}).unref();
      port1.unref();
      const thread = new Thread(new Line(port1, arrivals, 0));
      thread.#value();
      return thread;
    } catch {
      return null;
    }
  }

  get isDead(): boolean {
    return this.#line.isDead;
  }

  open(host: Host, options: ProgramOptions): Program {
    const number = this.#opened++;
    const opened: Opened = { host, options: [] };
    this.#programs.set(number, opened);
    const methods = Object.entries(host).flatMap(([name, value]) =>
      typeof value === "function" ? [name] : [],
    );
    const { searchPath } = host;
    this.#line.send({ kind: "open", program: number, options, searchPath, methods });
    this.#value();
    const program = this.#program(number, opened);
    this.#forgotten.register(program, number);
    return program;
  }

  #program(number: number, { options }: Opened): Program {
    let known = new Map<number, Diagnostic>();
    return forwarding<Program>(["files", "watched"], (member, args) => {
      const sent = member === "emit" ? [args[0], args[1], sentOptions(args[2], options)] : args;
      this.#line.send({ kind: "call", program: number, member, args: sent });
      const value = this.#value();
      if (member !== "diagnostics") return value;
      const found = (value as SentDiagnostic[]).map(
        (each) => [each.number, each.diagnostic ?? known.get(each.number)!] as const,
      );
      known = new Map(found);
      return [...known.values()];
    });
  }

  /** What the thread answers; its own questions come before that. */
  #value(): unknown {
    for (;;) {
      const reply = this.#line.receive() as Reply;
      if (reply.kind !== "question") return received(reply);
      const { program, of, member, args } = reply;
      const { host, options } = this.#programs.get(program)!;
      this.#line.send(outcomeOf(() => perform(of === "host" ? host : options[of]!, member, args)));
    }
  }
}

/** @param known the options that have been sent, by their numbers */
function sentOptions(options: unknown, known: EmitOptions[]): SentOptions {
  const given = options as EmitOptions;
  if (!known.includes(given)) known.push(given);
  const isFunction = ([, value]: readonly [string, unknown]) => typeof value === "function";
  const entries = Object.entries(given);
  return {
    number: known.indexOf(given),
    plain: Object.fromEntries(entries.filter((entry) => !isFunction(entry))),
    functions: entries.filter(isFunction).map(([name]) => name),
  };
}
