/** Completion: names in scope, and attributes behind the dot of a name. */
import { specialForms } from "../compiler/forms/registry.ts";
import { builtinNames } from "../compiler/program/builtin-names.ts";
import type { ReplSession } from "./repl-session.ts";

/** What the word at the end of the line may become, and the word itself, as readline wants it. */
export function complete(line: string, session: ReplSession): [candidates: string[], word: string] {
  const word = /[^\s()[\]{}'",;:]*$/.exec(line)![0];
  const dot = word.lastIndexOf(".");
  const names = dot < 0 ? namesInScope(session) : attributes(word.slice(0, dot), session);
  return [[...new Set(names)].filter((name) => name.startsWith(word)).sort(), word];
}

/** Names that mean something at the prompt. */
export function namesInScope({ compiler }: ReplSession): string[] {
  return [...compiler.names.keys(), ...builtinNames.names(), ...specialForms.keys()];
}

function attributes(name: string, { variables, runtime }: ReplSession): string[] {
  const value = variables[name];
  if (value === undefined) return [];
  try {
    return runtime.dir(value).map((attribute) => `${name}.${attribute}`);
  } catch {
    return [];
  }
}
