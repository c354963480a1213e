/** Format specifications: `[[fill]align][sign][#][0][width][,_][.precision][type]` (language §19.3). */
import { bounds } from "../bounds.ts";
import { ValueError } from "../errors/hierarchy.ts";
import { codePointLength } from "../values/strings.ts";

export interface FormatSpec {
  readonly fill: string;
  /** Null: numbers to the right, others to the left. */
  readonly align: "<" | ">" | "=" | "^" | null;
  readonly sign: "+" | "-" | " " | null;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: "," | "_" | null;
  readonly precision: number | null;
  /** One letter, or "". */
  readonly type: string;
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?([,_])?(?:\.(\d*))?(.)?$/su;

/** The types whose digits each separator may group. */
const GROUPED: Readonly<Record<string, string>> = { ",": "deEfFgG%", _: "deEfFgG%boxX" };

/**
 * @param type the name of the type of what is formatted, for the message
 * @throws ValueError `Invalid format specifier` and the like
 */
export function parseSpec(text: string, type: string): FormatSpec {
  const match = SPEC.exec(text);
  if (match === null) throw new ValueError(`Invalid format specifier '${text}' for object of type '${type}'`);
  const [, fill, align, sign, alternate, zero, width, grouping, second, precision, letter] = match;
  if (precision === "") throw new ValueError("Format specifier missing precision");
  if (Math.max(Number(width ?? 0), Number(precision ?? 0)) >= 2 ** 63)
    throw new ValueError("Too many decimal digits in format string");
  if (second !== undefined && second !== grouping) throw new ValueError("Cannot specify both ',' and '_'.");
  const wrong = second ?? letter;
  if (grouping !== undefined && wrong !== undefined && !GROUPED[grouping]!.includes(wrong))
    throw new ValueError(`Cannot specify '${grouping}' with '${wrong}'.`);
  return {
    fill: fill ?? (zero ? "0" : " "),
    align: (align ?? (zero ? "=" : null)) as FormatSpec["align"],
    sign: (sign ?? null) as FormatSpec["sign"],
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping: (grouping ?? null) as FormatSpec["grouping"],
    precision: precision === undefined ? null : Number(precision),
    type: letter ?? "",
  };
}

/** Text brought to a width; `prefix` is what `=` keeps in front of the filling. */
export function pad(prefix: string, text: string, spec: FormatSpec, align: "<" | ">" | "=" | "^"): string {
  const missing = spec.width - codePointLength(prefix) - codePointLength(text);
  if (missing <= 0) return prefix + text;
  bounds?.work(missing / 16);
  switch (align) {
    case "<":
      return prefix + text + spec.fill.repeat(missing);
    case ">":
      return spec.fill.repeat(missing) + prefix + text;
    case "=":
      return prefix + spec.fill.repeat(missing) + text;
    case "^": {
      const left = Math.floor(missing / 2);
      return spec.fill.repeat(left) + prefix + text + spec.fill.repeat(missing - left);
    }
  }
}
