/** The module string: sets of characters. */

export const string_ascii_lowercase = "abcdefghijklmnopqrstuvwxyz";
export const string_ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
// A bundler drops a pure call that nobody uses, but not the adding of two names.
export const string_ascii_letters: string = /* @__PURE__ */ string_ascii_lowercase.concat(
  string_ascii_uppercase,
);
export const string_digits = "0123456789";
export const string_hexdigits = "0123456789abcdefABCDEF";
export const string_octdigits = "01234567";
export const string_punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
export const string_whitespace = " \t\n\r\v\f";
export const string_printable: string = /* @__PURE__ */ string_digits.concat(
  string_ascii_letters,
  string_punctuation,
  string_whitespace,
);
