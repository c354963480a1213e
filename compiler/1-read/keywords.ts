/** Reserved words (language §1.4): hard keywords, soft forms, and the words that are operators. */

/** Never a variable's name; in head position always the form or operator. */
export const HARD_KEYWORDS: ReadonlySet<string> = new Set(
  (
    "if elif else for while in is and or not def define class lambda return yield yield-from " +
    "try except finally raise assert import from with as global nonlocal del pass break continue " +
    "do begin quote quasiquote unquote unquote-splicing True False None true false nil"
  ).split(" "),
);

/** Special in head position only, and only while no user binding of that name is visible there. */
export const SOFT_FORMS: ReadonlySet<string> = new Set(
  (
    "fn let let* letrec cond case match when unless loop dotimes dolist progn set set! setq " +
    "go select select-timeout with-mutex with-rlock defmacro defexception export async await " +
    "dot get-prop set-prop get-item set-item del-item catch new label " +
    "list-literal tuple-literal set-literal dict-literal"
  ).split(" "),
);

/** Words that the lexer makes into OperatorForms. */
export const WORD_OPERATORS: ReadonlySet<string> = new Set(["and", "or", "not", "in", "is"]);

/** Words that denote a constant. */
export const CONSTANT_WORDS: ReadonlyMap<string, true | false | null> = new Map<string, true | false | null>([
  ["True", true],
  ["true", true],
  ["False", false],
  ["false", false],
  ["None", null],
  ["nil", null],
]);
