/** Guards the text of containers against containers that contain themselves. */

import { bounds } from "../bounds.ts";

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
  bounds?.work(1);
  try {
    const text = open + inside() + close;
    bounds?.work(text.length / 16);
    return text;
  } finally {
    active.delete(container);
  }
}
