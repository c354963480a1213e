/** `m28 repl`: reads forms, runs them, prints their values; on a terminal with a prompt. */
import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from "node:readline";
import { packageVersion } from "./package-root.ts";
import { complete } from "./repl-completion.ts";
import { loadHistory, saveHistory } from "./repl-history.ts";
import { ReplSession } from "./repl-session.ts";

const PROMPT = "m28> ";
const CONTINUATION = "...  ";

/** @returns the exit status for what was read from a pipe; a session on a terminal ends the process itself */
export async function repl(): Promise<number> {
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const session = await ReplSession.open(isTerminal);
  return new Promise((resolve) => {
    new Repl(session, isTerminal, resolve).begin();
  });
}

class Repl {
  readonly #session: ReplSession;
  readonly #isTerminal: boolean;
  readonly #lines: Interface;
  readonly #end: (status: number) => void;
  /** Lines that wait to be looked at. */
  readonly #queue: string[] = [];
  /** The lines of an input that goes on. */
  #open = "";
  #isBusy = false;
  #isClosed = false;
  #failed = false;

  constructor(session: ReplSession, isTerminal: boolean, end: (status: number) => void) {
    this.#session = session;
    this.#isTerminal = isTerminal;
    this.#end = end;
    this.#lines = createInterface({
      input: process.stdin,
      crlfDelay: Number.POSITIVE_INFINITY,
      ...(isTerminal && {
        output: process.stdout,
        prompt: PROMPT,
        history: loadHistory(),
        historySize: 1000,
        removeHistoryDuplicates: true,
        completer: (line: string) => complete(line, session),
      }),
    });
  }

  begin(): void {
    const { runtime } = this.#session;
    const lines = this.#lines;
    lines.on("line", (line) => {
      this.#queue.push(line);
      void this.#next();
    });
    lines.on("close", () => {
      this.#isClosed = true;
      void this.#next();
    });
    runtime.setReporter(({ error, heading }) => {
      this.#failed = true;
      this.#besidePrompt(() => process.stderr.write(heading + runtime.tracebackOf(error)));
    });
    runtime.watchCallbacks(true);
    if (!this.#isTerminal) return;
    runtime.redirectOutput((text) => {
      this.#besidePrompt(() => process.stdout.write(text), text.endsWith("\n"));
    });
    lines.on("SIGINT", () => this.#discard());
    lines.on("history", saveHistory);
    process.on("SIGINT", () => this.#session.interrupt());
    process.stdout.write(
      `m28 ${packageVersion()}: (doc name) explains a name, Ctrl-C stops a form, Ctrl-D ends\n`,
    );
    lines.prompt();
  }

  /** Looks at the lines that have come, unless a form is running. */
  async #next(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let line = this.#queue.shift(); line !== undefined; line = this.#queue.shift()) {
      this.#open += `${line}\n`;
      if (this.#session.isOpen(this.#open)) continue;
      await this.#run();
    }
    if (this.#isClosed) {
      await this.#close();
      return;
    }
    this.#isBusy = false;
    if (!this.#isTerminal) return;
    this.#lines.setPrompt(this.#open === "" ? PROMPT : CONTINUATION);
    this.#lines.prompt();
  }

  /** While a form runs, the terminal makes a signal of Ctrl-C, and nobody waits for input: then a deadlock shows. */
  async #run(): Promise<void> {
    const text = this.#open;
    this.#open = "";
    if (text.trim() === "") return;
    if (!this.#isClosed) this.#lines.pause();
    if (this.#isTerminal) process.stdin.setRawMode(false);
    if (!(await this.#session.run(text))) this.#failed = true;
    if (this.#isTerminal) process.stdin.setRawMode(true);
    if (!this.#isClosed) this.#lines.resume();
  }

  async #close(): Promise<void> {
    if (this.#open !== "") await this.#run();
    if (!this.#isTerminal) {
      this.#end(this.#failed ? 1 : 0);
      return;
    }
    this.#session.runtime.flushOutput();
    process.stdout.write("\n");
    process.exit(0);
  }

  /** Ctrl-C at the prompt: forgets what has been typed, or else stops the goroutines that run. */
  #discard(): void {
    if (this.#open === "" && this.#lines.line === "") this.#session.interruptGoroutines();
    this.#open = "";
    // What has been typed stays on the screen.
    this.#lines.write(null, { ctrl: true, name: "e" });
    Object.assign(this.#lines, { line: "", cursor: 0 });
    process.stdout.write("^C\n");
    this.#lines.setPrompt(PROMPT);
    this.#lines.prompt();
  }

  /** Writes above the prompt, if there is one, and shows it again with what has been typed. */
  #besidePrompt(write: () => void, endsLine = true): void {
    if (!this.#isTerminal || this.#isBusy || this.#isClosed) {
      write();
      return;
    }
    const { stdout } = process;
    moveCursor(stdout, 0, -this.#lines.getCursorPos().rows);
    cursorTo(stdout, 0);
    clearScreenDown(stdout);
    write();
    if (!endsLine) stdout.write("\n");
    // Readline believes that the cursor is still where it left it.
    Object.assign(this.#lines, { prevRows: 0 });
    this.#lines.prompt(true);
  }
}
