/** A host whose files are texts in memory, under `/`: for tests, and for a browser. */
import { evaluate } from "./evaluate.ts";
import type { Host } from "./host.ts";

/** @param files texts by path; relative paths are taken from `/`; the object may change between updates */
export function createMemoryHost(files: Readonly<Record<string, string>>): Host {
  const find = (path: string): string | undefined => files[path] ?? files[path.slice(1)];
  return {
    readFile(path) {
      const text = find(path);
      if (text === undefined) throw Object.assign(new Error(`no file ${path}`), { code: "ENOENT" });
      return text;
    },
    findFile: (path) => (find(path) === undefined ? null : path),
    join,
    dirname: (path) => path.slice(0, Math.max(1, path.lastIndexOf("/"))),
    display: (path) => path.slice(1),
    searchPath: ["/"],
    evaluate,
    printed: (text) => console.error(text.replace(/\n$/, "")),
    resolveJavaScript(specifier, importer) {
      const folder = importer.slice(0, importer.lastIndexOf("/"));
      // Every name is taken for that of a package, unless there is a module.
      if (!/^\.{0,2}\//.test(specifier))
        return find(`${join(folder, specifier)}.m28`) === undefined ? { specifier, path: null } : null;
      const path = join(folder, specifier);
      if (find(path) === undefined && !/\.\w+$/.test(specifier)) return null;
      return { specifier, path: find(path) === undefined ? null : path };
    },
  };
}

function join(folder: string, ...parts: string[]): string {
  const names: string[] = [];
  const absolute = parts.findLastIndex((part) => part.startsWith("/"));
  const all = absolute < 0 ? [folder, ...parts] : parts.slice(absolute);
  for (const name of all.join("/").split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return `/${names.join("/")}`;
}
