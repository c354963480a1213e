/** Reads the operands of `import` and `from`, all shapes of language §12.2. */
import type { Form, ListForm } from "../1-read/form.ts";
import { isOperator } from "../1-read/make.ts";
import type { Span } from "../source/source.ts";
import type { ModuleRequest } from "./core.ts";
import { definedName, headName, isSymbol, sequenceItems, withoutCommas } from "./form-parts.ts";
import { plainSpecifier, quotedSpecifier } from "./specifiers.ts";

export interface ImportedName {
  readonly name: string;
  readonly alias: string;
  readonly span: Span;
}

export type ImportClause =
  | { readonly kind: "module"; readonly request: ModuleRequest; readonly name: string; readonly span: Span }
  | { readonly kind: "names"; readonly request: ModuleRequest; readonly names: readonly ImportedName[] }
  | { readonly kind: "star"; readonly request: ModuleRequest; readonly except: readonly string[] };

export interface ImportReading {
  readonly clauses: readonly ImportClause[];
  /** The first form that does not belong there. */
  readonly problem: Span | null;
}

/** The items of a list whose head is `import` or `from`; null when it has no operands. */
export function readImport(items: readonly Form[]): ImportReading | null {
  if (items.length < 2) return null;
  const reader = new ImportReader(withoutCommas(items.slice(1)));
  if (isSymbol(items[0], "from")) reader.fromClause();
  else while (!reader.atEnd()) reader.importClause();
  return { clauses: reader.clauses, problem: reader.problem };
}

class ImportReader {
  readonly clauses: ImportClause[] = [];
  problem: Span | null = null;
  private readonly items: readonly Form[];
  private at = 0;

  constructor(items: readonly Form[]) {
    this.items = items;
  }

  atEnd(): boolean {
    return this.problem !== null || this.at >= this.items.length;
  }

  /** `m`, `m as n`, `m from …`, `(m as n)` or `(from m import …)`. */
  importClause() {
    const form = this.items[this.at]!;
    if (form.kind === "list" && form.shape === "raw") {
      this.at++;
      this.nested(form);
      return;
    }
    const request = requestOf(form);
    if (request === null) return this.fail(form.span);
    this.at++;
    if (this.word("as")) {
      const alias = this.items[this.at++];
      const name = aliasOf(alias);
      if (name === null) return this.fail(alias?.span ?? form.span);
      this.clauses.push({ kind: "module", request, name, span: alias!.span });
    } else if (this.word("from")) this.names(request);
    else this.clauses.push({ kind: "module", request, name: boundName(form, request), span: form.span });
  }

  /** `m import …` or `m (a b)`. */
  fromClause() {
    const form = this.items[this.at]!;
    const request = requestOf(form);
    if (request === null) return this.fail(form.span);
    this.at++;
    this.word("import");
    this.names(request);
  }

  private nested(list: ListForm): void {
    const inner = new ImportReader(withoutCommas(list.items));
    if (inner.word("from") && inner.items.length > 1) inner.fromClause();
    else while (!inner.atEnd()) inner.importClause();
    this.clauses.push(...inner.clauses);
    this.problem ??= inner.problem;
  }

  private names(request: ModuleRequest) {
    const first = this.items[this.at];
    if (first === undefined) return this.fail(request.span);
    if (isOperator(first, "*")) {
      this.at++;
      const except: string[] = [];
      if (this.word("except")) {
        for (const form of this.rest())
          for (const item of sequenceItems(form) ?? [form]) if (isSymbol(item)) except.push(item.name);
      }
      this.clauses.push({ kind: "star", request, except });
      return;
    }
    const names: ImportedName[] = [];
    const inList = sequenceItems(first);
    if (inList === null) this.readNames(this.rest(), names);
    else {
      for (const form of this.rest()) this.readNames(sequenceItems(form) ?? [form], names);
    }
    this.clauses.push({ kind: "names", request, names });
  }

  /** `a`, `a as b`, `(a as b)`, `[a b]`. */
  private readNames(items: readonly Form[], names: ImportedName[]) {
    for (let i = 0; i < items.length; i++) {
      const form = items[i]!;
      const inner = sequenceItems(form);
      if (inner !== null) {
        if (inner.length === 2 && isSymbol(inner[0]) && isSymbol(inner[1])) {
          names.push({ name: inner[0].name, alias: inner[1].name, span: form.span });
        } else this.readNames(inner, names);
        continue;
      }
      const imported = definedName(form);
      if (imported === null) return this.fail(form.span);
      const { name, span } = imported;
      if (isWord(items[i + 1], "as")) {
        const alias = aliasOf(items[i + 2]);
        if (alias === null) return this.fail(items[i + 1]!.span);
        names.push({ name, alias, span });
        i += 2;
      } else names.push({ name, alias: name, span });
    }
  }

  private rest(): readonly Form[] {
    const rest = this.items.slice(this.at);
    this.at = this.items.length;
    return rest;
  }

  private word(name: string): boolean {
    if (!isWord(this.items[this.at], name)) return false;
    this.at++;
    return true;
  }

  private fail(span: Span): void {
    this.problem ??= span;
  }
}

/** `as` or `:as`. */
function isWord(form: Form | undefined, name: string): boolean {
  return (form?.kind === "symbol" || form?.kind === "keyword") && form.name === name;
}

function aliasOf(form: Form | undefined): string | null {
  return form?.kind === "string" ? form.value : (definedName(form)?.name ?? null);
}

function requestOf(form: Form): ModuleRequest | null {
  if (form.kind === "string") return { specifier: quotedSpecifier(form.value), span: form.span };
  const dotted = dottedName(form);
  return dotted === null ? null : { specifier: dotted.replace(/\.m28$/, ""), span: form.span };
}

/** `a.b.c` as text; null for anything but dotted names. */
export function dottedName(form: Form): string | null {
  const names: string[] = [];
  let each = form;
  while (each.kind !== "symbol") {
    if (each.kind !== "list" || each.shape !== "made" || headName(each) !== ".") return null;
    const [, object, name]: readonly (Form | undefined)[] = each.items;
    if (object === undefined || name?.kind !== "string" || each.items.length !== 3) return null;
    names.push(name.value);
    each = object;
  }
  return [each.name, ...names.reverse()].join(".");
}

function boundName(form: Form, request: ModuleRequest): string {
  if (form.kind !== "string") return request.specifier.split(".")[0]!;
  const last = plainSpecifier(request.specifier)
    .split(/[/:]/)
    .findLast((part) => part !== "");
  return (last ?? "").replace(/\.(m28|[cm]?[jt]sx?|json)$/, "");
}
