/** The fields in braces of `str.format` (language §17, §19.3). */
import { IndexError, KeyError, ValueError } from "../errors/hierarchy.ts";
import { getattr } from "../objects/attributes.ts";
import { special } from "../objects/special-attributes.ts";
import { getitem } from "../values/items.ts";
import { ascii } from "./ascii.ts";
import { format } from "./format.ts";
import { repr } from "./repr.ts";
import { str } from "./str.ts";

/**
 * @param keywords any mapping
 * @throws IndexError or KeyError for a field without argument, ValueError for a malformed text
 */
export function formatFields(text: string, positional: readonly unknown[], keywords: unknown): string {
  return new Filler(positional, keywords).fill(text, 2);
}

class Filler {
  private readonly positional: readonly unknown[];
  private readonly keywords: unknown;
  /** Number of the next `{}`; null when fields are numbered in the text. */
  private next: number | null | undefined = undefined;

  constructor(positional: readonly unknown[], keywords: unknown) {
    this.positional = positional;
    this.keywords = keywords;
  }

  /** @param depth how deep fields may still be nested */
  fill(text: string, depth: number): string {
    if (depth === 0) throw new ValueError("Max string recursion exceeded");
    let result = "";
    for (let at = 0; at < text.length; ) {
      const brace = text.slice(at).search(/[{}]/);
      if (brace < 0) return result + text.slice(at);
      result += text.slice(at, at + brace);
      at += brace;
      const character = text[at]!;
      if (text[at + 1] === character) {
        result += character;
        at += 2;
        continue;
      }
      if (character === "}") throw new ValueError("Single '}' encountered in format string");
      const end = endOfField(text, at + 1);
      result += this.field(text.slice(at + 1, end), depth);
      at = end + 1;
    }
    return result;
  }

  private field(field: string, depth: number): string {
    const [, name = "", conversion, spec = ""] =
      /^((?:\[[^\]]*\]|[^!:[])*)(?:!([^:]*))?(?::(.*))?$/s.exec(field) ?? [];
    const value = converted(this.value(name), conversion);
    return format(value, /[{}]/.test(spec) ? this.fill(spec, depth - 1) : spec);
  }

  /** `name`, `0`, or nothing, followed by `.attribute` and `[item]`. */
  private value(path: string): unknown {
    const [first = ""] = /^[^.[]*/.exec(path) ?? [];
    let value = this.argument(first);
    let rest = path.slice(first.length);
    while (rest !== "") {
      const step = /^(?:\.([^.[]+)|\[([^\]]+)\])/.exec(rest);
      if (step === null) throw new ValueError("Empty attribute in format string");
      const [whole, attribute, key] = step;
      value = attribute === undefined ? getitem(value, itemKey(key!)) : getattr(value, attribute, special);
      rest = rest.slice(whole.length);
    }
    return value;
  }

  private argument(name: string): unknown {
    if (name !== "" && !/^\d+$/.test(name)) return this.named(name);
    const index = name === "" ? this.automatic() : this.manual(Number(name));
    if (index < this.positional.length) return this.positional[index];
    throw new IndexError(`Replacement index ${index} out of range for positional args tuple`);
  }

  private named(name: string): unknown {
    if (this.keywords == null) throw new KeyError(name);
    return getitem(this.keywords, name);
  }

  private automatic(): number {
    if (this.next === null) {
      throw new ValueError("cannot switch from manual field specification to automatic field numbering");
    }
    const index = this.next ?? 0;
    this.next = index + 1;
    return index;
  }

  private manual(index: number): number {
    if (typeof this.next === "number") {
      throw new ValueError("cannot switch from automatic field numbering to manual field specification");
    }
    this.next = null;
    return index;
  }
}

/** The brace that closes a field, those of nested fields left out. */
function endOfField(text: string, start: number): number {
  let depth = 1;
  let at = start;
  // Braces within the brackets of a name are part of the name.
  const name = /[^{}[\]!:]*/y;
  for (name.lastIndex = at; name.test(text) && text[name.lastIndex] === "["; name.lastIndex = at) {
    at = text.indexOf("]", name.lastIndex) + 1;
    if (at === 0) break;
  }
  for (at ||= text.length; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    else if (text[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  throw new ValueError(
    start === text.length ? "Single '{' encountered in format string" : "expected '}' before end of string",
  );
}

function itemKey(key: string): unknown {
  return /^\d+$/.test(key) ? Number(key) : key;
}

function converted(value: unknown, conversion: string | undefined): unknown {
  switch (conversion) {
    case undefined:
      return value;
    case "r":
      return repr(value);
    case "s":
      return str(value);
    case "a":
      return ascii(value);
    case "":
      throw new ValueError("end of string while looking for conversion specifier");
    default:
      throw new ValueError(`Unknown conversion specifier ${conversion}`);
  }
}
