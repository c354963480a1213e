/** The names of M28 files in the maps of bundles, where esbuild would spoil them: it takes a backslash for a slash everywhere. */
import { basename, dirname, relative, sep } from "node:path";
import type { OutputFile } from "./output-files.ts";
import { mapsEdited } from "./source-map-comment.ts";
import { urlPath } from "./url-path.ts";

/** Names with a scheme stay as they are. */
const SCHEME = "m28://";

/** @param path absolute */
export function bundleSource(path: string): string {
  return sep === "/" && path.includes("\\") ? SCHEME + urlPath(path) : urlPath(basename(path));
}

/** The outputs of a bundle, in whose maps all names lead from the map to the file. */
export function withRelativeSources(files: readonly OutputFile[]): OutputFile[] {
  return files.map((file) =>
    mapsEdited(file, (map) => ({ ...map, sources: map.sources.map((name) => relativeTo(file.path, name)) })),
  );
}

function relativeTo(output: string, name: string): string {
  if (!name.startsWith(SCHEME)) return name;
  return urlPath(relative(dirname(output), decodeURIComponent(name.slice(SCHEME.length))));
}
