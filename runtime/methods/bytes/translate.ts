/** `translate` and `maketrans` of bytes. */
import { ValueError } from "../../errors/hierarchy.ts";
import { bytesLike, copyOf, like, newByType } from "../../values/bytes.ts";

/** `bytes.maketrans`: a table for `translate`. */
export function bytesMaketrans(from: unknown, to: unknown): Uint8Array {
  const [sources, targets] = [bytesLike(from), bytesLike(to)];
  if (sources.length !== targets.length) throw new ValueError("maketrans arguments must have same length");
  const table = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  sources.forEach((byte, i) => {
    table[byte] = targets[i]!;
  });
  return newByType("bytes", table);
}

export function bytesTranslate(b: Uint8Array, table: unknown, removed?: unknown): Uint8Array {
  const map = table === null ? null : bytesLike(table);
  if (map !== null && map.length !== 256)
    throw new ValueError("translation table must be 256 characters long");
  const without = removed === undefined ? new Uint8Array() : bytesLike(removed);
  const kept = copyOf(b).filter((byte) => !without.includes(byte));
  return like(b, map === null ? kept : kept.map((byte) => map[byte]!));
}
