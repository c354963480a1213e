/** What a program's thread and the one that asks it say to each other. */
import type { Diagnostic } from "../messages/diagnostic.ts";
import type { EmitOptions } from "../program/options.ts";
import type { ProgramOptions } from "../program/program.ts";

/** To the program's thread. */
export type Request =
  | {
      readonly kind: "open";
      readonly program: number;
      readonly options: ProgramOptions;
      readonly searchPath: readonly string[];
      /** The names of the host's methods. */
      readonly methods: readonly string[];
    }
  | {
      readonly kind: "call";
      readonly program: number;
      readonly member: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: "close"; readonly program: number };

/** From it. A question is answered before anything else is asked. */
export type Reply =
  | Outcome
  | {
      readonly kind: "question";
      readonly program: number;
      /** A method of the host, or one of the options with this number. */
      readonly of: "host" | number;
      readonly member: string;
      readonly args: readonly unknown[];
    };

export type Outcome =
  | { readonly kind: "value"; readonly value: unknown }
  | {
      readonly kind: "error";
      readonly message: string;
      readonly code: string | undefined;
      readonly stack: string | undefined;
    };

/** How the options of `emit` cross: their functions stay where they are. */
export interface SentOptions {
  readonly number: number;
  readonly plain: Partial<EmitOptions>;
  readonly functions: readonly string[];
}

/** A diagnostic is the same object each time it is given: it is sent with its number, and as a whole once. */
export interface SentDiagnostic {
  readonly number: number;
  readonly diagnostic: Diagnostic | null;
}

export function outcomeOf(run: () => unknown): Outcome {
  try {
    return { kind: "value", value: run() };
  } catch (error) {
    const { message, code, stack } = error as NodeJS.ErrnoException;
    return { kind: "error", message: message ?? String(error), code, stack };
  }
}

/** @throws what was thrown */
export function received(outcome: Outcome): unknown {
  if (outcome.kind === "value") return outcome.value;
  const { message, code, stack } = outcome;
  throw Object.assign(new Error(message), code !== undefined && { code }, stack !== undefined && { stack });
}
