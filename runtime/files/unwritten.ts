/** Files with something that has not been written yet: it is written before anybody could look for it. */
import { hostProcess, setBeforeFiles } from "../host.ts";

interface Unwritten {
  flush(): unknown;
}

let unwritten: Set<Unwritten> | null = null;
let isScheduled = false;

/** The file is flushed at the host's next turn, before the program asks for the file system again, or at its end. */
export function noteUnwritten(file: Unwritten): void {
  if (unwritten === null) {
    unwritten = new Set();
    setBeforeFiles(writeAllFiles);
    hostProcess()?.on?.("exit", atExit);
  }
  unwritten.add(file);
  if (isScheduled) return;
  isScheduled = true;
  setImmediate(() => {
    isScheduled = false;
    writeAllFiles();
  });
}

export function noteWritten(file: Unwritten): void {
  unwritten?.delete(file);
}

function writeAllFiles(): void {
  for (const file of unwritten ?? []) file.flush();
}

/** One file that cannot be written is no reason not to write the others. */
function atExit(): void {
  for (const file of unwritten ?? []) {
    try {
      file.flush();
    } catch (error) {
      console.error(String(error));
    }
  }
}
