/** Prints ESTree as JavaScript text with its source map: every node that knows its M28 span is mapped. */
import { type Node as AstringNode, GENERATOR, generate } from "astring";
import type * as es from "estree";
import type { Source, Span } from "../1-read/form.ts";
import { utf16Position } from "../1-read/position.ts";
import type {} from "../4-lower/build.ts";
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

interface State {
  line: number;
  column: number;
  write(code: string, node?: es.Node): void;
}

type Printer = (this: Record<string, Printer>, node: es.Node, state: State) => void;

/**
 * @param file name of the generated file, for the map
 * @param sourceName how the map names the M28 file: relative to the map, or absolute
 */
export function printModule(tree: es.Program, source: Source, file: string, sourceName: string): Printed {
  const mappings = new Mappings();
  const mark = (state: State, span: Span, name: string | undefined) => {
    // Names that begin with `%` are the compiler's own.
    const shown = name === undefined || name.startsWith("%") ? null : name;
    mappings.add(state.line, state.column, utf16Position(source, span.start), shown);
  };
  // Without these, V8 would look at the nearest mapping for what comes before the first and after the last one.
  mappings.add(1, 0, null, null);
  const code = generate(tree as unknown as AstringNode, {
    generator: mappingGenerator(mark) as unknown as typeof GENERATOR,
    // astring counts lines and columns only when it has a sink; the mappings come from the wrapper.
    sourceMap: { file, addMapping() {} } as unknown as Sink,
  });
  mappings.add(code.split("\n").length, 0, null, null);
  const map: SourceMap = {
    version: 3,
    sources: mappings.hasSource ? [sourceName] : [],
    names: mappings.names,
    // Node understands a mapping without a source only if something follows.
    mappings: `${mappings};`,
    file,
    sourcesContent: mappings.hasSource ? [source.text] : [],
  };
  return { code, map };
}

type Sink = NonNullable<NonNullable<Parameters<typeof generate>[1]>["sourceMap"]>;
type Mark = (state: State, span: Span, name: string | undefined) => void;

function mappingGenerator(mark: Mark): Record<string, Printer> {
  const base = GENERATOR as unknown as Record<string, Printer>;
  const wrapped: Record<string, Printer> = {};
  for (const [type, print] of Object.entries(base)) {
    wrapped[type] = function (node, state) {
      if (node.at !== undefined && !WRITES_OWN_PREFIX.has(type)) mark(state, node.at, node.as);
      print.call(this, node, state);
    };
  }
  return wrapped;
}

/** These begin with a child that carries the same span. */
const WRITES_OWN_PREFIX = new Set(["ExpressionStatement", "BlockStatement"]);
