/** How a generated file carries its source map. */
import type { SourceMap } from "../compiler/5-print/print.ts";

/** The code with its map, if there is one, in a comment at the end. */
export function withInlineMap(code: string, map: SourceMap | null): string {
  if (map === null) return code;
  const data = Buffer.from(JSON.stringify(map)).toString("base64");
  return `${code}//# sourceMappingURL=data:application/json;base64,${data}\n`;
}
