/** The thread with the larger stack: makes programs and does what is asked of them. */
import { type MessagePort, workerData } from "node:worker_threads";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { evaluate } from "../program/evaluate.ts";
import type { Host } from "../program/host.ts";
import type { EmitOptions } from "../program/options.ts";
import { createProgram, type Program } from "../program/program.ts";
import { perform } from "./forwarding.ts";
import { interruptible } from "./interruptible.ts";
import { Line } from "./line.ts";
import {
  type Outcome,
  outcomeOf,
  type Reply,
  type Request,
  received,
  type SentDiagnostic,
  type SentOptions,
} from "./messages.ts";

const { port, arrivals } = workerData as { readonly port: MessagePort; readonly arrivals: Int32Array };
const line = new Line(port, arrivals, 1);
const programs = new Map<number, Served>();

port.on("message", (request: Request) => {
  if (request.kind === "close") programs.delete(request.program);
  else line.send(outcomeOf(() => answer(request)));
});
line.send({ kind: "value", value: null } satisfies Reply);

function answer(request: Exclude<Request, { readonly kind: "close" }>): unknown {
  if (request.kind === "call") return programs.get(request.program)!.call(request.member, request.args);
  programs.set(request.program, new Served(request));
  return null;
}

function asked(program: number, of: "host" | number, member: string, args: readonly unknown[]): unknown {
  line.send({ kind: "question", program, of, member, args } satisfies Reply);
  return received(line.receive() as Outcome);
}

class Served {
  readonly #number: number;
  readonly #program: Program;
  readonly #options = new Map<number, EmitOptions>();
  readonly #diagnostics = new Map<Diagnostic, number>();
  #counted = 0;

  constructor({ program, options, searchPath, methods }: Request & { readonly kind: "open" }) {
    this.#number = program;
    const host: Record<string, unknown> = { searchPath };
    for (const name of methods) host[name] = (...args: unknown[]) => asked(program, "host", name, args);
    // What these run cannot cross.
    const own = { evaluate, interruptible };
    for (const name of methods) if (name in own) host[name] = own[name as keyof typeof own];
    this.#program = createProgram(host as unknown as Host, options);
  }

  call(member: string, args: readonly unknown[]): unknown {
    if (member === "diagnostics") return this.#numbered(this.#program.diagnostics());
    const given = member === "emit" ? [args[0], args[1], this.#emitOptions(args[2] as SentOptions)] : args;
    return perform(this.#program, member, given);
  }

  #emitOptions({ number, plain, functions }: SentOptions): EmitOptions {
    const known = this.#options.get(number);
    if (known !== undefined) return known;
    const calls = functions.map((name) => [
      name,
      (...args: unknown[]) => asked(this.#number, number, name, args),
    ]);
    const options = { ...plain, ...Object.fromEntries(calls) } as EmitOptions;
    this.#options.set(number, options);
    return options;
  }

  #numbered(found: readonly Diagnostic[]): SentDiagnostic[] {
    const before = new Map(this.#diagnostics);
    this.#diagnostics.clear();
    return found.map((diagnostic) => {
      const known = before.get(diagnostic);
      const number = known ?? this.#counted++;
      this.#diagnostics.set(diagnostic, number);
      return { number, diagnostic: known === undefined ? diagnostic : null };
    });
  }
}
