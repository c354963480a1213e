/** Effects: what may suspend or poll, spread from blocking operations to their callers until nothing changes. */
import type { Span } from "../../source/source.ts";
import type { Comprehension, Core, FunctionNode, ModuleNode } from "../core.ts";
import type { ProtocolRole } from "./facts.ts";

/** Something that runs code: a function, a module body, a lazy iterator, or all methods of one name. */
export interface Owner {
  /** Null for lazy iterators made by built-ins and for methods called by name. */
  readonly node: FunctionNode | ModuleNode | Comprehension | null;
  readonly callers: Site[];
  suspends: boolean;
  polls: boolean;
  cause: Cause | null;
}

/** A place in the code that may suspend by itself. */
export interface Site {
  /** Null for what has no place of its own: the inside of lazy iterators and of methods called by name. */
  readonly node: Core | null;
  /** Which of the node's sites it is; null for the node itself. */
  readonly part: ProtocolRole | number | null;
  readonly span: Span | null;
  readonly owner: Owner;
  readonly loop: Loop | null;
  /** Null as long as there are none. */
  callees: Set<Owner> | null;
  /** The name of the blocking operation that is performed here, whatever else is called. */
  blocks: string | null;
  /** A look at a channel, lock or context is performed here. */
  looks: boolean;
  suspends: boolean;
}

/** A `while`, a `for`, or a function that calls itself in tail position. */
export interface Loop {
  readonly node: Core;
  readonly parent: Loop | null;
  /** Every turn of it waits for something other than the program's own goroutines. */
  readonly waits: boolean;
  polls: boolean;
}

/** What `blocks` says of a site that iterates over a channel, and does nothing else that blocks. */
export const CHANNEL = "iteration over a channel";

export interface Cause {
  readonly site: Site;
  /** Null when the site blocks by itself. */
  readonly callee: Owner | null;
  /** The loop whose polling needs a pause. */
  readonly loop: Loop | null;
}

export function makeOwner(node: Owner["node"]): Owner {
  return { node, callers: [], suspends: false, polls: false, cause: null };
}

export function makeSite(
  node: Core | null,
  part: Site["part"],
  span: Span | null,
  owner: Owner,
  loop: Loop | null,
): Site {
  return { node, part, span, owner, loop, callees: null, blocks: null, looks: false, suspends: false };
}

/** Notes that the code at the site may run this owner's, which has not been noted yet. */
export function link(site: Site, callee: Owner): void {
  if (site.callees === null) site.callees = new Set([callee]);
  else site.callees.add(callee);
  callee.callers.push(site);
}

/** Is told of what is about to change. */
export interface EffectLog {
  before(part: Site | Owner | Loop): void;
}

/**
 * Breadth first, so that the causes make shortest chains.
 * @param log given when effects have been spread before, and only these sites have been made or changed since
 */
export function spreadEffects(sites: Iterable<Site>, log: EffectLog | null = null): void {
  const queue: Owner[] = [];

  function suspend(site: Site, callee: Owner | null, loop: Loop | null): void {
    if (loop === null && !site.suspends) {
      log?.before(site);
      site.suspends = true;
    }
    const { owner } = site;
    if (owner.suspends) return;
    if (log !== null) {
      log.before(owner);
      // They no longer receive from channels only.
      for (const caller of owner.callers) if (caller.blocks === CHANNEL) log.before(caller);
    }
    owner.suspends = true;
    owner.cause = { site, callee, loop };
    queue.push(owner);
  }

  function poll(site: Site): void {
    for (let loop = site.loop; loop !== null && !loop.polls; loop = loop.parent) {
      log?.before(loop);
      loop.polls = true;
      if (!loop.waits) suspend(site, null, loop);
    }
    if (site.owner.polls) return;
    log?.before(site.owner);
    site.owner.polls = true;
    queue.push(site.owner);
  }

  for (const site of sites) {
    if (site.blocks !== null) suspend(site, null, null);
    if (site.looks) poll(site);
    if (log === null) continue;
    for (const callee of site.callees ?? []) {
      if (callee.suspends) suspend(site, callee, null);
      if (callee.polls) poll(site);
    }
  }
  for (let i = 0; i < queue.length; i++) {
    const owner = queue[i]!;
    for (const site of owner.callers) {
      if (owner.suspends) suspend(site, owner, null);
      if (owner.polls) poll(site);
    }
  }
}
