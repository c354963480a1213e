/** Variables of functions that run synchronously first: the function and each of its rests have copies of them. */
import type * as b from "./build.ts";
import { addAssigned, childrenOf, freeNames, isFunction, namesOfPattern } from "./estree-walk.ts";

type Statement = b.es.Statement;

/**
 * Do all functions see the same values?
 * @param before what comes before anything that may suspend
 * @param body with its points
 */
export function mayCopy(
  before: readonly Statement[],
  body: readonly Statement[],
  locals: ReadonlySet<string>,
): boolean {
  const order = new Order();
  for (const each of body) order.visit(each);
  if (order.mentionsThis || order.declaredTwice) return false;
  const assigned = new Set<string>();
  for (const each of body) addAssigned(each, assigned);
  const inHead = new Set<string>();
  for (const each of before) addMentionedByClosures(each, inHead);
  return (
    order.closures.every(({ names, at }) =>
      [...names].every((name) => {
        if (!locals.has(name)) return true;
        if (assigned.has(name)) return false;
        const declared = order.declarations.get(name) ?? 0;
        return !order.points.some((point) => point > at && point <= declared);
      }),
    ) && [...inHead].every((name) => !assigned.has(name))
  );
}

function addMentionedByClosures(node: b.es.Node, names: Set<string>): void {
  if (isFunction(node)) for (const name of freeNames(node)) names.add(name);
  else for (const child of childrenOf(node)) addMentionedByClosures(child, names);
}

/** Where in the text things are. */
class Order {
  readonly closures: { readonly names: ReadonlySet<string>; readonly at: number }[] = [];
  readonly points: number[] = [];
  readonly declarations = new Map<string, number>();
  mentionsThis = false;
  declaredTwice = false;
  #now = 0;

  visit(node: b.es.Node): void {
    this.#now++;
    if (node.type === "ThisExpression") this.mentionsThis = true;
    if (node.type === "FunctionDeclaration") this.#declare(node.id.name);
    if (isFunction(node)) {
      this.closures.push({ names: freeNames(node), at: this.#now });
      return;
    }
    for (const child of childrenOf(node)) this.visit(child);
    // Functions in its initial value see it later, too.
    if (node.type === "VariableDeclarator") for (const name of namesOfPattern(node.id)) this.#declare(name);
    if (node.waits) this.points.push(this.#now);
  }

  #declare(name: string): void {
    if (this.declarations.has(name)) this.declaredTwice = true;
    this.declarations.set(name, this.#now);
  }
}
