/** Warns of methods that may suspend and that the runtime calls where it cannot suspend. */

import type { Report } from "../../messages/diagnostic.ts";
import { messages } from "../../messages/generated.ts";
import { causeOf } from "./causes.ts";
import type { Flow } from "./flow.ts";

export function reportProtocolMethods(flow: Flow, report: Report): void {
  for (const { node, owner } of flow.functions.values()) {
    if (!owner.suspends || node.generator || node.owner === null || !CANNOT_SUSPEND.has(node.name)) continue;
    const cause = causeOf(owner, flow.known, flow.uses);
    const method = `${node.owner.name}.${node.name}`;
    const diagnostic = messages.protocolMethodBlocks(node.nameSpan ?? node.span, { method });
    report(
      cause === null
        ? diagnostic
        : { ...diagnostic, labels: [{ span: cause.span, text: "it may block here" }] },
    );
  }
}

/** Methods that only the definition of a class, or a standard module, calls. */
const CANNOT_SUSPEND = new Set([
  "__init_subclass__",
  "__set_name__",
  "__copy__",
  "__deepcopy__",
  "__fspath__",
]);
