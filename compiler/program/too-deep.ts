/** What nests more deeply than the engine's stack allows is a diagnostic, never an overflow. */

import { isStackOverflow } from "../../runtime/errors/stack-overflow.ts";
import type { Form } from "../1-read/form.ts";
import { forEachChild } from "../3-analyze/children.ts";
import type { Core, ModuleNode } from "../3-analyze/core.ts";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import type { Host } from "./host.ts";

/**
 * Runs a phase; if the stack does not suffice for it, what the host does about that comes first, then `otherwise`.
 * @throws what the phase throws for other reasons
 */
export function orTooDeep<T>(host: Host, phase: () => T, otherwise: () => T): T {
  try {
    return phase();
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    host.stackIsTooSmall?.(error);
    return otherwise();
  }
}

/** About the statement that nests most deeply. */
export function tooDeep(modules: readonly ModuleNode[]): Diagnostic {
  let deepest = { depth: -1, span: modules[0]!.span };
  for (const { body } of modules)
    for (const statement of body.body) {
      const depth = depthOf(statement);
      if (depth > deepest.depth) deepest = { depth, span: statement.span };
    }
  return messages.nestedTooDeeply(firstLine(deepest.span));
}

/** The same before there is Core. */
export function tooDeepForms(forms: readonly Form[], otherwise: Span): Diagnostic {
  let deepest = { depth: -1, span: otherwise };
  for (const form of forms) {
    const depth = depthOfForm(form);
    if (depth > deepest.depth) deepest = { depth, span: form.span };
  }
  return messages.nestedTooDeeply(firstLine(deepest.span));
}

function depthOf(node: Core): number {
  let deepest = 0;
  const pending: (readonly [Core, number])[] = [[node, 0]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [each, depth] = next;
    deepest = Math.max(deepest, depth);
    forEachChild(each, (child) => void pending.push([child, depth + 1]));
  }
  return deepest;
}

function depthOfForm(form: Form): number {
  let deepest = 0;
  const pending: (readonly [Form, number])[] = [[form, 0]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [each, depth] = next;
    deepest = Math.max(deepest, depth);
    if (each.kind === "list") for (const item of each.items) pending.push([item, depth + 1]);
  }
  return deepest;
}

/** The rest would fill the screen. */
function firstLine(span: Span): Span {
  const end = span.source.text.indexOf("\n", span.start);
  return { ...span, end: end < 0 ? span.end : Math.max(span.start, Math.min(span.end, end)) };
}
