/** The dispatchers of the method names that only bytes and bytearray have. */
import { bytesDecode } from "./bytes/conversions.ts";
import { bytesFromhex } from "./bytes/hex.ts";
import { dispatcher } from "./dispatcher.ts";

export const m_decode = /* @__PURE__ */ dispatcher("decode", {
  bytes: [bytesDecode, "decode(encoding=, errors=)"],
  bytearray: [bytesDecode, "decode(encoding=, errors=)"],
});

export const m_fromhex = /* @__PURE__ */ dispatcher("fromhex", {
  bytes: [
    (owner: unknown, text: unknown) => bytesFromhex("bytes", owner, text),
    "fromhex(string, /)",
    { onClass: true },
  ],
  bytearray: [
    (owner: unknown, text: unknown) => bytesFromhex("bytearray", owner, text),
    "fromhex(string, /)",
    { onClass: true },
  ],
});
