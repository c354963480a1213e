/** Methods of str that change letters. */

export function strUpper(s: string): string {
  return s.toUpperCase();
}

export function strLower(s: string): string {
  return s.toLowerCase();
}

export function strCasefold(s: string): string {
  return s.toLowerCase().replaceAll("ß", "ss");
}

export function strCapitalize(s: string): string {
  const first = s.codePointAt(0);
  if (first === undefined) return s;
  const letter = String.fromCodePoint(first);
  return titleCase(letter) + s.slice(letter.length).toLowerCase();
}

/** A letter that follows a letter becomes small, any other a capital. */
export function strTitle(s: string): string {
  return s.replace(/\p{Cased}+/gu, (run) => {
    const first = String.fromCodePoint(run.codePointAt(0)!);
    return titleCase(first) + run.slice(first.length).toLowerCase();
  });
}

export function strSwapcase(s: string): string {
  let swapped = "";
  for (const c of s) swapped += c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase();
  return swapped;
}

/** `ß` gives `Ss`: only the first of the capitals stays one. */
function titleCase(letter: string): string {
  const upper = letter.toUpperCase();
  return upper.length === letter.length ? upper : upper[0]! + upper.slice(1).toLowerCase();
}
