/** Completion: names in scope, and attributes behind the dot of a name. */
import { type Known, namesInScope } from "./names-in-scope.ts";

/** What the word at the end of the line may become, and the word itself, as readline wants it. */
export function complete(line: string, session: Known): [candidates: string[], word: string] {
  const word = /[^\s()[\]{}'",;:]*$/.exec(line)![0];
  const dot = word.lastIndexOf(".");
  const names = dot < 0 ? namesInScope(session) : attributes(word.slice(0, dot), session);
  return [[...new Set(names)].filter((name) => name.startsWith(word)).sort(), word];
}

function attributes(name: string, { variables, runtime }: Known): string[] {
  const value = variables[name];
  if (value === undefined) return [];
  try {
    return runtime.dir(value).map((attribute) => `${name}.${attribute}`);
  } catch {
    return [];
  }
}
