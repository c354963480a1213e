/** What esbuild says by itself of a build, mostly about JavaScript files, in the form of our own messages. */
import type { Location, Message } from "esbuild";
import { type Diagnostic, withLabels } from "../compiler/messages/diagnostic.ts";
import { messages } from "../compiler/messages/generated.ts";
import type { Source, Span } from "../compiler/source/source.ts";

/** Our diagnostics as they are. */
export function fromBundler(found: readonly Message[], kind: "error" | "warning"): Diagnostic[] {
  return found.flatMap((message) => {
    if (message.detail?.code !== undefined) return [message.detail as Diagnostic];
    return isOfData(message) ? [] : [converted(message, kind)];
  });
}

/** Of a key that comes twice in JSON the last counts, in esbuild as in `m28 run`, and that is no mistake. */
function isOfData({ id, location }: Message): boolean {
  return id === "duplicate-object-key" && location !== null && /\.json$/i.test(location.file);
}

function converted({ text, location, notes }: Message, kind: "error" | "warning"): Diagnostic {
  const sources = sourcesOf([location, ...notes.map((note) => note.location)]);
  const make = kind === "error" ? messages.bundlerError : messages.bundlerWarning;
  const diagnostic = make(spanOf(location, sources), { text });
  const labels = notes.flatMap((note) =>
    note.location === null ? [] : [{ span: spanOf(note.location, sources), text: note.text }],
  );
  const hint = notes.flatMap((note) => (note.location === null && note.text !== "" ? [note.text] : []));
  const labelled = labels.length === 0 ? diagnostic : withLabels(diagnostic, labels);
  return hint.length === 0 ? labelled : { ...labelled, hint: hint.join(" ") };
}

/** The files that it is about, as far as esbuild quotes them: of all other lines nothing is shown. */
function sourcesOf(locations: readonly (Location | null)[]): ReadonlyMap<string, Source> {
  const lines = new Map<string, string[]>();
  for (const location of locations) {
    if (location === null) continue;
    const { file, line, lineText } = location;
    const known = lines.get(file) ?? [];
    lines.set(file, known);
    known[line - 1] = lineText;
  }
  return new Map(
    [...lines].map(([path, known]) => [
      path,
      { path, text: Array.from(known, (text) => text ?? "").join("\n") },
    ]),
  );
}

/** esbuild counts columns and lengths in bytes. */
function spanOf(location: Location | null, sources: ReadonlyMap<string, Source>): Span {
  if (location === null) return { source: { path: "", text: "" }, start: 0, end: 0 };
  const { file, line, column, length, lineText } = location;
  const source = sources.get(file)!;
  const bytes = Buffer.from(lineText);
  const before = source.text.split("\n", line - 1).join("\n").length + (line > 1 ? 1 : 0);
  const start = before + bytes.toString("utf8", 0, column).length;
  return { source, start, end: start + bytes.toString("utf8", column, column + length).length };
}
