/** Paths as parts of URLs: in the specifiers of Node's ES modules, the sources of maps, and comments that name a map. */
import { sep } from "node:path";

/** A relative path as a relative URL: `c%23d.js` for `c#d.js`. */
export function urlPath(path: string): string {
  return path.split(sep).map(segment).join("/");
}

/** The same, as an import needs it: it begins with a dot. */
export function urlImport(path: string): string {
  const url = urlPath(path);
  return /^\.\.?\//.test(url) ? url : `./${url}`;
}

/** A colon would end a scheme. */
function segment(text: string): string {
  return encodeURI(text).replace(/[?#:]/g, encodeURIComponent);
}
