/** `go`: a goroutine's body as a function, with copies of the loop variables that it captures by value. */
import type { Variable } from "../3-analyze/binding.ts";
import type { Go } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import { EFFECT, FunctionContext } from "./context.ts";
import { lowerInto } from "./statements.ts";

type Expr = b.es.Expression;

/** `spawn(async () => { … }, $at + 1)` */
export function lowerGo(cx: FunctionContext, node: Go): Expr {
  const { module } = cx;
  const suspends = module.facts.effectOf(node.body) === "suspends";
  const inner = new FunctionContext(module, cx, "discarding", suspends, node.body, "go block");
  for (const variable of copiedCaptures(cx, node)) {
    const copy = module.names.fresh(module.names.of(variable));
    cx.mention(variable);
    cx.push(b.declare("const", b.id(copy), b.id(cx.nameOf(variable))));
    inner.renamed.set(variable, copy);
  }
  const body = inner.collect(() => lowerInto(inner, node.body.body, EFFECT), null);
  const [goroutine, locals] = inner.prologue();
  const text = b.arrow({
    params: [],
    body: [...goroutine, ...locals, ...body],
    async: suspends,
    at: node.span,
    as: "<go>",
  });
  return module.rt("spawn", [text, cx.position(node.span)], node.span);
}

/** The captured variables whose JavaScript binding is not a fresh one at each turn of the loop already. */
export function copiedCaptures(cx: FunctionContext, node: Go): Variable[] {
  const { usage } = cx.module;
  return node.captures.filter((binding): binding is Variable => {
    if (binding.kind !== "variable") return false;
    const isPerTurn =
      usage.home.get(binding) !== undefined &&
      binding.writes.length === 1 &&
      !usage.shared.has(binding) &&
      cx.declared.has(binding);
    return !isPerTurn;
  });
}
