/** A first look at a scope's forms: which names its text binds, and how, before anything is classified. */
import type { Form, ListForm } from "../1-read/form.ts";
import { definedName, headName } from "./form-parts.ts";
import { readImport } from "./import-clauses.ts";
import { fields } from "./mentions.ts";

/** `function`: only by function definitions and imports (language §2.4, rule 5a). */
export type BoundAs = "function" | "class" | "value";
export type BoundNames = ReadonlyMap<string, BoundAs>;

const AUGMENTED = /^(\+|-|\*|\/|\/\/|%|\*\*|@|&|\||\^|<<|>>|:)=$/;
const NESTED_SCOPES = new Set(["lambda", "fn", "go", "quote", "quasiquote"]);
/** Forms whose operands may hold sugar assignments; `x = e` among the operands of any other list is a keyword argument. */
const BODIES = new Set(
  (
    "if elif else for while def define class lambda try except catch finally with do begin progn fn let let* letrec " +
    "cond case match when unless loop dotimes dolist go select select-timeout with-mutex with-rlock default"
  ).split(" "),
);

/** The names that forms in one scope bind; nested scopes are not looked into, comprehensions and blocks are. */
export function boundNames(forms: readonly Form[], bodyLevel = true): BoundNames {
  const scan = new Scan();
  if (bodyLevel) scan.sugar(forms, true);
  scan.push(forms);
  scan.run();
  return scan.bound;
}

class Scan {
  readonly bound = new Map<string, BoundAs>();
  private readonly pending: Form[] = [];

  push(forms: readonly Form[], from = 0): void {
    for (let i = forms.length - 1; i >= from; i--) this.pending.push(forms[i]!);
  }

  run(): void {
    for (let form = this.pending.pop(); form !== undefined; form = this.pending.pop()) {
      if (form.kind === "list") this.list(form);
      else if (form.kind === "f-string") this.pending.push(...fields(form.parts));
    }
  }

  private bind(name: string, how: BoundAs): void {
    const before = this.bound.get(name);
    this.bound.set(name, before === undefined || before === how ? how : "value");
  }

  private list(list: ListForm) {
    const { items } = list;
    const head = headName(list);
    if (list.shape === "call" || head === null) {
      if (list.shape === "raw") this.sugar(items, false);
      this.push(items);
      return;
    }
    if (NESTED_SCOPES.has(head)) return;
    const binder = BINDERS.get(head) ?? (AUGMENTED.test(head) ? assignment : undefined);
    if (binder !== undefined) return binder(this, items);
    if (list.shape === "raw") this.sugar(items, BODIES.has(head));
    this.push(items);
  }

  /** `x = e`, `x += e` and `def f(a): e` among the items of a list. */
  sugar(items: readonly Form[], body: boolean): void {
    for (let i = 1; i < items.length; i++) {
      const item = items[i]!;
      if (item.kind === "operator" && (item.op === "=" ? body || i === 1 : AUGMENTED.test(item.op))) {
        this.target(items[i - 1]!);
      } else if (item.kind === "symbol" && item.name === "def" && body && items[i + 1] !== undefined) {
        this.defined(items[i + 1]!);
      }
    }
    const [first, second] = items;
    if (body && first?.kind === "symbol" && first.name === "def" && second !== undefined)
      this.defined(second);
  }

  target(form: Form): void {
    if (form.kind === "symbol") this.bind(form.name, "value");
    else if (form.kind === "list") {
      const head = headName(form);
      if (form.shape === "call") return;
      if (form.shape === "made" && (head === "." || head === "get-item")) return;
      const isHeaded = form.shape === "made" || head === "list-literal" || head === "tuple-literal";
      for (let i = isHeaded ? 1 : 0; i < form.items.length; i++) this.target(form.items[i]!);
    }
  }

  captured(form: Form): void {
    if (form.kind === "symbol") this.bind(form.name, "value");
    else if (form.kind === "list" && headName(form) !== ".") {
      for (const item of form.items.slice(1)) this.captured(item);
    }
  }

  defined(form: Form, how: BoundAs = "function") {
    const name = definedName(form);
    if (name !== null) this.bind(name.name, how);
    else if (form.kind === "list" && form.items[0] !== undefined) this.defined(form.items[0], how);
  }

  imported(items: readonly Form[]): void {
    for (const clause of readImport(items)?.clauses ?? []) {
      if (clause.kind === "module") this.bind(clause.name, "function");
      else if (clause.kind === "names") for (const { alias } of clause.names) this.bind(alias, "function");
    }
  }
}

type Binder = (scan: Scan, items: readonly Form[]) => void;

const assignment: Binder = (scan, items) => {
  const target = items[1];
  if (target === undefined) return;
  if (target.kind !== "symbol") scan.target(target);
  const operands = items.slice(1, -1);
  for (const operand of operands) {
    if (operand.kind !== "symbol") break;
    scan.target(operand);
  }
  scan.push(items, 2);
};

const definition: Binder = (scan, items) => {
  const [, target, third] = items;
  if (target === undefined) return;
  if (target.kind === "list") return scan.defined(target);
  if (items.length > 3 && third?.kind === "list" && third.shape === "raw") return scan.defined(target);
  if (items.length > 3 && third?.kind === "operator") return scan.defined(target);
  assignment(scan, items);
};

const loop: Binder = (scan, items) => {
  const at = items.findIndex((item) => item.kind === "operator" && item.op === "in");
  const target = items[1];
  if (at > 0) for (const item of items.slice(1, at)) scan.target(item);
  else if (target?.kind === "list" && target.items.length === 2 && target.shape === "raw")
    scan.target(target.items[0]!);
  else if (target !== undefined) scan.target(target);
  scan.sugar(items, true);
  scan.push(items, at > 0 ? at : 2);
  if (at < 0 && target?.kind === "list") scan.push(target.items, 1);
};

/** `as target`, among the operands themselves or in a list of several managers. */
const withStatement: Binder = (scan, items) => {
  const first = items[1];
  for (const list of first?.kind === "list" && first.shape !== "call" ? [first.items, items] : [items]) {
    list.forEach((item, i) => {
      const target = list[i + 1];
      if (item.kind === "symbol" && item.name === "as" && target !== undefined) scan.target(target);
    });
  }
  scan.sugar(items, true);
  scan.push(items, 1);
};

/** A clause's pattern binds names; those in first position of a list may be classes, which only analysis can tell. */
const match: Binder = (scan, items) => {
  scan.push(items.slice(1, 2));
  for (const clause of items.slice(2)) {
    if (clause.kind !== "list") continue;
    const parts = clause.shape === "made" ? clause.items.slice(1) : clause.items;
    if (parts[0] !== undefined) scan.captured(parts[0]);
    scan.sugar(parts, true);
    scan.push(parts, 1);
  }
};

const BINDERS: ReadonlyMap<string, Binder> = new Map<string, Binder>(
  Object.entries<Binder>({
    "=": assignment,
    setq: assignment,
    "set!": assignment,
    set: (scan, items) => {
      if (items.length === 3 && items[1]!.kind === "symbol") scan.target(items[1]!);
      scan.push(items, 1);
    },
    def: definition,
    define: definition,
    class: (scan, items) => items[1] !== undefined && scan.defined(items[1], "class"),
    defmacro: (scan, items) => items[1] !== undefined && scan.defined(items[1], "value"),
    defexception: (scan, items) => items[1] !== undefined && scan.defined(items[1], "class"),
    async: (scan, items) => {
      const head = items[1]?.kind === "symbol" ? items[1].name : "";
      (BINDERS.get(head) ?? ((_, rest) => scan.push(rest)))(scan, items.slice(1));
    },
    match,
    for: loop,
    dotimes: loop,
    dolist: loop,
    with: withStatement,
    import: (scan, items) => scan.imported(items),
    from: (scan, items) => scan.imported(items),
  }),
);
