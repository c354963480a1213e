/** How the text of values raises TypeErrors: their class, which knows the text of all values itself, comes with `hierarchy.ts`. */

type Maker<E extends Error = Error> = (message: string) => E;

/** There wherever program code can make a text go wrong. */
export let earlyTypeError: Maker;

export function provideEarly<E extends Error>(typeError: Maker<E>): Maker<E> {
  earlyTypeError = typeError;
  return typeError;
}
