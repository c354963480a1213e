/** How a generated file carries its source map. */
import type { SourceMap } from "../compiler/5-print/print.ts";
import type { OutputFile } from "./output-files.ts";

/** The code with its map, if there is one, in a comment at the end. */
export function withInlineMap(code: string, map: SourceMap | null): string {
  if (map === null) return code;
  const data = Buffer.from(JSON.stringify(map)).toString("base64");
  return `${code}//# sourceMappingURL=data:application/json;base64,${data}\n`;
}

/** The file with the map that it is, or carries, changed. */
export function mapsEdited(file: OutputFile, edit: (map: SourceMap) => SourceMap): OutputFile {
  const { path, contents } = file;
  if (path.endsWith(".map")) return { ...file, contents: JSON.stringify(edit(JSON.parse(textOf(contents)))) };
  return /\.[mc]?js$/.test(path) ? { ...file, contents: inlineMapEdited(textOf(contents), edit) } : file;
}

/** The code with the map changed that stands in its comment, if one does. */
export function inlineMapEdited(code: string, edit: (map: SourceMap) => SourceMap): string {
  return code.replace(INLINE, (_, before: string, data: string) => {
    const map = edit(JSON.parse(Buffer.from(data, "base64").toString("utf8")));
    return before + Buffer.from(JSON.stringify(map)).toString("base64");
  });
}

const INLINE = /^(\/\/# sourceMappingURL=data:application\/json;base64,)(\S+)$/m;

export function textOf(contents: OutputFile["contents"]): string {
  return typeof contents === "string" ? contents : Buffer.from(contents).toString("utf8");
}
