/** A stable sort of places by their keys that asks nothing but whether one key belongs before another. */

/** Runs of so many places are put in order one by one before they are merged. */
const RUN = 8;

/** The places 0 … n − 1 of the keys, in the order of the keys. */
export function sortedPlaces<K>(keys: ArrayLike<K>, isBefore: (a: K, b: K) => boolean): Uint32Array {
  const n = keys.length;
  let from = new Uint32Array(n);
  for (let i = 0; i < n; i++) from[i] = i;
  for (let start = 0; start < n; start += RUN)
    insertAll(from, keys, start, Math.min(start + RUN, n), isBefore);
  let to = new Uint32Array(n);
  for (let width = RUN; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      merge(from, to, keys, start, middle, Math.min(middle + width, n), isBefore);
    }
    [from, to] = [to, from];
  }
  return from;
}

function insertAll<K>(
  places: Uint32Array,
  keys: ArrayLike<K>,
  start: number,
  end: number,
  isBefore: (a: K, b: K) => boolean,
): void {
  for (let i = start + 1; i < end; i++) {
    const place = places[i]!;
    const key = keys[place]!;
    let at = i;
    for (; at > start && isBefore(key, keys[places[at - 1]!]!); at--) places[at] = places[at - 1]!;
    places[at] = place;
  }
}

/** Of equal keys the left one comes first. */
function merge<K>(
  from: Uint32Array,
  to: Uint32Array,
  keys: ArrayLike<K>,
  start: number,
  middle: number,
  end: number,
  isBefore: (a: K, b: K) => boolean,
): void {
  if (middle === end || !isBefore(keys[from[middle]!]!, keys[from[middle - 1]!]!)) {
    to.set(from.subarray(start, end), start);
    return;
  }
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takesRight = left >= middle || (right < end && isBefore(keys[from[right]!]!, keys[from[left]!]!));
    to[at] = takesRight ? from[right++]! : from[left++]!;
  }
}
