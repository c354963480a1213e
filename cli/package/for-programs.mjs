/** What makes the runtime's sources into the runtime of programs: options of esbuild. */
import { readFile } from "node:fs/promises";

/**
 * Only code that runs in the compiler has bounds, and the compiler carries a runtime of its own. `bounds` becomes a name that nobody
 * defines, for which null is put; bundlers take out what follows from that. Lines keep their numbers.
 * @type {import("esbuild").Plugin}
 */
const withoutBounds = {
  name: "without-bounds",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]runtime[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return { contents: text.replace(/^import \{ bounds \} from .*$/m, ""), loader: "ts" };
    }),
};

/** @type {{ define: Record<string, string>, plugins: import("esbuild").Plugin[] }} */
export const forPrograms = { define: { bounds: "null" }, plugins: [withoutBounds] };
