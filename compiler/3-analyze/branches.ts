/** The branches of `if`, `cond`, `case` and `match`: the first one whose test is true. */
import type { Span } from "../source/source.ts";
import type { Context } from "./context.ts";
import type { Block, Core, Ref } from "./core.ts";
import { asBlock, assign, block, compare, hidden, ifNode, literal, none } from "./make.ts";

export interface Branch {
  readonly test: Core;
  /** Null where the value is that of the test. */
  readonly body: Core | null;
  readonly span: Span;
}

/** More branches than these are not tested in one `if` … `else if` …, which is a tree as deep as there are branches. */
const MOST = 100;

/** Null without any branch. */
export function branches(
  list: readonly Branch[],
  otherwise: Core | null,
  span: Span,
  ctx: Context,
): Core | null {
  if (list.length > MOST) return byNumber(list, otherwise, span, ctx);
  return list.reduceRight<Core | null>(joined, otherwise);
}

function joined(rest: Core | null, { test, body, span }: Branch): Core {
  if (body !== null) return ifNode(test, body, rest, span);
  return { kind: "logic", op: "or", operands: [test, rest ?? none(test.span)], span };
}

/** First the number of the branch is found, group by group; then the branch of that number, in as many steps as it has bits. */
function byNumber(list: readonly Branch[], otherwise: Core | null, span: Span, ctx: Context): Core {
  const { binding, reference } = hidden(ctx, "branch", span);
  const tested = ctx.declare("%tested", "block", "block", span);
  const groups: Core[] = [];
  for (let from = 0; from < list.length; from += MOST) {
    const found = list.slice(from, from + MOST).reduceRight<Core | null>((rest, { test, body }, i) => {
      const kept = body === null ? assign(ctx.write("%tested", test.span, "block"), test, test.span) : test;
      const number = literal(from + i, test.span);
      return ifNode(
        kept,
        assign(ctx.write("%branch", test.span, "block"), number, test.span),
        rest,
        test.span,
      );
    }, null)!;
    groups.push(from === 0 ? found : ifNode(below(0, reference, span), found, null, span));
  }
  const bodies = list.map(({ body, test }) => asBlock(body ?? ctx.read("%tested", test.span)));
  const chosen = numbered(bodies, 0, reference, span);
  const body = block(
    [...groups, ifNode(below(0, reference, span), otherwise ?? none(span), chosen, span)],
    span,
  );
  ctx.leave();
  const bindings = [
    { binding, value: literal(-1, span) },
    { binding: tested, value: none(span) },
  ];
  return { kind: "let", style: "let", bindings, body, span };
}

function numbered(bodies: readonly Block[], from: number, reference: () => Ref, span: Span): Core {
  if (bodies.length === 1) return bodies[0]!;
  const middle = bodies.length >> 1;
  const [low, high] = [bodies.slice(0, middle), bodies.slice(middle)];
  return ifNode(
    below(from + middle, reference, span),
    numbered(low, from, reference, span),
    numbered(high, from + middle, reference, span),
    span,
  );
}

function below(number: number, reference: () => Ref, span: Span): Core {
  return compare("<", reference(), literal(number, span), span);
}
