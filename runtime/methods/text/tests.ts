/** Methods of str that ask what its characters are. */
import { onlyWhitespace } from "./whitespace.ts";

export function strIsalpha(s: string): boolean {
  return /^\p{L}+$/u.test(s);
}

export function strIsdecimal(s: string): boolean {
  return /^\p{Nd}+$/u.test(s);
}

/** Decimal digits, superscripts, subscripts and circled digits. */
export function strIsdigit(s: string): boolean {
  return /^[\p{Nd}\xb2\xb3\xb9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490]+$/u.test(
    s,
  );
}

/** Everything that denotes a number, fractions and Chinese numerals included. */
export function strIsnumeric(s: string): boolean {
  return /^[\p{N}〇一二三四五六七八九十百千万億兆]+$/u.test(s);
}

export function strIsalnum(s: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(s);
}

export function strIsspace(s: string): boolean {
  return onlyWhitespace.test(s);
}

export function strIsupper(s: string): boolean {
  return /\p{Uppercase}/u.test(s) && !/[\p{Lowercase}\p{Lt}]/u.test(s);
}

export function strIslower(s: string): boolean {
  return /\p{Lowercase}/u.test(s) && !/[\p{Uppercase}\p{Lt}]/u.test(s);
}

export function strIstitle(s: string): boolean {
  const runs = s.match(/\p{Cased}+/gu);
  return runs?.every((run) => /^[\p{Uppercase}\p{Lt}][^\p{Uppercase}\p{Lt}]*$/u.test(run)) ?? false;
}

export function strIsidentifier(s: string): boolean {
  return /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(s);
}

/** A space is printable, other separators are not. */
export function strIsprintable(s: string): boolean {
  return !/[\p{C}\p{Z}]/u.test(s.replaceAll(" ", ""));
}

export function strIsascii(s: string): boolean {
  return !/[\u0080-\uffff]/.test(s);
}
