/** Whatever the text, reading and classifying it end in forms and diagnostics whose spans lie in the text. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { renderDiagnostic } from "../messages/render.ts";
import type { Span } from "../source/source.ts";
import { callArguments } from "./arguments.ts";
import { bodyForms } from "./body.ts";
import { classify } from "./classify.ts";
import type { Form, FStringPart } from "./form.ts";
import { infixForm } from "./infix.ts";
import { QUOTE_PREFIXES } from "./operators.ts";
import { readParameters } from "./parameters.ts";
import { patternForm } from "./pattern.ts";
import { readModule } from "./reader.ts";

const names = {
  isUserBound: (name: string) => name === "set",
  denotesFunction: (name: string) => name === "f",
  isMacro: (name: string) => name === "mac",
};

/** Reads the text and asks everything of every list in it; fails on a span outside the text. */
function readAll(text: string): void {
  const source = { path: "p.m28", text };
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const check = ({ start, end }: Span) => {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
  };
  const visitPart = (part: FStringPart): void => {
    if (typeof part === "string") return;
    check(part.span);
    visit(part.value);
    for (const each of part.spec ?? []) visitPart(each);
  };
  const visit = (form: Form): void => {
    check(form.span);
    if (form.kind === "operator") expect(QUOTE_PREFIXES.has(form.op)).toBe(false);
    if (form.kind === "f-string") form.parts.forEach(visitPart);
    if (form.kind !== "list") return;
    for (const item of form.items) visit(item);
    const classified = classify(form, names, report);
    if (classified.kind === "form") check(classified.form.span);
    if (classified.kind === "call") for (const argument of classified.args) check(argument.span);
    if (form.shape !== "raw") return;
    readParameters(form, report);
    callArguments(form.items, report);
    for (const each of bodyForms(form.items, report)) check(each.span);
    infixForm(form.items, report);
    if (form.items.length > 0) check(patternForm(form.items).span);
  };
  for (const form of readModule(source, report)) visit(form);
  for (const diagnostic of diagnostics) {
    check(diagnostic.span);
    for (const label of diagnostic.labels ?? []) check(label.span);
    expect(renderDiagnostic(diagnostic, { color: false })).toContain(diagnostic.message);
  }
}

test("any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => readAll(text)),
    { numRuns: 500 },
  );
});

test("bytes read as UTF-8", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => readAll(new TextDecoder().decode(bytes))),
    { numRuns: 300 },
  );
});

const TOKENS = (
  '( ) [ ] { } ( ) [ ] { } , , : . @ ` \' ,@ " "s" \'c\' f"{x}" f"{ f\' r" """ \\ ! $ # ; ... x f set mac xs js/Math 1 .5 1.5 0x 1e ' +
  "= := += == != < <= + - * / // % ** & | ^ ~ << >> -> ->> and or not in is if else elif for lambda def class do assert quote " +
  "quasiquote unquote let True None :key :"
).split(" ");

test("token soup", () => {
  const token = fc.constantFrom(...TOKENS);
  const gap = fc.constantFrom("", " ", " ", "\n");
  fc.assert(
    fc.property(fc.array(fc.tuple(token, gap), { maxLength: 40 }), (soup) => readAll(soup.flat().join(""))),
    { numRuns: 3_000 },
  );
});
