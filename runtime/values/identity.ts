/** Identity: `is`, and a number for each object. */

let numbers: WeakMap<object, number> | undefined;
let last = 0;

/** Identity for objects; numbers, strings, bools and None are compared by value. */
export function is_(a: unknown, b: unknown): boolean {
  return a === b || (a == null && b == null) || (Number.isNaN(a) && Number.isNaN(b));
}

/** A number that no other object has. */
export function identity(object: object): number {
  numbers ??= new WeakMap();
  let number = numbers.get(object);
  if (number === undefined) {
    last += 16;
    number = 0x7f0000000000 + last;
    numbers.set(object, number);
  }
  return number;
}
