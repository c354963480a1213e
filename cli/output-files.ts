/** Writing outputs: nobody sees half of one, no input is replaced, and what is no regular file is written to where it is. */
import {
  accessSync,
  type BigIntStats,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

export interface OutputFile {
  /** Absolute. */
  readonly path: string;
  readonly contents: Uint8Array | string;
  /** Of a file that is new; the default is what the process's umask allows. */
  readonly mode?: number;
}

/** A reason not to write any of the files, in words for the user. */
export class OutputRefused extends Error {}

/** Where the bytes of one output go: symbolic links are followed. */
interface Place {
  readonly file: OutputFile;
  readonly path: string;
  /** An open descriptor of this process that the path stands for, as `/dev/stdout` does. */
  readonly descriptor: number | null;
  /** What is there now. */
  readonly found: BigIntStats | null;
}

/**
 * Writes all files beside their places, then moves them there, with the mode of what they replace. When one cannot be written none
 * is replaced, and nothing is left behind.
 *
 * @param inputs paths of files that must not be replaced
 * @throws OutputRefused if an output is an input, or two outputs are the same file
 * @throws what the file system throws
 */
export function writeFiles(files: readonly OutputFile[], inputs: Iterable<string> = []): void {
  const places = files.map(placeOf);
  refuseInputs(places, inputs);
  refuseTwins(places);
  const regular = places.filter(isRegular);
  const staged = new Map<string, Place>();
  const folders: string[] = [];
  try {
    for (const place of regular) {
      makeFolder(dirname(place.path), folders);
      stage(place, staged);
    }
    for (const [from, { path }] of staged) {
      renameSync(from, path);
      staged.delete(from);
    }
    folders.length = 0;
  } finally {
    for (const from of staged.keys()) rmSync(from, { force: true });
    for (const folder of folders.reverse()) removeEmpty(folder);
  }
  for (const place of places) if (!isRegular(place)) writeThrough(place);
}

/** Is there anything but a regular file: a device, a pipe, a descriptor of this process? */
export function isSpecial(path: string): boolean {
  return !isRegular(placeOf({ path, contents: "" }));
}

/** Do two paths lead to one file, whatever they look like? */
export function isSameFile(a: string, b: string): boolean {
  try {
    const [one, other] = [a, b].map((path) => identity(statSync(path, { bigint: true })));
    return one === other;
  } catch {
    return false;
  }
}

function placeOf(file: OutputFile): Place {
  let path = resolve(file.path);
  for (let links = 0; ; links++) {
    const descriptor = descriptorOf(path);
    if (descriptor !== null) return { file, path, descriptor, found: null };
    const link = linkAt(path);
    if (link === null || links === 40) break;
    path = resolve(realpathSync(dirname(path)), link);
  }
  const found = statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
  if (found?.isDirectory()) throw failure("EISDIR", file.path);
  // A file that may not be written to is not replaced either.
  if (found !== null) accessSync(path, constants.W_OK);
  return { file, path, descriptor: null, found };
}

function isRegular({ descriptor, found }: Place): boolean {
  return descriptor === null && (found === null || found.isFile());
}

function descriptorOf(path: string): number | null {
  if (path === "/dev/stdout") return 1;
  if (path === "/dev/stderr") return 2;
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path)?.[1];
  return number === undefined ? null : Number(number);
}

function linkAt(path: string): string | null {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : null;
}

/** Also through symbolic and hard links, and other spellings where the file system takes them for the same. */
function refuseInputs(places: readonly Place[], inputs: Iterable<string>): void {
  const known = new Set<string>();
  for (const input of inputs) {
    const stat = statSync(input, { bigint: true, throwIfNoEntry: false });
    if (stat?.isFile()) known.add(identity(stat));
  }
  for (const { file, found } of places)
    if (found?.isFile() && known.has(identity(found)))
      throw new OutputRefused(
        `refusing to overwrite the input file '${basename(file.path)}'; --outfile or --outdir gives the output another place`,
      );
}

function refuseTwins(places: readonly Place[]): void {
  const seen = new Map<string, string>();
  for (const { file, path, descriptor, found } of places) {
    if (descriptor !== null) continue;
    const key = found === null ? path : identity(found);
    const other = seen.get(key);
    if (other !== undefined)
      throw new OutputRefused(`two outputs would be the same file: '${other}' and '${file.path}'`);
    seen.set(key, file.path);
  }
}

function identity({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

/** The name of the temporary file is short, since that of the output may have all the length that there is. */
function stage(place: Place, staged: Map<string, Place>): void {
  const { file, path, found } = place;
  const mode = found === null ? (file.mode ?? 0o666) : 0o600;
  for (;;) {
    const from = join(dirname(path), `.m28-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`);
    let descriptor: number;
    try {
      descriptor = openSync(from, "wx", mode);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      throw withPath(error, file.path);
    }
    staged.set(from, place);
    try {
      writeFileSync(descriptor, file.contents);
      if (found !== null) fchmodSync(descriptor, Number(found.mode & 0o7777n));
    } catch (error) {
      throw withPath(error, file.path);
    } finally {
      closeSync(descriptor);
    }
    if (found !== null) keepOwner(from, found);
    return;
  }
}

/** Where the user may: root writes files of others. */
function keepOwner(path: string, { uid, gid, mode }: BigIntStats): void {
  if (process.getuid?.() !== 0) return;
  chownSync(path, Number(uid), Number(gid));
  // A change of the owner takes special bits away.
  const descriptor = openSync(path, "r");
  fchmodSync(descriptor, Number(mode & 0o7777n));
  closeSync(descriptor);
}

/** @param made gets the folders that there were not */
function makeFolder(path: string, made: string[]): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), made);
  mkdirSync(path);
  made.push(path);
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else has put something there.
  }
}

function writeThrough({ file, path, descriptor }: Place): void {
  const target = descriptor ?? openSync(path, constants.O_WRONLY);
  try {
    const bytes = typeof file.contents === "string" ? Buffer.from(file.contents) : file.contents;
    for (let at = 0; at < bytes.length; ) at += written(target, bytes, at);
  } catch (error) {
    throw withPath(error, file.path);
  } finally {
    if (descriptor === null) closeSync(target);
  }
}

/** A pipe that does not block says that it is full. */
function written(descriptor: number, bytes: Uint8Array, at: number): number {
  try {
    return writeSync(descriptor, bytes, at);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    return 0;
  }
}

function failure(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code, path });
}

/** Messages name the output, and not the temporary file. */
function withPath(error: unknown, path: string): unknown {
  return Object.assign(error as Error, { path });
}
