import { describe, expect, it } from "vitest";
import * as runtime from "./index.ts";
import { section } from "./manifest/entry.ts";
import { builtins, methods, standardModules } from "./manifest.ts";

const exported = runtime as unknown as Record<string, unknown>;

describe("the table of built-ins", () => {
  it("names each name once", () => {
    const names = builtins.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it.each([["built-in", builtins], ...Object.entries(standardModules)] as const)(
    "has an implementation of every %s name",
    (_, entries) => {
      const missing = entries.filter((entry) => !entry.runs && exported[entry.export] === undefined);
      expect(missing.map((entry) => entry.export)).toEqual([]);
    },
  );

  it("has a suspending entry wherever one is promised", () => {
    const entries = [...builtins, ...Object.values(standardModules).flat()];
    const suspending = entries.filter(({ effect }) => effect === "through" || effect === "suspends");
    expect(
      suspending.map((entry) => `${entry.export}$s`).filter((name) => typeof exported[name] !== "function"),
    ).toEqual([]);
  });

  it("lets macros have nothing that waits or looks at goroutines", () => {
    const entries = [...builtins, ...Object.values(standardModules).flat()];
    const wrong = entries.filter(
      ({ compileTime, effect }) => compileTime === true && (effect === "polls" || effect === "suspends"),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("lets macros have no name that it does not have", () => {
    expect(() => section({ number: "0", inMacros: ["prnit"] }, [])).toThrow("prnit");
  });

  it("begins each signature with the name", () => {
    const wrong = [...builtins, ...methods].filter(
      ({ name, signature }) => signature !== null && signature.slice(0, signature.indexOf("(")) !== name,
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe("the table of methods", () => {
  const containers = ["str", "list", "tuple", "dict", "set", "frozenset", "range", "number"];

  it("has a dispatcher for exactly the types that it names", () => {
    const wrong: string[] = [];
    for (const { name, types } of methods) {
      const dispatcher = exported[`m_${name}`] as runtime.Dispatcher | undefined;
      for (const type of containers) {
        const has = dispatcher?.$of(type) !== undefined;
        if (has !== types.includes(type)) wrong.push(`${type}.${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("has a dispatcher for every method", () => {
    expect(methods.filter(({ name }) => exported[`m_${name}`] === undefined)).toEqual([]);
  });

  it("names every dispatcher", () => {
    const names = Object.keys(exported).filter((name) => name.startsWith("m_"));
    expect(names.filter((name) => !methods.some((method) => `m_${method.name}` === name))).toEqual([]);
  });
});
