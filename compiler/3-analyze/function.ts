/** Function definitions: parameters, scope, body, docstring. */
import { bodyForms } from "../1-read/body.ts";
import type { Form, ListForm } from "../1-read/form.ts";
import { type ParameterForm, readParameters } from "../1-read/parameters.ts";
import { datum } from "../2-expand/datum.ts";
import type { Span } from "../source/source.ts";
import { splitDocstring, statements } from "./body.ts";
import { type Context, OUTSIDE } from "./context.ts";
import type { Core, FunctionNode, Parameter } from "./core.ts";
import type { Frame } from "./frame.ts";
import { boundNames } from "./prescan.ts";

export interface FunctionParts {
  readonly name: string;
  readonly nameSpan: Span | null;
  readonly flavour: FunctionNode["flavour"];
  /** Null for `go` bodies, a single name for `(lambda args …)`. */
  readonly params: ListForm | ParameterForm[] | null;
  /** The form behind `->`. */
  readonly result?: Form | null;
  /** Raw body items. */
  readonly body: readonly Form[];
  readonly span: Span;
}

/** Builds a function; its defaults are evaluated in the current scope. */
export function functionNode(parts: FunctionParts, ctx: Context): FunctionNode {
  const declared = parts.params === null ? [] : parameterForms(parts.params, ctx);
  const defaults = declared.map((param) => (param.default === null ? null : ctx.expression(param.default)));
  const forms = bodyForms(parts.body, ctx.report);
  const owner = parts.flavour === "go" ? null : ctx.frame.home.classNode;
  const frame = ctx.enter(parts.flavour === "go" ? "go" : "function", boundNames(forms));
  const outside = ctx.surroundings;
  ctx.surroundings = { ...OUTSIDE, function: true, go: parts.flavour === "go" };
  const params = declared.map((param, i) => parameter(param, defaults[i]!, ctx));
  if (owner !== null) frame.method = { self: selfOf(params), owner };
  const { doc, rest } = splitDocstring(forms);
  const body = statements(rest, parts.span, ctx);
  ctx.surroundings = outside;
  ctx.leave();
  const { name, nameSpan, flavour, span } = parts;
  const node: FunctionNode = {
    kind: "function",
    name,
    nameSpan,
    flavour,
    generator: frame.generator,
    params,
    body,
    doc,
    annotations: annotationsOf(declared, parts.result ?? null, ctx),
    scope: frame.scope,
    owner,
    span,
  };
  frame.scope.owner = node;
  return node;
}

function parameterForms(params: ListForm | ParameterForm[], ctx: Context): ParameterForm[] {
  return Array.isArray(params) ? params : readParameters(params as ListForm, ctx.report);
}

function parameter(form: ParameterForm, value: Core | null, ctx: Context): Parameter {
  const { name, nameSpan, kind, span } = form;
  return { name, binding: ctx.declare(name, "parameter", "parameter", nameSpan), kind, default: value, span };
}

function annotationsOf(
  params: readonly ParameterForm[],
  result: Form | null,
  ctx: Context,
): FunctionNode["annotations"] {
  const all = [...params, { name: "return", annotation: result }];
  return all.flatMap(({ name, annotation }) =>
    annotation === null ? [] : [{ name, datum: datum(annotation, ctx.names) }],
  );
}

function selfOf(params: readonly Parameter[]): NonNullable<Frame["method"]>["self"] {
  const first = params[0];
  const takesSelf = first?.kind === "positional" || first?.kind === "positional-only";
  return takesSelf && first.binding.kind === "variable" ? first.binding : null;
}

/** `(lambda args …)`: one name takes every positional argument. */
export function restParameter(name: string, span: Span): ParameterForm[] {
  return [{ name, nameSpan: span, kind: "rest", default: null, annotation: null, span }];
}
