/** Guards the text of containers against containers that contain themselves. */

/** The containers whose text is being made. */
const active = /* @__PURE__ */ new Set<object>();

/**
 * `open` + `inside()` + `close`.
 * @param again what stands for the container inside itself
 */
export function enclosed(
  container: object,
  open: string,
  close: string,
  again: string,
  inside: () => string,
): string {
  if (active.has(container)) return again;
  active.add(container);
  try {
    return open + inside() + close;
  } finally {
    active.delete(container);
  }
}
