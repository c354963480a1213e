/** The container of classes derived from bytearray: an array of JavaScript's with the operations as methods. */

import { bytesText } from "../../text/bytes-text.ts";
import { bytearrayOperations, byteOf, copyOf, spliceBytes } from "../../values/bytes.ts";
import { growable } from "../../values/growable-bytes.ts";
import { OWN } from "../../values/own.ts";
import type { Protocol } from "../../values/protocol.ts";
import { typeName } from "../../values/types.ts";
import { byteArrays } from "./known.ts";

class Derivable extends Uint8Array {
  constructor() {
    super(growable(new Uint8Array()).buffer as ArrayBuffer);
  }

  get __lookupGetter__(): unknown {
    return OWN;
  }

  get $kind(): string {
    return "bytearray";
  }

  /** Initialisers put what the instance is made of here. */
  get $table(): { $put(item: unknown): void } {
    return {
      $put: (item) => spliceBytes(this, this.length, this.length, Uint8Array.of(byteOf(item))),
    };
  }

  /** For copies. */
  $fillCopy(copy: Uint8Array): void {
    spliceBytes(copy, 0, copy.length, copyOf(this));
  }

  __str__(): string {
    return Derivable.prototype.__repr__.call(this);
  }

  __repr__(): string {
    return bytesText(this, typeName(this));
  }
}

export const DerivableBytearray: typeof Derivable = /* @__PURE__ */ derivable();

function derivable(): typeof Derivable {
  byteArrays();
  const own = Derivable.prototype as unknown as Record<string, unknown>;
  for (
    let from: object = bytearrayOperations;
    "__len__" in from;
    from = Object.getPrototypeOf(from) as object
  )
    for (const name of Object.getOwnPropertyNames(from))
      if (/^(?:__|\$digits)/.test(name) && !Object.hasOwn(own, name))
        Object.defineProperty(own, name, {
          value: (from as Protocol)[name as keyof Protocol],
          writable: true,
          configurable: true,
        });
  return Derivable;
}
