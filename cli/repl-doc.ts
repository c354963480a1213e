/** `(doc name)`: what there is to say about a name. */
import type { Form } from "../compiler/1-read/form.ts";
import { specialForms } from "../compiler/forms/registry.ts";
import { didYouMean } from "../compiler/messages/suggest.ts";
import { manifest } from "../compiler/program/builtin-names.ts";
import { callShapes, methodCallShapes } from "../runtime/manifest/call-shapes.ts";
import { type Known, namesInScope } from "./names-in-scope.ts";

/** The name that a form asks about, or null for other forms. */
export function documentedName(form: Form): string | null {
  if (form.kind !== "list" || form.items.length !== 2) return null;
  const [head, operand] = form.items as [Form, Form];
  if (head.kind !== "symbol" || head.name !== "doc") return null;
  if (operand.kind === "string") return operand.value;
  const { source, start, end } = operand.span;
  const name = source.text.slice(start, end);
  return /^[^\s()[\]{}"']+$/.test(name) ? name : null;
}

export function documentationOf(name: string, session: Known): string {
  const found =
    ofVariable(name, session) ?? ofForm(name) ?? ofBuiltin(name) ?? ofMember(name) ?? ofMethods(name);
  if (found !== null) return found;
  const near = didYouMean(name, namesInScope(session));
  return `nothing is known about '${name}'${near === null ? "" : `; did you mean '${near}'?`}\n`;
}

function ofVariable(name: string, { variables, runtime }: Known): string | null {
  const value = variables[name];
  if (value === undefined) return null;
  const doc = runtime.docString(value);
  const signature = (value as { $sig?: string } | null)?.$sig ?? `${name}: ${runtime.typeName(value)}`;
  return entry(signature, typeof doc === "string" ? doc : "(no documentation)");
}

function ofForm(name: string): string | null {
  const form = specialForms.get(name);
  return form === undefined ? null : entry(form.syntax, form.doc);
}

function ofBuiltin(name: string): string | null {
  const found = manifest.builtin(name);
  return found === null ? null : entry(callShapes(found) || found.name, found.doc);
}

/** `math.sqrt`: a name of a standard module. */
function ofMember(name: string): string | null {
  const [module = "", member = ""] = name.split(/\.(?=[^.]*$)/);
  const found = manifest.standard(module, member);
  return found === null ? null : entry(callShapes(found, `${module}.`) || name, found.doc);
}

function ofMethods(name: string): string | null {
  const [type = "", method = name] = name.split(".");
  const found = manifest.methods(method);
  if (found === null) return null;
  const types = found.types.includes(type) ? [type] : found.types;
  const shapes = types.map((each) => methodCallShapes(found, each).replace(/$/gm, ` of ${each}`));
  return entry(shapes.join("\n"), found.doc);
}

function entry(head: string, doc: string): string {
  return `${head}\n${doc.replace(/^(?=.)/gm, "    ")}\n`;
}
