/** Programs as front ends make them: compiled here, and where the stack is not enough for that, on a larger one. */
import { isStackOverflow } from "../../runtime/errors/stack-overflow.ts";
import type { Host } from "../program/host.ts";
import { createProgram as createHere, type Program, type ProgramOptions } from "../program/program.ts";
import { forwarding, perform } from "./forwarding.ts";
import { onLargerStack } from "./larger-stack.ts";

export function createProgram(host: Host, options: ProgramOptions): Program {
  let roots = options;
  const move = (): Program => onLargerStack(host, roots) ?? createHere(host, roots);
  const watchful: Host = {
    ...host,
    stackIsTooSmall(error) {
      throw error;
    },
  };
  /** As long as the program has not moved. */
  let here: Program | null = null;
  let program = orElse(() => (here = createHere(watchful, options)), move);
  return forwarding<Program>(["files", "watched"], (member, args) => {
    const call = () => perform(program, member, args);
    const done =
      program !== here
        ? call()
        : orElse(call, () => {
            program = move();
            return call();
          });
    roots = changed(roots, member, args);
    return done;
  });
}

function orElse<T>(run: () => T, onOverflow: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    return onOverflow();
  }
}

/** The files that JavaScript imports, after a method of the program has been called. */
function changed(roots: ProgramOptions, member: string, args: readonly unknown[]): ProgramOptions {
  if (member === "retain") return { ...roots, imported: args[0] as readonly string[] };
  if (member !== "add" && member !== "include") return roots;
  return { ...roots, imported: [...(roots.imported ?? []), args[0] as string] };
}
