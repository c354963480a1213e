/** What the suspension analysis has found out about one reading of a program, said of another one that is like it. */
import type { KnownCallee, SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import type { Counterparts } from "./counterparts.ts";

/** @param then for what is in the reading at hand, what it was in the one that has been analysed */
export function translatedFacts(facts: SuspensionFacts, then: Counterparts): SuspensionFacts {
  const now = new Map([...then].map(([one, other]) => [other, one]));
  const old = <T extends object>(part: T): T => (then.get(part) as T | undefined) ?? part;
  const current = <T extends object>(part: T): T => (now.get(part) as T | undefined) ?? part;
  const currentCallee = (callee: KnownCallee | null): KnownCallee | null => {
    if (callee?.kind === "function")
      return { ...callee, node: current(callee.node), module: current(callee.module) };
    return callee?.kind === "class"
      ? { ...callee, node: current(callee.node), module: current(callee.module) }
      : callee;
  };
  return {
    effectOf: (owner) => facts.effectOf(old(owner)),
    suspends: (node) => facts.suspends(old(node)),
    receives: (node) => facts.receives(old(node)),
    protocolSuspends: (node, role) => facts.protocolSuspends(old(node), role),
    definesMethod: facts.definesMethod,
    protocolsSuspend: facts.protocolsSuspend,
    clauseSuspends: (node, index) => facts.clauseSuspends(old(node), index),
    containsSuspension: (node) => facts.containsSuspension(old(node)),
    pollsAtBackEdge: (loop) => facts.pollsAtBackEdge(old(loop)),
    // Who asks what a call would call makes one up, with a callee of the reading.
    knownCallee: (call) =>
      currentCallee(
        facts.knownCallee(
          then.has(call) || call.kind === "method-call" ? old(call) : { ...call, callee: old(call.callee) },
        ),
      ),
    rewritten: new Set([...facts.rewritten].map(current)),
    escapes: (node) => facts.escapes(old(node)),
    // Its positions would be those of the other reading.
    causeOf: () => {
      throw new Error("causes are known of what has been analysed itself");
    },
  };
}
