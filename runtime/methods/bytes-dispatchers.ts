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
    (_: unknown, text: unknown) => bytesFromhex("bytes", text),
    "fromhex(string, /)",
    { onClass: true },
  ],
  bytearray: [
    (_: unknown, text: unknown) => bytesFromhex("bytearray", text),
    "fromhex(string, /)",
    { onClass: true },
  ],
});
