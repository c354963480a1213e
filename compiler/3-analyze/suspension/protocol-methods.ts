/** Warns of methods that may suspend and that the runtime calls where it cannot suspend. */

import type { Report } from "../../messages/diagnostic.ts";
import { messages } from "../../messages/generated.ts";
import { causeOf } from "./causes.ts";
import type { Flow } from "./flow.ts";

export function reportProtocolMethods(flow: Flow, report: Report): void {
  for (const { node, owner } of flow.functions.values()) {
    if (!owner.suspends || node.generator || node.owner === null || !isProtocol(node.name)) continue;
    const cause = causeOf(owner, flow.known, flow.uses);
    const method = `${node.owner.name}.${node.name}`;
    const diagnostic = messages.protocolMethodBlocks(node.nameSpan ?? node.span, { method });
    report(
      cause === null
        ? diagnostic
        : { ...diagnostic, labels: [{ span: cause.span, text: "it may block here" }] },
    );
  }
  for (const { node, owner } of flow.properties()) {
    if (!owner.suspends) continue;
    report(messages.propertyBlocks(node.nameSpan ?? node.span, { name: node.name }));
  }
}

/** Methods that are called by statements and calls, which can suspend. */
const MAY_SUSPEND = new Set([
  "__init__",
  "__new__",
  "__enter__",
  "__exit__",
  "__iter__",
  "__next__",
  "__call__",
  "__aiter__",
  "__anext__",
  "__aenter__",
  "__aexit__",
]);

function isProtocol(name: string): boolean {
  return /^__\w+__$/.test(name) && !MAY_SUSPEND.has(name);
}
