import { describe, expect, test } from "vitest";
import { defineClass } from "./classes.ts";
import { basesOf, mroOf } from "./mro.ts";
import { object } from "./object-class.ts";
import type { ClassValue } from "./types.ts";

describe("the order of search", () => {
  test("is that of the definition of C3 in random hierarchies", () => {
    let seed = 1;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    let refused = 0;
    for (let round = 0; round < 300; round++) {
      const classes: ClassValue[] = [];
      for (let i = 0; i < 12; i++) {
        const bases = [
          ...new Set(Array.from({ length: random(4) }, () => classes[random(classes.length)])),
        ].filter((C) => C !== undefined);
        const order = merged(bases.length === 0 ? [object] : bases);
        if (order === null) {
          refused++;
          expect(() => defineClass(`C${i}`, bases, "test")).toThrow("consistent method resolution order");
        } else {
          const made = defineClass(`C${i}`, bases, "test");
          expect(mroOf(made)).toEqual([made, ...order]);
          classes.push(made);
        }
      }
    }
    expect(refused).toBeGreaterThan(100);
  });

  test("of thousands of parents, and of classes that inherit from each other", () => {
    const parents = Array.from({ length: 10_000 }, (_, i) => defineClass(`P${i}`, [], "test"));
    expect(mroOf(defineClass("C", parents, "test")).slice(1)).toEqual([...parents, object]);
    let last = object;
    for (let i = 0; i < 3_000; i++) last = defineClass(`D${i}`, [last], "test");
    expect(mroOf(last).length).toBe(3_001);
    expect(basesOf(last)[0]!.$name).toBe("D2998");
  });
});

/** As the definition says: again and again the first head that is in no tail. */
function merged(bases: readonly ClassValue[]): ClassValue[] | null {
  let left = [...bases.map((base) => [...mroOf(base)]), [...bases]];
  const order: ClassValue[] = [];
  while (left.length > 0) {
    const next = left
      .map(([head]) => head!)
      .find((head) => left.every((each) => !each.slice(1).includes(head)));
    if (next === undefined) return null;
    order.push(next);
    left = left.map((each) => (each[0] === next ? each.slice(1) : each)).filter((each) => each.length > 0);
  }
  return order;
}
