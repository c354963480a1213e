/** What a session knows when somebody asks about a name. */
import { specialForms } from "../compiler/forms/registry.ts";
import { builtinNames } from "../compiler/program/builtin-names.ts";
import type { Session } from "../compiler/program/session.ts";

export type Runtime = typeof import("../runtime/index.ts");

export interface Known {
  readonly runtime: Runtime;
  /** The values of the session's variables, by M28 name. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly compiler: Session;
}

/** Names that mean something at the prompt. */
export function namesInScope({ compiler }: Pick<Known, "compiler">): string[] {
  return [...compiler.names.keys(), ...builtinNames.names(), ...specialForms.keys()];
}
