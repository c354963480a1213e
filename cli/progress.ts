/** One line on a terminal that says how far a build has come; nothing when standard error is piped. */

export interface Progress {
  /** One more module is done. */
  step(): void;
  /** Removes the line. */
  end(): void;
}

/** @param total how many there are in all; asked anew at each step */
export function progress(what: string, total: () => number, stream = process.stderr): Progress {
  if (!stream.isTTY) return { step() {}, end() {} };
  let done = 0;
  let shown = 0;
  return {
    step() {
      done++;
      const now = Date.now();
      // Small builds are over before anybody could read the line.
      if (total() < MANY || now - shown < INTERVAL) return;
      shown = now;
      stream.write(`\r\x1b[K${what} ${done}/${total()}`);
    },
    end() {
      if (shown > 0) stream.write("\r\x1b[K");
      done = 0;
      shown = 0;
    },
  };
}

const MANY = 10;
/** Milliseconds between two repaints. */
const INTERVAL = 50;
