/** How a generated file carries its source map. */
import type { SourceMap } from "../compiler/5-print/print.ts";

/** The code with its map in a comment at the end; without a map, with one that leads nowhere. */
export function withInlineMap(code: string, map: SourceMap | null): string {
  map ??= { version: 3, file: "", sources: [], sourcesContent: [], names: [], mappings: "A" };
  const data = Buffer.from(JSON.stringify(map)).toString("base64");
  return `${code}//# sourceMappingURL=data:application/json;base64,${data}\n`;
}
