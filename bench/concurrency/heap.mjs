/** The size of the live heap; exact only under `node --expose-gc`. */

export function heapBytes() {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
