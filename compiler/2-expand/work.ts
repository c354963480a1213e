/** What the work of macros costs, and how it ends when there is too much of it (language §11.3). */
import type { Bounds } from "../../runtime/bounds.ts";

/** No exception of M28's: nothing catches it. */
export class Exhausted extends Error {}

/** What it costs to make a value, the values inside it left out. */
export function cost(value: unknown): number {
  switch (typeof value) {
    case "string":
      return value.length / 16;
    case "bigint":
      return costOfInteger(value < TWO_WORDS && value > -TWO_WORDS ? 0 : value.toString(16).length * 4);
    case "object":
      return value === null ? 0 : OBJECT + sizeOf(value);
    default:
      return 0;
  }
}

/** Computing with integers takes longer the longer they are. */
export function costOfInteger(bits: number): number {
  return (bits / 64) ** 1.5;
}

const OBJECT = 8;
const WORK_OF_AN_ITEM = 4;
const TWO_WORDS = /* @__PURE__ */ BigInt(2) ** /* @__PURE__ */ BigInt(128);

function sizeOf(value: object): number {
  if (Array.isArray(value)) return value.length;
  if (value instanceof Uint8Array) return value.length / 16;
  const { size, items } = value as { readonly size?: unknown; readonly items?: unknown };
  if (typeof size === "number") return size;
  return Array.isArray(items) ? items.length : 0;
}

/** An iterable whose items are work: counted at once where the value knows their number, else one by one, for they may have no end. */
export function counted(value: unknown, items: Iterable<unknown>, bounds: Bounds): Iterable<unknown> {
  // What the attributes of a program's own classes hold says nothing.
  const { $class, size, count = size } = value as Readonly<Record<string, unknown>>;
  if ($class !== undefined || typeof count !== "number") return oneByOne(items, bounds);
  bounds.work(count);
  return items;
}

function* oneByOne(items: Iterable<unknown>, { work }: Bounds): Generator<unknown> {
  for (const item of items) {
    work(WORK_OF_AN_ITEM + cost(item));
    yield item;
  }
}
