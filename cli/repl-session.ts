/** A running session: compiles inputs, runs them in this process, and shows what comes of them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Form } from "../compiler/1-read/form.ts";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";
import { didYouMean } from "../compiler/messages/suggest.ts";
import type { EmitOptions } from "../compiler/program/options.ts";
import { readInput, Session } from "../compiler/program/session.ts";
import type { RunningInput } from "../runtime/scheduler/index.ts";
import { runBreakable } from "./breakable.ts";
import { EmittedFiles } from "./emitted-files.ts";
import { internalError } from "./internal-error.ts";
import { printDiagnostics } from "./load-program.ts";
import { type Known, namesInScope, type Runtime } from "./names-in-scope.ts";
import { createNodeHost } from "./node-host.ts";
import { runtimePath } from "./package-root.ts";
import { documentationOf, documentedName } from "./repl-doc.ts";
import { withInlineMap } from "./source-map-comment.ts";
import { loadTypeScript } from "./typescript.ts";

export class ReplSession implements Known {
  readonly runtime: Runtime;
  /** The values of the session's variables, by M28 name. */
  readonly variables: Record<string, unknown> = Object.create(null);
  readonly compiler: Session;
  readonly #folder: string;
  readonly #emitted: EmittedFiles;
  /** Ctrl-C stops even code that never gives way, in its first turn at least. */
  readonly #breaks: boolean;
  #running: RunningInput | null = null;
  #inputs = 0;
  #deadlock: unknown = null;

  /** @param breaks is there a user who may press Ctrl-C */
  static async open(breaks: boolean): Promise<ReplSession> {
    const runtime: Runtime = await import(pathToFileURL(runtimePath).href);
    process.setSourceMapsEnabled(true);
    return new ReplSession(runtime, breaks);
  }

  private constructor(runtime: Runtime, breaks: boolean) {
    this.runtime = runtime;
    this.#breaks = breaks;
    this.#folder = mkdtempSync(join(tmpdir(), "m28-repl-"));
    this.#emitted = new EmittedFiles(this.#folder);
    process.once("exit", () => rmSync(this.#folder, { recursive: true, force: true }));
    process.on("beforeExit", () => this.#endDeadlock());
    this.compiler = new Session(createNodeHost(), this.#options(), (path) => this.#emitted.renew(path));
    this.compiler.bind("_");
    Object.assign(globalThis, { [Symbol.for("m28.session")]: this.variables });
  }

  /** Is the text the beginning of an input that goes on? */
  isOpen(text: string): boolean {
    return readInput({ path: "", text }).isOpen;
  }

  /**
   * Runs the forms of an input one after the other, up to the first that fails.
   * @returns whether all is well
   */
  async run(text: string): Promise<boolean> {
    const path = `<input ${++this.#inputs}>`;
    const { forms, diagnostics } = readInput({ path, text });
    printDiagnostics(diagnostics);
    if (diagnostics.some(isError)) return false;
    try {
      for (const [index, form] of forms.entries()) {
        const name = documentedName(form);
        if (name !== null) this.#show(documentationOf(name, this));
        else if (!(await this.#runForm(form, path, `${this.#inputs}-${index}.mjs`))) return false;
      }
      return true;
    } catch (error) {
      // A mistake of the compiler's is no reason to lose the session.
      process.stderr.write(`${internalError(error)}\n`);
      return false;
    }
  }

  /** Stops the form that is running. */
  interrupt(): void {
    this.#running?.interrupt(this.#interruption());
  }

  /** Stops the goroutines that run, though no form does. */
  interruptGoroutines(): void {
    this.runtime.interruptRunning(() => this.#interruption());
  }

  async #runForm(form: Form, path: string, file: string): Promise<boolean> {
    const input = this.#compile(form, join(process.cwd(), path));
    if (input === null) return false;
    printDiagnostics(input.diagnostics);
    if (input.code === null) return false;
    if (this.#emitted.hasTypeScript) loadTypeScript();
    for (const module of input.modules) writeFileSync(this.#emitted.fileOf(module.path), text(module));
    const target = join(this.#folder, file);
    writeFileSync(target, text({ code: input.code, map: input.map }));
    let end: Awaited<RunningInput["end"]>;
    try {
      const { $init } = await import(pathToFileURL(target).href);
      end = await this.#start($init.$s);
    } catch (error) {
      end = { kind: "error", error };
    } finally {
      rmSync(target, { force: true });
    }
    this.runtime.flushOutput();
    if (end.kind === "value") return !input.hasValue || this.#echo(end.value);
    this.compiler.failed(input);
    this.#reportError(end.error);
    return false;
  }

  /** Null when the user has stopped it: macros may run for long. */
  #compile(form: Form, path: string): ReturnType<Session["compile"]> | null {
    if (!this.#breaks) return this.compiler.compile(form, path);
    let input: ReturnType<Session["compile"]> | null = null;
    const finished = runBreakable(() => {
      input = this.compiler.compile(form, path);
    });
    if (!finished) this.#reportError(this.#interruption());
    return input;
  }

  #start(entry: () => unknown): RunningInput["end"] {
    const running = new this.runtime.RunningInput();
    this.#running = running;
    const start = () => running.start(entry);
    if (!this.#breaks) start();
    else if (!runBreakable(start)) running.abandon(this.#interruption());
    return running.end.finally(() => {
      this.#running = null;
    });
  }

  /** Where it was made says nothing to the user. */
  #interruption(): Error {
    return Object.assign(new this.runtime.KeyboardInterrupt(), { stack: "" });
  }

  #echo(value: unknown): boolean {
    if (value === null) return true;
    try {
      this.#show(`${this.runtime.repr(value)}\n`);
    } catch (error) {
      this.#reportError(error);
      return false;
    }
    this.variables._ = value;
    return true;
  }

  #show(shown: string): void {
    this.runtime.flushOutput();
    process.stdout.write(shown);
  }

  #reportError(error: unknown): void {
    const { runtime } = this;
    runtime.exitOnSystemExit(error);
    if (error === this.#deadlock) return;
    runtime.flushOutput();
    if (error instanceof runtime.KeyboardInterrupt) {
      // The terminal has written ^C.
      process.stderr.write(`${this.#breaks ? "\n" : ""}KeyboardInterrupt\n`);
    } else process.stderr.write(runtime.tracebackOf(error) + this.#hint(error));
  }

  /** A name that nobody knows may be one that is written a little differently. */
  #hint(error: unknown): string {
    if (!(error instanceof this.runtime.NameError)) return "";
    const name = /^name '(.*)' is not defined$/.exec(this.runtime.str(error))?.[1];
    const near = name === undefined ? null : didYouMean(name, namesInScope(this));
    return near === null ? "" : `Hint: did you mean '${near}'?\n`;
  }

  /** The host has nothing left to do, and a form still waits. */
  #endDeadlock(): void {
    const { runtime } = this;
    if (!this.#running?.isWaiting || runtime.scheduler.holdBackgroundTimers(true)) return;
    runtime.flushOutput();
    process.stderr.write(runtime.deadlockReport());
    this.#deadlock = new runtime.RuntimeError("deadlock");
    this.#running.interrupt(this.#deadlock);
  }

  #options(): EmitOptions {
    const emitted = this.#emitted;
    return {
      runtime: pathToFileURL(runtimePath).href,
      specifierOf: (target) => emitted.specifierOf(target),
      file: (path) => emitted.fileOf(path),
      sourceName: (path) => pathToFileURL(path).href,
      exposed: false,
    };
  }
}

function text({ code, map }: { code: string; map: Parameters<typeof withInlineMap>[1] }): string {
  return withInlineMap(code, map);
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
