/** A compact text of Core, for tests and for people who debug the compiler. */

import type { Datum } from "../2-expand/datum.ts";
import type {
  Argument,
  Binding,
  ComprehensionClause,
  Core,
  FStringPiece,
  Handler,
  ModuleNode,
  Parameter,
  SelectCase,
  Target,
} from "./core.ts";

/**
 * Names show what they stand for: `x` a module variable, `x.local`, `x.parameter`, `x.block` …, `%x` a built-in, `?x` unresolved.
 * A variable that belongs to an enclosing function is marked by nothing else: its kind tells.
 */
export function coreText(node: Core | ModuleNode | null): string {
  if (node === null) return "-";
  if (node.kind === "module") return node.body.body.map(coreText).join("\n");
  const write = TEXT[node.kind] as (node: Core) => string;
  return write(node);
}

type Texts = { readonly [K in Core["kind"]]: (node: Extract<Core, { kind: K }>) => string };

const list = (head: string, ...parts: (string | null)[]) =>
  `(${[head, ...parts.filter((part) => part !== null && part !== "")].join(" ")})`;
const all = (nodes: readonly Core[]) => nodes.map(coreText).join(" ");
const optional = (label: string, node: Core | null) => (node === null ? null : `${label} ${coreText(node)}`);

const TEXT: Texts = {
  literal: ({ value }) =>
    value === null
      ? "None"
      : typeof value === "string"
        ? JSON.stringify(value)
        : value === true
          ? "True"
          : value === false
            ? "False"
            : String(value),
  "f-string": ({ parts }) => `f${JSON.stringify(pieces(parts))}`,
  display: ({ type, items }) => list(type, args(items)),
  dict: ({ entries }) =>
    list(
      "dict",
      ...entries.map((entry) =>
        "splat" in entry ? `**${coreText(entry.splat)}` : `${coreText(entry.key)}:${coreText(entry.value)}`,
      ),
    ),
  quote: ({ datum }) => `'${datumText(datum)}`,
  ref: ({ name, binding }) => nameText(name, binding),
  "js-global": ({ name }) => `js/${name}`,
  attribute: ({ object, name }) => `${coreText(object)}.${name}`,
  item: ({ object, index }) => `${coreText(object)}[${coreText(index)}]`,
  "path-item": ({ object, index }) => `${coreText(object)}.${index}`,
  slice: ({ start, stop, step }) =>
    `${start === null ? "" : coreText(start)}:${stop === null ? "" : coreText(stop)}${step === null ? "" : `:${coreText(step)}`}`,
  call: (node) => list("call", coreText(node.callee), args(node.args)),
  "method-call": (node) => list("method", coreText(node.object), node.name, args(node.args)),
  super: ({ self, owner, behind }) => list("super", owner?.name ?? coreText(behind!), coreText(self)),
  new: (node) => list("new", coreText(node.callee), args(node.args)),
  "embedded-js": (node) =>
    list(
      "js",
      JSON.stringify(node.code),
      ...node.args.map(({ name, value }) => `${name}=${coreText(value)}`),
    ),
  binary: ({ op, left, right }) => list(op, coreText(left), coreText(right)),
  unary: ({ op, operand }) => list(`unary${op}`, coreText(operand)),
  not: ({ operand }) => list("not", coreText(operand)),
  compare: ({ first, rest }) =>
    list("compare", coreText(first), ...rest.map(({ op, operand }) => `${op} ${coreText(operand)}`)),
  logic: ({ op, operands }) => list(op, all(operands)),
  if: ({ test, then, otherwise }) =>
    list("if", coreText(test), coreText(then), otherwise === null ? null : coreText(otherwise)),
  block: ({ body }) => list("block", all(body)),
  let: ({ style, bindings, body }) =>
    list(
      style,
      `(${bindings.map(({ binding, value }) => `${binding.name} ${coreText(value)}`).join(", ")})`,
      all(body.body),
    ),
  assign: ({ target, value, existing }) => list(existing ? "set!" : "=", targetText(target), coreText(value)),
  "augmented-assign": ({ op, target, value }) => list(`${op}=`, coreText(target), coreText(value)),
  delete: ({ targets }) => list("del", all(targets)),
  while: ({ test, body, otherwise }) =>
    list("while", coreText(test), all(body.body), optional("else", otherwise)),
  for: ({ target, iterable, body, otherwise }) =>
    list("for", targetText(target), "in", coreText(iterable), all(body.body), optional("else", otherwise)),
  break: () => "(break)",
  continue: () => "(continue)",
  return: ({ value }) => list("return", value === null ? null : coreText(value)),
  yield: ({ value }) => list("yield", value === null ? null : coreText(value)),
  "yield-from": ({ iterable }) => list("yield-from", coreText(iterable)),
  try: ({ body, handlers, otherwise, finalizer }) =>
    list(
      "try",
      all(body.body),
      ...handlers.map(handlerText),
      optional("else", otherwise),
      optional("finally", finalizer),
    ),
  raise: ({ exception, message, cause }) =>
    list(
      "raise",
      exception === null ? null : coreText(exception),
      message === null ? null : coreText(message),
      optional("from", cause),
    ),
  assert: ({ test, message }) => list("assert", coreText(test), message === null ? null : coreText(message)),
  function: (node) =>
    list(
      node.generator ? `generator-${node.flavour}` : node.flavour,
      node.name === "<lambda>" || node.name === "<go>" ? null : node.name,
      `(${node.params.map(parameterText).join(" ")})`,
      node.doc === null ? null : `doc:${JSON.stringify(node.doc)}`,
      all(node.body.body),
    ),
  class: (node) =>
    list(
      "class",
      node.name,
      `(${args(node.parents)})`,
      node.doc === null ? null : `doc:${JSON.stringify(node.doc)}`,
      all(node.body.body),
    ),
  comprehension: ({ result, key, element, clauses }) =>
    list(
      `${result}-comp`,
      key === null ? null : `${coreText(key)}:`,
      coreText(element),
      ...clauses.map(clauseText),
    ),
  go: ({ body, captures }) =>
    list(
      "go",
      captures.length > 0 ? `[${captures.map(({ name }) => name).join(" ")}]` : null,
      all(body.body.body),
    ),
  select: (node) =>
    list(
      "select",
      node.timeout === null ? null : coreText(node.timeout.ms),
      ...node.cases.map(caseText),
      optional("default", node.default),
      optional("timeout", node.timeout?.body ?? null),
    ),
  import: ({ request, target }) => list("import", request.specifier, coreText(target)),
  "import-from": ({ request, names }) =>
    list("from", request.specifier, ...names.map(({ name, target }) => `${name}:${coreText(target)}`)),
  "import-star": ({ request, except }) =>
    list("from", request.specifier, "*", except.length > 0 ? `except ${except.join(" ")}` : null),
  export: ({ names }) => list("export", ...names),
};

function nameText(name: string, binding: Binding): string {
  if (binding.kind === "builtin") return `%${binding.name}`;
  if (binding.kind === "unresolved") return `?${name}`;
  return binding.variable === "module" ? name : `${name}.${binding.variable}`;
}

function targetText(target: Target): string {
  if (target.kind !== "pattern") return coreText(target);
  const { before, rest, after } = target;
  return `[${[...before.map(targetText), ...(rest === null ? [] : [`*${targetText(rest)}`]), ...after.map(targetText)].join(" ")}]`;
}

function args(items: readonly Argument[]): string {
  return items.map(argumentText).join(" ");
}

function argumentText(item: Argument): string {
  const value = coreText(item.value);
  if (item.kind === "keyword") return `${item.name}=${value}`;
  return `${{ positional: "", splat: "*", "keyword-splat": "**" }[item.kind]}${value}`;
}

function parameterText({ name, kind, default: value }: Parameter): string {
  const star = {
    rest: "*",
    "keyword-rest": "**",
    "keyword-only": "k:",
    "positional-only": "p:",
    positional: "",
  }[kind];
  return `${star}${name}${value === null ? "" : `=${coreText(value)}`}`;
}

function handlerText({ type, binding, body }: Handler): string {
  return list(
    "except",
    type === null ? null : coreText(type),
    binding === null ? null : `as ${binding.name}`,
    all(body.body),
  );
}

function clauseText(clause: ComprehensionClause): string {
  return clause.kind === "if"
    ? `if ${coreText(clause.test)}`
    : `for ${targetText(clause.target)} in ${coreText(clause.iterable)}`;
}

function caseText({ op, channel, value, valueBinding, okBinding, asBinding, body }: SelectCase): string {
  const names = [valueBinding, okBinding, asBinding].map((binding) =>
    binding === null ? null : `:${binding.name}`,
  );
  return list(op, coreText(channel), value === null ? null : coreText(value), ...names, all(body.body));
}

function pieces(parts: readonly FStringPiece[]): string {
  const text = parts.map((part) =>
    typeof part === "string"
      ? part
      : `{${coreText(part.value)}${part.conversion === null ? "" : `!${part.conversion}`}${part.spec === null ? "" : `:${pieces(part.spec)}`}}`,
  );
  return text.join("");
}

function datumText(datum: Datum): string {
  if (datum === null || typeof datum !== "object") return datum === null ? "None" : JSON.stringify(datum);
  if ("bytes" in datum) return `b${JSON.stringify(datum.bytes)}`;
  return "symbol" in datum ? datum.symbol : `(${datum.list.map(datumText).join(" ")})`;
}
