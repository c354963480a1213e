/** What the process, the page or the worker was started with (language §12.1). */
import { fileSystem, hostProcess } from "../host.ts";

/** What browsers offer for that. */
interface Page {
  readonly document?: { readonly scripts: ArrayLike<{ readonly src: string }> };
  readonly location?: { readonly href: string };
}

/** @param url of a module */
export function isBeginning(url: string): boolean {
  const process = hostProcess();
  const address = withoutQuery(url);
  if (process?.argv === undefined) return pageScripts().map(withoutQuery).includes(address);
  const [, script] = process.argv;
  const toPath = process.getBuiltinModule?.("node:url").fileURLToPath;
  if (script === undefined || toPath === undefined || !address.startsWith("file:")) return false;
  const path = toPath(address);
  const begun = realPath(script);
  // The name of a script may be given without its extension.
  return (
    path === begun ||
    (path.startsWith(begun) && /^(\.[cm]?js|[/\\]index\.[cm]?js)$/.test(path.slice(begun.length)))
  );
}

function pageScripts(): string[] {
  const { document, location } = globalThis as Page;
  if (document === undefined) return location === undefined ? [] : [location.href];
  return Array.from(document.scripts, ({ src }) => src);
}

function realPath(path: string): string {
  try {
    return fileSystem()!.realpathSync(path);
  } catch {
    return path;
  }
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, "");
}
