/** For tests: the mappings of an emitted module as a list. */
import { SourceMapConsumer } from "source-map";
import { compile } from "../compile.ts";

export interface Mapping {
  /** Offsets in the emitted text and in the M28 text. */
  readonly generated: number;
  readonly original: number;
  /** The M28 name that the map gives, if any. */
  readonly name: string | null;
}

export interface MappedModule {
  readonly code: string;
  /** In order of the emitted text; what has no source is left out. */
  readonly mappings: readonly Mapping[];
}

/** Compiles one module; throws when there is an error in it. */
export async function compileMapped(text: string, path = "main.m28"): Promise<MappedModule> {
  const { code, map, diagnostics } = compile(text, { path });
  if (code === null || map === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const generated = lineStarts(code);
  const original = lineStarts(text);
  const mappings: Mapping[] = [];
  await SourceMapConsumer.with(map, null, (consumer) => {
    consumer.eachMapping((found) => {
      if (found.source === null) return;
      mappings.push({
        generated: generated[found.generatedLine - 1]! + found.generatedColumn,
        original: original[found.originalLine! - 1]! + found.originalColumn!,
        name: found.name ?? null,
      });
    });
  });
  return { code, mappings };
}

export function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
