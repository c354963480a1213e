/** What esbuild's watching does not see by itself: modules that may appear, and edits that came while a build was at work. */
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The folders in which a JavaScript module that is not there would appear. */
export function foldersFor(specifier: string, folder: string): string[] {
  if (/^\.{0,2}\//.test(specifier)) return [dirname(resolve(folder, specifier))];
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  const found: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    const modules = join(at, "node_modules");
    found.push(modules, join(modules, name));
    if (dirname(at) === at) return found;
  }
}

export interface RebuildTrigger {
  /** A file to watch in this build; when it appears, there is another one. */
  readonly file: string;
  /** A build begins. */
  next(): void;
  /** Causes another build if what this one has read is not what is there now. */
  unless(isCurrent: () => boolean): void;
  dispose(): void;
}

/** esbuild compares with the files as they are at the end of a build: an edit that came after a file was read would be lost. */
export function rebuildTrigger(): RebuildTrigger {
  const stem = join(tmpdir(), `m28-rebuild-${process.pid}-${Math.random().toString(36).slice(2)}`);
  let count = 0;
  let isThere = false;
  let timer: NodeJS.Timeout | undefined;
  const remove = () => {
    if (isThere) rmSync(trigger.file, { force: true });
    isThere = false;
  };
  const trigger = {
    file: `${stem}-0`,
    unless(isCurrent: () => boolean): void {
      clearTimeout(timer);
      // Only then does esbuild know what it watches.
      timer = setTimeout(() => {
        if (isCurrent()) return;
        writeFileSync(trigger.file, "");
        isThere = true;
      }, AFTER_BUILD);
      timer.unref();
    },
    next(): void {
      clearTimeout(timer);
      remove();
      trigger.file = `${stem}-${++count}`;
    },
    dispose(): void {
      clearTimeout(timer);
      remove();
    },
  };
  return trigger;
}

/** Milliseconds. */
const AFTER_BUILD = 50;
