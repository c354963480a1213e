/** The exception of patterns that are not valid, or that JavaScript's regular expressions cannot stand for. */
import { Exception } from "../errors/hierarchy.ts";
import { Tuple } from "../values/tuple.ts";

export class re_error extends Exception {
  static override readonly $name: string = "error";

  msg: unknown = null;
  pattern: unknown = null;
  pos: unknown = null;

  constructor(...args: unknown[]) {
    super();
    this.__init__(...args);
  }

  /** @param args message, pattern and position */
  override __init__(...args: unknown[]): null {
    const [message = null, pattern = null, at = null] = args;
    this.msg = message;
    this.pattern = pattern;
    this.pos = at;
    const text = typeof at === "number" ? `${String(message)} at position ${at}` : message;
    this.args = new Tuple(args.length === 0 ? [] : [text]);
    return null;
  }
}
