/** Quoted data as the expression that makes it. */

import type { Datum } from "../2-expand/datum.ts";
import type { Span } from "../source/source.ts";
import * as b from "./build.ts";
import type { ModuleContext } from "./module-context.ts";

export function lowerDatum(module: ModuleContext, datum: Datum, span: Span): b.es.Expression {
  if (datum === null || typeof datum !== "object") return b.literal(datum, span);
  if ("bytes" in datum) return module.rt("bytesLiteral", [b.literal(datum.bytes)], span);
  if ("symbol" in datum) return module.rt("symbol", [b.literal(datum.symbol)], span);
  const list = b.array(
    datum.list.map((item) => lowerDatum(module, item, span)),
    span,
  );
  return datum.marked ? module.rt("marked", [list], span) : list;
}
