/** The module os.path. */

import { guarded } from "../builtins/os-errors.ts";
import { NotImplementedError } from "../errors/hierarchy.ts";
import { fileSystem, pathFunctions } from "../host.ts";
import { textArgument } from "../methods/arguments.ts";
import { Tuple } from "../values/tuple.ts";

export function os_path_exists(path: unknown): boolean {
  return fileSystem()?.existsSync(text(path)) ?? false;
}

export function os_path_isfile(path: unknown): boolean {
  return fileSystem()?.statSync(text(path), { throwIfNoEntry: false })?.isFile() ?? false;
}

export function os_path_isdir(path: unknown): boolean {
  return fileSystem()?.statSync(text(path), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A part that begins at the root drops what stands before it. */
export function os_path_join(a: unknown, p: Tuple): string {
  let pieces: string[] = [];
  // Nothing stands between what there is and the next part.
  let isOpen = true;
  for (const part of [a, ...p.items].map(text)) {
    if (part.startsWith("/")) pieces = [];
    const piece: string = part.startsWith("/") || isOpen ? part : `/${part}`;
    pieces.push(piece);
    if (piece !== "") isOpen = piece.endsWith("/");
  }
  return pieces.join("");
}

export function os_path_basename(path: unknown): string {
  return halves(path)[1];
}

export function os_path_dirname(path: unknown): string {
  return halves(path)[0];
}

export function os_path_split(path: unknown): Tuple {
  return new Tuple(halves(path));
}

/** Dots at the beginning of a name begin no extension. */
export function os_path_splitext(path: unknown): Tuple {
  const whole = text(path);
  const [, root = "", extension = ""] = /^(.*?[^/.][^/]*?|)(\.[^./]*)?$/s.exec(whole) ?? [];
  return root + extension === whole ? new Tuple([root, extension]) : new Tuple([whole, ""]);
}

export function os_path_abspath(path: unknown): string {
  return pathFunctions()?.resolve(text(path)) ?? text(path);
}

export function os_path_getsize(path: unknown): number {
  const fs = fileSystem();
  if (fs === undefined) throw new NotImplementedError("there are no files in a browser");
  const name = text(path);
  return guarded(name, () => fs.statSync(name).size);
}

function text(path: unknown): string {
  return textArgument(path, "path");
}

/** What stands before the last slash, without slashes at its end unless it is the root, and what stands behind. */
function halves(path: unknown): [head: string, tail: string] {
  const whole = text(path);
  const at = whole.lastIndexOf("/") + 1;
  const head = whole.slice(0, at);
  return [/^\/*$/.test(head) ? head : head.replace(/\/+$/, ""), whole.slice(at)];
}
