/**
 * Names of functions in the maps of bundles. Stacks have them from the mapping at the head of the function, where compiled M28 modules
 * have them; esbuild, which renames JavaScript's functions, writes what a name was to the name itself only.
 */
import { parse } from "acorn";
import { childrenOf, isFunction } from "../compiler/4-lower/estree-walk.ts";
import type { SourceMap } from "../compiler/5-print/print.ts";
import { readMappings, type Segment, writeMappings } from "./map-segments.ts";
import type { OutputFile } from "./output-files.ts";
import { mapsEdited, textOf } from "./source-map-comment.ts";

export function withFunctionNames(files: readonly OutputFile[]): OutputFile[] {
  return files.map((file) => {
    const script = files.find(({ path }) => path === file.path.replace(/\.map$/, ""));
    return script === undefined || !/\.[mc]?js$/.test(script.path)
      ? file
      : mapsEdited(file, (map) => named(map, textOf(script.contents)));
  });
}

/** A function, and the name that it is known by, as offsets. */
interface Named {
  readonly head: number;
  readonly name: number;
}

type Node = Parameters<typeof childrenOf>[0] & { readonly start: number };

function named(map: SourceMap, code: string): SourceMap {
  const text = new MappedText(map.mappings, code);
  for (const { head, name } of functionsOf(code)) {
    const original = text.nameAt(name);
    if (original !== null) text.nameFrom(head, original);
  }
  return { ...map, mappings: writeMappings(text.lines) };
}

class MappedText {
  readonly lines: Segment[][];
  /** The offset of each line. */
  readonly #starts: readonly number[];

  constructor(mappings: string, code: string) {
    this.lines = readMappings(mappings);
    const ends = code.matchAll(/\r\n|[\n\r\u2028\u2029]/g);
    this.#starts = [0, ...Array.from(ends, ({ index, 0: end }) => index + end.length)];
  }

  /** What the text that begins there was called. */
  nameAt(offset: number): number | null {
    const { segments, index, column } = this.#find(offset);
    const segment = segments[index];
    return segment?.column === column ? segment.name : null;
  }

  /** Names what begins there, unless it has a name already or is from no source. */
  nameFrom(offset: number, name: number): void {
    const { segments, index, column } = this.#find(offset);
    const segment = segments[index];
    if (segment === undefined || segment.original === null) return;
    if (segment.column !== column) segments.splice(index + 1, 0, { ...segment, column, name });
    else if (segment.name === null) segments[index] = { ...segment, name };
  }

  /** The last segment that begins there or before; -1 if there is none in the line. */
  #find(offset: number): { segments: Segment[]; index: number; column: number } {
    const line = lastAtMost(this.#starts, offset, (start) => start);
    const segments = this.lines[line] ?? [];
    const column = offset - this.#starts[line]!;
    return { segments, index: lastAtMost(segments, column, (segment) => segment.column), column };
  }
}

/** The index of the last one, of those in ascending order, whose number is not above the limit; -1 if there is none. */
function lastAtMost<T>(all: readonly T[], limit: number, numberOf: (each: T) => number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberOf(all[middle]!) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Methods have names that nobody changes. */
function functionsOf(code: string): Named[] {
  const found: Named[] = [];
  const note = (definition: Node | null | undefined, name: Node | null | undefined) => {
    if (name?.type !== "Identifier" || !definition) return;
    if (isFunction(definition)) found.push({ head: definition.start, name: name.start });
    if (definition.type !== "ClassDeclaration" && definition.type !== "ClassExpression") return;
    const init = definition.body.body.find((each) => "kind" in each && each.kind === "constructor");
    if (init !== undefined) found.push({ head: (init as Node).start, name: name.start });
  };
  const options = { ecmaVersion: "latest", sourceType: "module", allowReturnOutsideFunction: true } as const;
  const open = [parse(code, options) as unknown as Node];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === "VariableDeclarator") note(unnamed(node.init), node.id as Node);
    else if (node.type === "AssignmentExpression" || node.type === "AssignmentPattern")
      note(unnamed(node.right), node.left as Node);
    else if ("id" in node) note(node, node.id as Node);
    open.push(...(childrenOf(node) as Node[]));
  }
  return found;
}

/** What has no name of its own gets that of its variable. */
function unnamed(value: object | null | undefined): Node | null {
  return !value || ("id" in value && value.id) ? null : (value as Node);
}
