/** UnicodeEncodeError and UnicodeDecodeError: where in a text, or in bytes, something could not be converted. */

import { ascii } from "../text/ascii.ts";
import { repr } from "../text/repr.ts";
import { UnicodeError } from "./hierarchy.ts";

/** Its arguments: the encoding, what was converted, where the part that failed begins and ends, and why it failed. */
class ConversionError extends UnicodeError {
  get encoding(): unknown {
    return this.args.items[0];
  }

  get object(): unknown {
    return this.args.items[1];
  }

  get start(): unknown {
    return this.args.items[2];
  }

  get end(): unknown {
    return this.args.items[3];
  }

  get reason(): unknown {
    return this.args.items[4];
  }

  protected get span(): readonly [start: number, end: number] {
    return [this.start as number, this.end as number];
  }
}

export class UnicodeEncodeError extends ConversionError {
  static override readonly $name: string = "UnicodeEncodeError";

  override __str__(): string {
    if (this.args.items.length !== 5) return super.__str__();
    const [start, end] = this.span;
    const what =
      end === start + 1
        ? `character ${escapedIn(String(this.object), start)} in position ${start}`
        : `characters in position ${start}-${end - 1}`;
    return `'${this.encoding}' codec can't encode ${what}: ${this.reason}`;
  }
}

export class UnicodeDecodeError extends ConversionError {
  static override readonly $name: string = "UnicodeDecodeError";

  override __str__(): string {
    if (this.args.items.length !== 5) return super.__str__();
    const [start, end] = this.span;
    const byte = (this.object as Uint8Array)[start]!.toString(16).padStart(2, "0");
    const what =
      end === start + 1 ? `byte 0x${byte} in position ${start}` : `bytes in position ${start}-${end - 1}`;
    return `'${this.encoding}' codec can't decode ${what}: ${this.reason}`;
  }
}

/** The character at a position in code points, as a message shows it. */
function escapedIn(text: string, position: number): string {
  const character = Array.from(text)[position] ?? "";
  return /^[ -~]$/.test(character) ? repr(character) : ascii(character);
}
