/** What a compiled program depends on: every answer that the compiler got from its host. */
import type { Host } from "../compiler/program/host.ts";

export interface Dependencies {
  readonly texts: readonly (readonly [path: string, text: string])[];
  readonly files: readonly (readonly [path: string, found: string | null])[];
  readonly javascript: readonly (readonly [specifier: string, importer: string, found: Resolved])[];
}

type Resolved = ReturnType<Host["resolveJavaScript"]>;
type Answering = Pick<Host, "readFile" | "findFile" | "resolveJavaScript">;

/** A host that notes what it answers; there are no dependencies to speak of once it has run a macro. */
export function recordingHost(host: Host): { host: Host; dependencies: () => Dependencies | null } {
  const texts = new Map<string, string>();
  const files = new Map<string, string | null>();
  const javascript: (readonly [string, string, Resolved])[] = [];
  let evaluated = false;
  const recording: Host = {
    ...host,
    readFile(path) {
      const text = host.readFile(path);
      texts.set(path, text);
      return text;
    },
    findFile(path) {
      const found = host.findFile(path);
      files.set(path, found);
      return found;
    },
    resolveJavaScript(specifier, importer) {
      const found = host.resolveJavaScript(specifier, importer);
      javascript.push([specifier, importer, found]);
      return found;
    },
    macroRuns() {
      evaluated = true;
      host.macroRuns?.();
    },
  };
  const dependencies = () => (evaluated ? null : { texts: [...texts], files: [...files], javascript });
  return { host: recording, dependencies };
}

/** Does the host still answer the same? */
export function areUnchanged(dependencies: Dependencies, host: Answering): boolean {
  const { texts, files, javascript } = dependencies;
  return (
    texts.every(([path, text]) => hasText(host, path, text)) &&
    files.every(([path, found]) => host.findFile(path) === found) &&
    javascript.every(
      ([specifier, importer, found]) =>
        JSON.stringify(host.resolveJavaScript(specifier, importer)) === JSON.stringify(found),
    )
  );
}

function hasText(host: Answering, path: string, text: string): boolean {
  try {
    return host.readFile(path) === text;
  } catch {
    return false;
  }
}
