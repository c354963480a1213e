/** Forms as M28 text that reads as the same code. */
import { type Form, type FStringPart, type ListForm, MARKS } from "../1-read/form.ts";
import { formText } from "../1-read/form-text.ts";
import { isOperator } from "../1-read/make.ts";

/** Gives what is to be printed in a list's place: another form, a text, or the list itself. */
export type Replace = (form: ListForm) => Form | string;

const WIDTH = 100;

/** On one line where that fits, else with one operand a line, indented from `column`. */
export function codeText(form: Form, column: number, replace: Replace): string {
  const flat = flatText(form, replace);
  if (form.kind !== "list" || (column + flat.length <= WIDTH && !flat.includes("\n"))) return flat;
  const list = replace(form);
  if (typeof list === "string") return flat;
  if (list.kind !== "list") return codeText(list, column, replace);
  if (isSugar(list)) return flat;
  const { items } = list;
  const kept = keptWithHead(items);
  const first = items.slice(0, kept).map((item) => flatText(item, replace));
  const indent = " ".repeat(column + 2);
  const rest = groups(items.slice(kept)).map((group) =>
    group.length === 1 ? codeText(group[0]!, column + 2, replace) : joined(group, replace),
  );
  return `(${first.join(" ")}${rest.map((text) => `\n${indent}${text}`).join("")})`;
}

/** How many items the first line of a broken list takes. */
function keptWithHead([head, ...operands]: readonly Form[]): number {
  const word = head?.kind === "symbol" ? head.name : "";
  if (word === "for") return isOperator(operands[1], "in") ? 4 : 3;
  if (THREE.has(word)) return 3;
  return ALONE.has(word) ? 1 : 2;
}

const THREE = new Set(["def", "define", "defmacro", "class"]);
const ALONE = new Set(["do", "begin", "progn", "try", "cond", "loop", "go", "select", "else", "finally"]);

function flatText(form: Form, replace: Replace): string {
  if (form.kind === "f-string")
    return `f${JSON.stringify(form.parts.map((part) => partText(part, replace)).join(""))}`;
  // The names that `gensym` makes hold a space.
  if (form.kind === "symbol") return form.name.replaceAll(" ", "__");
  if (form.kind !== "list") return formText(form);
  const shown = replace(form);
  if (typeof shown === "string") return shown;
  if (shown !== form) return flatText(shown, replace);
  const [head, ...operands] = form.items;
  if (form.shape === "call") return `${flatText(head!, replace)}(${joined(operands, replace)})`;
  if (form.shape === "made" && head!.kind === "symbol") {
    const sugar = SUGAR[head!.name];
    if (sugar !== undefined) return sugar(operands, (operand) => flatText(operand, replace));
  }
  return `(${joined(form.items, replace)})`;
}

function isSugar({ shape, items }: ListForm): boolean {
  return (
    shape === "call" ||
    (shape === "made" && items[0]!.kind === "symbol" && Object.hasOwn(SUGAR, items[0]!.name))
  );
}

/** Items with spaces between them, but for keyword arguments and before commas. */
function joined(items: readonly Form[], replace: Replace): string {
  return groups(items).reduce((text, group) => {
    const next = group.map((item) => flatText(item, replace)).join("");
    return text === "" || isOperator(group[0], ",") ? text + next : `${text} ${next}`;
  }, "");
}

/** Puts `k`, `=` and `v` together. */
function groups(items: readonly Form[]): Form[][] {
  const found: Form[][] = [];
  for (let i = 0; i < items.length; i++) {
    const isKeyword =
      isOperator(items[i + 1], "=") && items[i]!.kind === "symbol" && items[i + 2] !== undefined;
    found.push(isKeyword ? items.slice(i, i + 3) : [items[i]!]);
    if (isKeyword) i += 2;
  }
  return found;
}

type Show = (form: Form) => string;

/** How lists that only sugar makes are written. */
const SUGAR: Readonly<Record<string, (operands: readonly Form[], show: Show) => string>> = {
  "list-literal": (items, show) => `[${items.map(show).join(" ")}]`,
  "tuple-literal": (items, show) => `(${items.map(show).join(", ")}${items.length === 1 ? "," : ""})`,
  "set-literal": (items, show) => `{${items.map(show).join(" ")}}`,
  "dict-literal": (items, show) => `{${entries(items, show).join(", ")}}`,
  "list-comp": ([element, ...clauses], show) => `[${show(element!)} ${clausesText(clauses, show)}]`,
  "set-comp": ([element, ...clauses], show) => `{${show(element!)} ${clausesText(clauses, show)}}`,
  "gen-comp": ([element, ...clauses], show) => `(${show(element!)} ${clausesText(clauses, show)})`,
  "dict-comp": ([key, value, ...clauses], show) =>
    `{${show(key!)}: ${show(value!)} ${clausesText(clauses, show)}}`,
  "get-item": ([object, index], show) => `${owner(object!, show)}[${show(index!)}]`,
  "slice-literal": ([start, stop, step], show) => {
    const [from, to, by] = [start, stop, step].map((end) => (end && !isNone(end) ? show(end) : ""));
    return `${from}:${to}${by === "" ? "" : `:${by}`}`;
  },
  ".": ([object, name], show) =>
    `${owner(object!, show)}.${name?.kind === "string" ? name.value : show(name!)}`,
  "@": ([decorator, form], show) => `(@${show(decorator!)} ${show(form!)})`,
  [MARKS.splat]: ([value], show) => `*${show(value!)}`,
  [MARKS.keywordSplat]: ([value], show) => `**${show(value!)}`,
  [MARKS.keyword]: ([name, value], show) => `${show(name!)}=${show(value!)}`,
};

/** What a postfix can be written behind. */
function owner(object: Form, show: Show): string {
  const text = show(object);
  return object.kind === "number" || /^[-'`,*]/.test(text) ? `(${text})` : text;
}

function isNone(form: Form): boolean {
  return form.kind === "constant" && form.value === null;
}

function entries(items: readonly Form[], show: Show): string[] {
  const texts: string[] = [];
  for (let i = 0; i < items.length; i++) {
    const text = show(items[i]!);
    texts.push(text.startsWith("**") || i + 1 === items.length ? text : `${text}: ${show(items[++i]!)}`);
  }
  return texts;
}

function clausesText(clauses: readonly Form[], show: Show): string {
  return clauses
    .map((clause) => {
      const [word, first, second] = (clause as ListForm).items;
      return second === undefined
        ? `${show(word!)} ${show(first!)}`
        : `for ${show(first!)} in ${show(second)}`;
    })
    .join(" ");
}

function partText(part: FStringPart, replace: Replace): string {
  if (typeof part === "string") return part.replace(/[{}]/g, "$&$&");
  const conversion = part.conversion ? `!${part.conversion}` : "";
  const spec = part.spec ? `:${part.spec.map((each) => partText(each, replace)).join("")}` : "";
  return `{${part.echo ?? flatText(part.value, replace)}${conversion}${spec}}`;
}
