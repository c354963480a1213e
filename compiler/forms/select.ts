/** `select` and `select-timeout` (language §13.5). */
import type { Form } from "../1-read/form.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import { withoutCommas } from "../3-analyze/form-parts.ts";
import { none } from "../3-analyze/make.ts";
import { plainCaseBody, readCases, type SelectCases, selectCase } from "../3-analyze/select-cases.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const selectForm: SpecialForm = {
  names: ["select"],
  syntax:
    "(select [(case :recv channel [as name]) body…] [(case :send [channel value]) body…] [(default) body…])",
  doc: "Performs one of several channel operations, whichever can proceed, at random if several can, and evaluates its body. `select-value` and `select-ok` are what was received.",
  analyze(operands, ctx, span) {
    const items = withoutCommas(operands);
    if (items.length > 0) return select(items, null, ctx, span);
    ctx.report(messages.selectEmpty(span));
    return none(span);
  },
};

export const selectTimeoutForm: SpecialForm = {
  names: ["select-timeout"],
  syntax: "(select-timeout milliseconds [(case …) body…] … [(timeout) body…])",
  doc: "A `select` that waits no longer than so many milliseconds and then evaluates its `timeout` case.",
  analyze(operands, ctx, span) {
    const items = withoutCommas(operands);
    if (items.length > 1) return select(items.slice(1), items[0]!, ctx, span);
    ctx.report(messages.selectTimeoutEmpty(span));
    return none(span);
  },
};

function select(items: readonly Form[], ms: Form | null, ctx: Context, span: Span): Core {
  const wait = ms === null ? null : ctx.expression(ms);
  const read = readCases(items, ms !== null, ctx);
  const cases = read.operations.map((each) => selectCase(each, ctx));
  const fallback = (clause: SelectCases["default"]) => (clause === null ? null : plainCaseBody(clause, ctx));
  const otherwise = fallback(read.default);
  const timeout = wait === null ? null : { ms: wait, body: fallback(read.timeout) };
  return { kind: "select", cases, default: otherwise, timeout, span };
}
