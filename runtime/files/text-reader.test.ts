import * as fs from "node:fs";
import { mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { codecOf } from "../text/codecs.ts";
import { ByteStream } from "./byte-stream.ts";
import { TextFile } from "./text-file.ts";

const folder = mkdtempSync(join(tmpdir(), "m28-text-"));
afterAll(() => rmSync(folder, { recursive: true }));

const PARTS = ["a", "ä", "€", "😀", "\n", "\r", "\r\n", "word ", "\u2028"];

/** Longer than two pieces, with the ends of pieces inside characters and line ends. */
function textOf(seed: number): string {
  let state = seed;
  let text = "x".repeat(65530 + (seed % 7));
  const next = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  for (let i = 0; i < 40000; i++) text += PARTS[next(PARTS.length)];
  return text;
}

function opened(text: string, encoding: string, newline: string | null): TextFile {
  const path = join(folder, "text");
  const codec = codecOf(encoding);
  writeFileSync(path, codec.encode(text, "strict"));
  return new TextFile(
    new ByteStream(fs, openSync(path, "r"), path, 0, false),
    path,
    "r",
    codec,
    "strict",
    newline,
  );
}

describe.each(["utf-8", "utf-8-sig", "utf-16", "utf-32-be"])("a text of several pieces in %s", (encoding) => {
  test.each([1, 2, 3, 4, 5])("is read by lines, by code points and as a whole (%i)", (seed) => {
    const text = textOf(seed);
    const read = text.replace(/\r\n?/g, "\n");
    expect(opened(text, encoding, null).readlines()).toEqual(read.match(/[^\n]*\n|[^\n]+$/g));
    expect(opened(text, encoding, null).read()).toBe(read);
    expect(opened(text, encoding, "").read()).toBe(text);
    expect(opened(text, encoding, "\n").readlines()).toEqual(text.match(/[^\n]*\n|[^\n]+$/g));

    const file = opened(text, encoding, null);
    const characters = Array.from(read);
    let at = 0;
    for (let size = 1; at < characters.length; size = (size * 3) % 70001) {
      expect(file.read(size)).toBe(characters.slice(at, at + size).join(""));
      at += size;
    }
  });

  test.each([7, 8])("is read by parts of lines, between code points and lines (%i)", (seed) => {
    const text = textOf(seed);
    const characters = Array.from(text.replace(/\r\n?/g, "\n"));
    const line = (from: number, limit: number) => {
      const end = characters.indexOf("\n", from) + 1;
      return characters.slice(from, Math.min(end > 0 ? end : characters.length, from + limit)).join("");
    };
    const file = opened(text, encoding, null);
    let at = 0;
    for (let turn = 0; at < characters.length; turn++) {
      const size = (turn * 7) % 30;
      const expected =
        turn % 5 === 0
          ? characters.slice(at, at + size).join("")
          : line(at, turn % 5 === 1 ? Infinity : size);
      const got = turn % 5 === 0 ? file.read(size) : turn % 5 === 1 ? file.readline() : file.readline(size);
      if (got !== expected) expect(got).toBe(expected);
      at += Array.from(expected).length;
    }
    expect([file.readline(5), file.readline(), file.read(1)]).toEqual(["", "", ""]);
  });

  test("a place that tell gave is where seek goes", () => {
    const text = textOf(6);
    const file = opened(text, encoding, null);
    for (let i = 0; i < 30; i++) {
      file.read(1 + i * 997);
      file.readline(i);
      const place = file.tell();
      const next = file.read(50);
      file.seek(place);
      expect(file.read(50)).toBe(next);
    }
  });
});

class CountedStream extends ByteStream {
  /** In bytes. */
  taken = 0;

  override next(left: number): Uint8Array {
    const bytes = super.next(left);
    this.taken += bytes.length - left;
    return bytes;
  }
}

test.each(["x", "ä", "😀"])(
  "a part of a long line of %s takes no more than a piece of the file",
  (character) => {
    const path = join(folder, "long");
    writeFileSync(path, `${character.repeat(1 << 20)}\nnext\n`);
    const stream = new CountedStream(fs, openSync(path, "r"), path, 0, false);
    const file = new TextFile(stream, path, "r", codecOf("utf-8"), "strict", null);

    expect(file.readline(0)).toBe("");
    expect(stream.taken).toBe(0);
    for (let i = 0; i < 100; i++) expect(file.readline(10)).toBe(character.repeat(10));
    expect(file.read(10)).toBe(character.repeat(10));
    const piece = 1 << 16;
    expect(stream.taken).toBe(piece);
    expect(file.readline(100_000)).toBe(character.repeat(100_000));
    expect(stream.taken).toBeLessThanOrEqual(Buffer.byteLength(character) * 101_010 + piece);
    expect([...file].map((line) => line.length)).toEqual([((1 << 20) - 101_010) * character.length + 1, 5]);
  },
);
