/** json.loads and json.load: values from JSON text. */
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { callMethod } from "../objects/index.ts";
import { Dict } from "../values/dict.ts";
import { demote } from "../values/numeric.ts";
import { toCodePoints } from "../values/strings.ts";
import { typeName } from "../values/types.ts";

/** `(JSONDecodeError msg doc pos)`: what is wrong, in which text, at which position. */
export class json_JSONDecodeError extends ValueError {
  static override readonly $name: string = "JSONDecodeError";

  msg: unknown = null;
  doc: unknown = null;
  pos: unknown = null;
  lineno: unknown = null;
  colno: unknown = null;

  constructor(...args: unknown[]) {
    super();
    this.__init__(...args);
  }

  override __init__(...args: unknown[]): null {
    const [msg, doc, pos] = args;
    if (typeof doc !== "string" || typeof pos !== "number") return super.__init__(...args) as null;
    const before = Array.from(doc).slice(0, pos).join("").split("\n");
    const column = Array.from(before.at(-1)!).length + 1;
    Object.assign(this, { msg, doc, pos, lineno: before.length, colno: column });
    super.__init__(`${String(msg)}: line ${before.length} column ${column} (char ${pos})`);
    return null;
  }
}

export function json_loads(s: unknown): unknown {
  if (s === undefined) arity("loads(s)", 0);
  if (typeof s !== "string") {
    throw typeError(`the JSON object must be str, bytes or bytearray, not ${typeName(s)}`);
  }
  return new Parser(s).document();
}

export function json_load(fp: unknown): unknown {
  if (fp === undefined) arity("load(fp)", 0);
  return json_loads(callMethod(fp, "read"));
}

const whitespace = /[ \t\n\r]*/y;
const number = /(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?/y;
const controls = "\\0-\\x1f";
const plainText = /* @__PURE__ */ (() => new RegExp(`[^"\\\\${controls}]*`, "y"))();
const words: readonly (readonly [string, unknown])[] = /* @__PURE__ */ (() => [
  ["null", null],
  ["true", true],
  ["false", false],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
])();
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Of our own, since integers stay exact and errors tell the place as Python does. */
class Parser {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): unknown {
    this.match(whitespace);
    const value = this.value();
    this.match(whitespace);
    if (this.at < this.text.length) this.fail("Extra data");
    return value;
  }

  private value(): unknown {
    const c = this.text[this.at];
    if (c === '"') return this.string();
    if (c === "{") return this.object();
    if (c === "[") return this.array();
    for (const [word, value] of words) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number();
  }

  private number(): number | bigint {
    const match = this.match(number);
    if (match === null) this.fail("Expecting value");
    const [text, integer, fraction, exponent] = match;
    if (fraction !== undefined || exponent !== undefined) return Number(text) + 0;
    return demote(BigInt(integer!));
  }

  private array(): unknown[] {
    const items: unknown[] = [];
    this.at++;
    this.match(whitespace);
    if (this.take("]")) return items;
    for (;;) {
      items.push(this.value());
      this.match(whitespace);
      if (this.take("]")) return items;
      if (!this.take(",")) this.fail("Expecting ',' delimiter");
      this.match(whitespace);
    }
  }

  private object(): Dict {
    const dict = new Dict();
    this.at++;
    this.match(whitespace);
    if (this.take("}")) return dict;
    for (;;) {
      if (this.text[this.at] !== '"') this.fail("Expecting property name enclosed in double quotes");
      const key = this.string();
      this.match(whitespace);
      if (!this.take(":")) this.fail("Expecting ':' delimiter");
      this.match(whitespace);
      dict.set(key, this.value());
      this.match(whitespace);
      if (this.take("}")) return dict;
      if (!this.take(",")) this.fail("Expecting ',' delimiter");
      this.match(whitespace);
    }
  }

  private string(): string {
    const start = this.at++;
    let result = "";
    for (;;) {
      result += this.match(plainText)![0];
      const c = this.text[this.at];
      if (c === undefined) this.fail("Unterminated string starting at", start);
      if (c !== '"' && c !== "\\") this.fail("Invalid control character at");
      this.at++;
      if (c === '"') return result;
      result += this.escape();
    }
  }

  private escape(): string {
    const c = this.text[this.at++];
    if (c === "u") {
      const digits = this.text.slice(this.at, this.at + 4);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail("Invalid \\uXXXX escape");
      this.at += 4;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    return escapes[c ?? ""] ?? this.fail("Invalid \\escape", this.at - 2);
  }

  private take(c: string): boolean {
    if (this.text[this.at] !== c) return false;
    this.at++;
    return true;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match !== null) this.at += match[0].length;
    return match;
  }

  private fail(message: string, at = this.at): never {
    throw new json_JSONDecodeError(message, this.text, toCodePoints(this.text, at));
  }
}
