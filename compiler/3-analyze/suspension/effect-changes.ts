/** Which effects have changed since a mark, and what they were. */
import type { Core, ModuleNode } from "../core.ts";
import { CHANNEL, type EffectLog, type Loop, type Owner, type Site } from "./effects.ts";

type Part = Site | Owner | Loop;

/** The effects of a part of the program before and after. */
export interface EffectChange {
  readonly before: number;
  readonly now: number;
}

/** By node and what of the node it is. */
export type EffectsByNode = ReadonlyMap<Core | ModuleNode, ReadonlyMap<string, EffectChange>>;

export class EffectChanges implements EffectLog {
  readonly #before = new Map<Part, number>();

  before(part: Part): void {
    if (!this.#before.has(part)) this.#before.set(part, effectsOf(part));
  }

  /** All sites among the parts that have changed. */
  sites(): Site[] {
    return [...this.#before.keys()].filter(isSite);
  }

  /** Makes everything what it was. */
  undo(): void {
    for (const [part, before] of this.#before) {
      const suspends = (before & SUSPENDS) !== 0;
      const polls = (before & POLLS) !== 0;
      if (isSite(part)) part.suspends = suspends;
      else if (isOwner(part)) Object.assign(part, { suspends, polls });
      else part.polls = polls;
    }
  }

  /** Those of nodes that are there. */
  byNode(): EffectsByNode {
    const found = new Map<Core | ModuleNode, Map<string, EffectChange>>();
    for (const [part, before] of this.#before) {
      const now = effectsOf(part);
      if (part.node === null || now === before) continue;
      let changes = found.get(part.node);
      if (changes === undefined) found.set(part.node, (changes = new Map()));
      changes.set(isSite(part) ? `site ${part.part}` : isOwner(part) ? "owner" : "loop", { before, now });
    }
    return found;
  }
}

/** The nodes whose effects differ between two states that come of the same one by these changes. */
export function changedNodes(one: EffectsByNode, other: EffectsByNode): Set<Core | ModuleNode> {
  const found = new Set<Core | ModuleNode>();
  for (const [changes, against] of [
    [one, other],
    [other, one],
  ] as const)
    for (const [node, parts] of changes)
      for (const [part, { before, now }] of parts)
        if ((against.get(node)?.get(part)?.now ?? before) !== now) found.add(node);
  return found;
}

const SUSPENDS = 1;
const POLLS = 2;
const RECEIVES = 4;

function effectsOf(part: Part): number {
  const polls = "polls" in part && part.polls ? POLLS : 0;
  const suspends = "suspends" in part && part.suspends ? SUSPENDS : 0;
  return polls | suspends | (isSite(part) && receives(part) ? RECEIVES : 0);
}

/** Does the site wait for nothing but values of a channel? */
export function receives(site: Site): boolean {
  return site.blocks === CHANNEL && ![...(site.callees ?? [])].some((callee) => callee.suspends);
}

function isSite(part: Part): part is Site {
  return "callees" in part;
}

function isOwner(part: Part): part is Owner {
  return "callers" in part;
}
