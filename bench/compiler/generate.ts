/** Generates a large M28 program of many modules, the same for the same number of lines. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TEMPLATES, WORDS } from "./templates.ts";

/** Lines of a module, about. */
const moduleLines = 500;

export interface Generated {
  readonly entry: string;
  /** A module in the middle, to be edited. */
  readonly edited: string;
  readonly lines: number;
  readonly bytes: number;
}

/** Writes the modules to a folder. */
export function generateProgram(folder: string, lines: number): Generated {
  mkdirSync(folder, { recursive: true });
  const random = randomNumbers(20_26);
  const count = Math.max(1, Math.round(lines / moduleLines));
  const texts = new Map<string, string>();
  for (let index = 0; index < count; index++) {
    texts.set(`part_${index}.m28`, moduleText(index, Math.ceil(lines / count), random));
  }
  const imports = Array.from({ length: count }, (_, index) => `(import part_${index})\n`);
  texts.set("main.m28", `${imports.join("")}(print "parts" ${count})\n`);
  for (const [name, text] of texts) writeFileSync(join(folder, name), text);
  const all = [...texts.values()].join("");
  return {
    entry: join(folder, "main.m28"),
    edited: join(folder, `part_${count >> 1}.m28`),
    lines: all.split("\n").length - 1,
    bytes: Buffer.byteLength(all),
  };
}

function moduleText(index: number, lines: number, random: (below: number) => number): string {
  // Each module uses a few of those before it.
  const used = [...new Set([1, 2, 3].map(() => random(Math.max(index, 1))))].filter((other) => other < index);
  const parts = [`# Part ${index} of a generated program.`];
  parts.push(...used.map((other) => `(import part_${other})`));
  const known = used.map((other) => `(part_${other}.area-0 $n $n)`);
  let written = parts.length;
  for (let piece = 0; written < lines; piece++) {
    // The first piece of each module is one that others can call.
    const template = TEMPLATES[piece === 0 ? 0 : random(TEMPLATES.length)]!;
    const text = filled(template, piece, known, random);
    if (text.startsWith("(def area-")) known.push(`(area-${piece} $n $n)`);
    parts.push("", text);
    written += text.split("\n").length + 1;
  }
  return `${parts.join("\n")}\n`;
}

function filled(
  template: string,
  piece: number,
  known: readonly string[],
  random: (below: number) => number,
): string {
  return template
    .replaceAll("$f", () => known[random(known.length)] ?? "$n")
    .replaceAll("@", String(piece))
    .replaceAll("$n", () => String(2 + random(8)))
    .replaceAll("$w", () => WORDS[random(WORDS.length)]!);
}

function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 16807) % 2147483647;
    return state % below;
  };
}
