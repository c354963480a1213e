/** Prints ESTree as JavaScript text with its source map: every node that knows its M28 span is mapped. */
import { type Node as AstringNode, GENERATOR, generate } from "astring";
import type * as es from "estree";
import type {} from "../4-lower/build.ts";
import { PositionCursor } from "../source/position.ts";
import type { Source } from "../source/source.ts";
import { GeneratedText } from "./generated-text.ts";
import { Mappings } from "./mappings.ts";

/** A source map of version 3. */
export interface SourceMap {
  version: 3;
  file: string;
  sources: string[];
  sourcesContent: string[];
  names: string[];
  mappings: string;
}

export interface Printed {
  readonly code: string;
  readonly map: SourceMap;
}

/** A text with the mappings of what has been written. */
class MappedText extends GeneratedText {
  readonly mappings = new Mappings();
  readonly #original: PositionCursor;

  constructor(source: Source) {
    super();
    this.#original = new PositionCursor(source);
  }

  /** The node's text begins here. */
  mark({ at, as }: es.Node): void {
    this.settle();
    this.#original.moveTo(at!.start);
    // Names that begin with `%` are the compiler's own.
    const shown = as === undefined || as.startsWith("%") ? null : as;
    this.mappings.add(this.line, this.column, this.#original, shown);
  }
}

interface State {
  /** What astring calls the stream that it writes to. */
  readonly output: MappedText;
}

type Printer = (this: Record<string, Printer>, node: es.Node, state: State) => void;

/**
 * @param file name of the generated file, for the map
 * @param sourceName how the map names the M28 file: relative to the map, or absolute
 */
export function printModule(tree: es.Program, source: Source, file: string, sourceName: string): Printed {
  const text = new MappedText(source);
  const { mappings } = text;
  // Without these, V8 would look at the nearest mapping for what comes before the first and after the last one.
  mappings.add(1, 0, null, null);
  generate(tree as unknown as AstringNode, {
    generator: MAPPING_GENERATOR as unknown as typeof GENERATOR,
    output: text as unknown as Stream,
    indent: INDENT as unknown as string,
  });
  text.settle();
  mappings.add(text.line, 0, null, null);
  const map: SourceMap = {
    version: 3,
    sources: mappings.hasSource ? [sourceName] : [],
    names: mappings.names,
    // Node understands a mapping without a source only if something follows.
    mappings: `${mappings};`,
    file,
    sourcesContent: mappings.hasSource ? [source.text] : [],
  };
  return { code: `${text}`, map };
}

/** Lines that are nested more deeply than that stand no further to the right: most of the text would be blanks. */
const MOST_INDENTED = 50;

/** What astring takes for the text of one level: it repeats it, and adds it to others. */
const INDENT = {
  repeat: (level: number) => "  ".repeat(Math.min(level, MOST_INDENTED)),
  toString: () => "  ",
};

type Stream = NonNullable<NonNullable<Parameters<typeof generate>[1]>["output"]>;

/** These begin with a child that carries the same span. */
const WRITES_OWN_PREFIX = new Set(["ExpressionStatement", "BlockStatement"]);

/** Astring's printers, which mark the beginnings of nodes. */
const MAPPING_GENERATOR: Record<string, Printer> = Object.fromEntries(
  Object.entries(GENERATOR as unknown as Record<string, Printer>).map(([type, print]) => [
    type,
    WRITES_OWN_PREFIX.has(type) ? print : marking(print),
  ]),
);

function marking(print: Printer): Printer {
  return function (node, state) {
    if (node.at !== undefined) state.output.mark(node);
    if (node.pure === true) state.output.write("/* @__PURE__ */ ");
    print.call(this, node, state);
  };
}
