/** Whatever is edited, created, deleted or renamed: an updated program is what a new one would be. `M28_EDITS=4000` makes more edits. */
import { expect, it } from "vitest";
import { createMemoryHost } from "./memory-host.ts";
import { createProgram } from "./program.ts";
import { RandomProgram } from "./random-program.ts";
import { emitAll, expectFresh, type Texts } from "./testing.ts";

const EDITS = Number(process.env.M28_EDITS ?? 60);
const EDITS_OF_ONE = 20;

function programOf(texts: Texts) {
  const host = { ...createMemoryHost(texts), searchPath: ["/", "/lib"] };
  return createProgram(host, { entries: ["/main.m28"] });
}

it.each([true, false])(
  "is what a new program would be, after any edit (macros: %s)",
  { timeout: 1000 * EDITS },
  (hasMacros) => {
    const first = Number(process.env.M28_SEED ?? 1);
    for (let seed = first; seed < first + Math.ceil(EDITS / EDITS_OF_ONE); seed++) {
      const random = new RandomProgram(seed, hasMacros);
      const program = programOf(random.texts);
      const emitted = new Map<string, string>();
      emitAll(program, program.files, emitted);
      const edits: string[] = [];
      for (let count = 0; count < EDITS_OF_ONE; count++) {
        edits.push(random.edit());
        try {
          emitAll(program, program.refresh(), emitted);
          expect(program.isCurrent()).toBe(true);
          expectFresh(program, random.texts, emitted, programOf);
        } catch (error) {
          throw new Error(`seed ${seed}, after ${edits.join(" | ")}`, { cause: error });
        }
      }
    }
  },
);
