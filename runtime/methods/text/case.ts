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

/** Letters that are two, with only the first as a capital. */
const digraphs = "ǅǈǋǲ";

/** `ß` gives `Ss`: only the first of the capitals stays one; an iota beside a Greek one goes below it. */
function titleCase(letter: string): string {
  const small = letter.toLowerCase();
  for (const digraph of digraphs) if (digraph.toLowerCase() === small) return digraph;
  // Georgian letters have capitals for whole words only.
  if (letter >= "ა" && letter <= "ჿ") return letter;
  const upper = letter.toUpperCase();
  if (upper.length === letter.length) return upper;
  if (upper.endsWith("Ι")) {
    const title = `${upper.slice(0, -1)}\u0345`;
    return upper.length === 2 ? title.normalize("NFC") : title;
  }
  return upper[0] === "ʼ" ? upper : upper[0]! + upper.slice(1).toLowerCase();
}
