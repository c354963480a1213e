/** Node's own streams for standard output and error, which JavaScript writes to: its pieces keep their places among M28's. */

type Stream = NodeJS.WriteStream & {
  readonly _handle?: { setBlocking?(blocking: boolean): void } | null;
};

/** Standard output as JavaScript sees it, once it does, and its own way to write. */
let stdout: Stream | null = null;
let write: ((text: string) => unknown) | null = null;

/**
 * What JavaScript writes through the streams comes after what M28 has printed before.
 * @param flush writes that
 */
export function keepOrder(process: NodeJS.Process, flush: () => void): void {
  for (const name of endings) {
    const own = process[name] as (...args: unknown[]) => unknown;
    const flushed = (...args: unknown[]): unknown => {
      flush();
      return own.apply(process, args);
    };
    Object.defineProperty(process, name, { configurable: true, writable: true, value: flushed });
  }
  for (const name of ["stdout", "stderr"] as const) {
    const { get } = Object.getOwnPropertyDescriptor(process, name) ?? {};
    if (get === undefined) continue;
    const attach = (): NodeJS.WriteStream => {
      const stream = get.call(process) as Stream;
      Object.defineProperty(process, name, { configurable: true, enumerable: true, value: stream });
      watch(stream, name === "stdout", flush);
      return stream;
    };
    // A stream is made when somebody asks for it, which takes Node some milliseconds. Whoever has may have kept it.
    if (mayExist(process)) attach();
    else Object.defineProperty(process, name, { configurable: true, enumerable: true, get: attach });
  }
}

/** Who ends the process from inside: what waits is written before. */
const endings = ["abort", "kill"] as const;

/** Writes the text behind what JavaScript has written and a slow reader has not taken yet; false if there is nothing like that. */
export function writeBehind(text: string): boolean {
  if (stdout === null || write === null || !(stdout.writableLength > 0)) return false;
  write(text);
  return true;
}

/** The reader has gone: the program ends like every other in a pipe, with the status that shells give for it. */
export function endAsBrokenPipe(): void {
  (globalThis as { process?: NodeJS.Process }).process?.exit?.(141);
}

/** The modules that Node loads when it makes its streams for terminals, pipes and files. */
const streamModule = /(^| )(tty|net|internal\/fs\/sync_write_stream)$/;

function mayExist(process: NodeJS.Process): boolean {
  const { moduleLoadList } = process as { readonly moduleLoadList?: readonly string[] };
  return moduleLoadList === undefined || moduleLoadList.some((name) => streamModule.test(name));
}

function watch(stream: Stream, isOutput: boolean, flush: () => void): void {
  const own = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  stream.write = (...args: unknown[]) => {
    flush();
    return own(...args);
  };
  if (!isOutput) return;
  stdout = stream;
  write = own;
  // Else what a slow reader leaves in a pipe would wait, and what M28 writes directly would overtake it.
  stream._handle?.setBlocking?.(true);
  stream.on?.("error", (error: { readonly code?: string }) => {
    if (error.code === "EPIPE") endAsBrokenPipe();
    else if (stream.listenerCount("error") === 1) throw error;
  });
}
