/** Effects: what may suspend or poll, spread from blocking operations to their callers until nothing changes. */
import type { Span } from "../../1-read/form.ts";
import type { Comprehension, Core, FunctionNode, ModuleNode } from "../core.ts";

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

/** Notes that the code at the site may run this owner's. */
export function link(site: Site, callee: Owner): void {
  if (site.callees === null) site.callees = new Set([callee]);
  else if (site.callees.has(callee)) return;
  else site.callees.add(callee);
  callee.callers.push(site);
}

/** Breadth first, so that the causes make shortest chains. */
export function spreadEffects(sites: Iterable<Site>): void {
  const queue: Owner[] = [];

  function suspend(site: Site, callee: Owner | null, loop: Loop | null): void {
    if (loop === null) site.suspends = true;
    if (site.owner.suspends) return;
    site.owner.suspends = true;
    site.owner.cause = { site, callee, loop };
    queue.push(site.owner);
  }

  function poll(site: Site): void {
    for (let loop = site.loop; loop !== null && !loop.polls; loop = loop.parent) {
      loop.polls = true;
      if (!loop.waits) suspend(site, null, loop);
    }
    if (site.owner.polls) return;
    site.owner.polls = true;
    queue.push(site.owner);
  }

  for (const site of sites) {
    if (site.blocks !== null) suspend(site, null, null);
    if (site.looks) poll(site);
  }
  for (let i = 0; i < queue.length; i++) {
    const owner = queue[i]!;
    for (const site of owner.callers) {
      if (owner.suspends) suspend(site, owner, null);
      if (owner.polls) poll(site);
    }
  }
}
