/** Name resolution: what every name of a module stands for, by the rules of language §4.3. */
import { withLazyHint } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import { didYouMean } from "../messages/suggest.ts";
import type { Context } from "./context.ts";
import type { Binding, BindingForm, Variable } from "./core.ts";
import { type Frame, makeVariable, type Occurrence, withoutBlocks } from "./frame.ts";
import { type SessionNames, shareVariable } from "./session-names.ts";

/** Fills in every `Ref.binding`, the frames' variables, and `writes` and `captured` of the variables. */
export function resolveNames(ctx: Context, session?: SessionNames): void {
  new Resolver(ctx, session).run();
}

class Resolver {
  private readonly ctx: Context;
  private readonly session: SessionNames | undefined;
  private readonly unknown = new Set<string>();
  private readonly frameOf = new Map<Variable["scope"], Frame>();

  constructor(ctx: Context, session: SessionNames | undefined) {
    this.ctx = ctx;
    this.session = session;
  }

  run(): void {
    // Outer frames come before those inside them, so that a look-up outwards meets only finished views.
    this.bindGlobals();
    for (const frame of this.ctx.frames) {
      if (frame.scope.kind === "class") this.resolveClass(frame);
      else this.resolveFrame(frame);
    }
    this.recordUses();
  }

  /** `(global x)` in a function that assigns x makes a module variable. */
  private bindGlobals(): void {
    const { frames, module } = this.ctx;
    for (const name of this.session?.bound.keys() ?? []) this.local(module, name);
    for (const name of bindingNames(module.occurrences)) this.local(module, name);
    for (const frame of frames) {
      const bound = bindingNames(frame.occurrences);
      for (const [name, { kind }] of frame.declarations)
        if (kind === "global" && bound.has(name)) this.local(module, name);
    }
  }

  private resolveFrame(frame: Frame): void {
    this.obeyDeclarations(frame);
    for (const [name, occurrences] of byName(frame)) {
      const binding = this.resolve(frame, name, occurrences);
      for (const { ref } of occurrences) if (ref !== null) ref.binding = binding;
      if (binding.kind === "unresolved") this.warn(name, occurrences);
    }
  }

  private resolve(frame: Frame, name: string, occurrences: readonly Occurrence[]): Binding {
    const declared = frame.declarations.has(name) ? frame.view.get(name) : undefined;
    if (declared !== undefined) return declared;
    const own = frame.scope.variables.get(name);
    if (own !== undefined) return this.see(frame, name, own);
    const outer = visible(frame.parent, name);
    if (outer !== null) {
      const binds = occurrences.some(({ use }) => use === "write");
      const first = occurrences.find(({ counts }) => counts);
      if (!binds || first?.use !== "write") return this.see(frame, name, outer, binds);
      return this.local(frame, name);
    }
    const assigned = occurrences.some(({ use }) => use === "write" || use === "set");
    if (assigned || this.updatesBuiltin(name, occurrences)) return this.local(frame, name);
    return this.builtinOrUnresolved(name);
  }

  /** Rules 1 and 2: what `global` and `nonlocal` say holds for the whole scope. */
  private obeyDeclarations(frame: Frame): void {
    const { module } = this.ctx;
    for (const [name, { kind, span }] of frame.declarations) {
      const variable =
        kind === "global" ? (module.scope.variables.get(name) ?? null) : visible(frame.parent, name, module);
      if (variable === null && kind === "nonlocal")
        this.ctx.report(messages.noNonlocalBinding(span, { name }));
      frame.view.set(name, variable ?? this.builtinOrUnresolved(name));
    }
  }

  /** Reads see an attribute assigned earlier in the body, else the enclosing scope (language §4.4). */
  private resolveClass(frame: Frame): void {
    const assigned = new Set<string>();
    this.obeyDeclarations(frame);
    for (const occurrence of frame.occurrences) {
      const { name, use, form, ref, nested } = occurrence;
      const writes = use === "write" || (use === "set" && visible(frame.parent, name) === null);
      const binding =
        (frame.declarations.has(name) ? frame.view.get(name) : null) ??
        (writes || (assigned.has(name) && !nested) ? this.local(frame, name) : null) ??
        visible(frame.parent, name) ??
        this.builtinOrUnresolved(name);
      if (writes) assigned.add(name);
      if (form === "delete") assigned.delete(name);
      if (ref !== null) ref.binding = binding;
      if (binding.kind === "unresolved") this.warn(name, [occurrence]);
    }
  }

  /** `set!` of a built-in's name: there is something to assign to, and a variable must hold it. */
  private updatesBuiltin(name: string, occurrences: readonly Occurrence[]): boolean {
    return occurrences.some(({ use }) => use === "update") && this.ctx.builtins.lookup(name) !== null;
  }

  private see(frame: Frame, name: string, binding: Binding, binds = true): Binding {
    if (binds) frame.view.set(name, binding);
    return binding;
  }

  private local(frame: Frame, name: string): Variable {
    const known = frame.scope.variables.get(name);
    if (known !== undefined) {
      frame.view.set(name, known);
      return known;
    }
    const kind = frame.scope.kind === "module" ? "module" : frame.scope.kind === "class" ? "class" : "local";
    const builtin = kind === "module" ? (this.ctx.builtins.lookup(name)?.canonical ?? null) : null;
    const variable = makeVariable(frame, name, kind, builtin);
    if (kind === "module" && this.session) shareVariable(variable);
    frame.view.set(name, variable);
    return variable;
  }

  private builtinOrUnresolved(name: string): Binding {
    const known = this.ctx.builtins.lookup(name);
    if (known === null && this.session) return this.local(this.ctx.module, name);
    return known === null ? { kind: "unresolved", name } : { kind: "builtin", name: known.canonical };
  }

  private warn(name: string, occurrences: readonly Occurrence[]): void {
    const first = occurrences[0];
    // A star import may bring the name, and `global` in another module may set it: only the run time knows.
    if (first === undefined || this.ctx.starImports || this.unknown.has(name)) return;
    this.unknown.add(name);
    const hint = () => {
      const near = didYouMean(name, this.candidates(first.frame));
      return near === null ? null : `did you mean '${near}'?`;
    };
    this.ctx.report(withLazyHint(messages.unknownName(first.span, { name }), hint));
  }

  private *candidates(from: Frame): Iterable<string> {
    for (let frame: Frame | null = from; frame !== null; frame = frame.parent)
      yield* frame.scope.variables.keys();
    // A part of a module knows the others only by what the text binds.
    yield* this.ctx.module.bound.keys();
    yield* this.ctx.builtins.names();
  }

  private recordUses(): void {
    for (const { frame } of this.ctx.occurrences) this.rememberFrames(frame);
    for (const { ref, variable, form, span, frame } of this.ctx.occurrences) {
      const binding = variable ?? ref?.binding;
      if (binding?.kind !== "variable") continue;
      if (form !== null) binding.writes.push({ form: form satisfies BindingForm, span, scope: frame.scope });
      const home = this.frameOf.get(binding.scope);
      if (home !== undefined && withoutBlocks(home) !== withoutBlocks(frame)) binding.captured = true;
    }
  }

  private rememberFrames(from: Frame): void {
    for (
      let frame: Frame | null = from;
      frame !== null && !this.frameOf.has(frame.scope);
      frame = frame.parent
    ) {
      this.frameOf.set(frame.scope, frame);
    }
  }
}

/** What a name stands for in a frame that does not bind it: class scopes are skipped (rule 4). */
function visible(from: Frame | null, name: string, before: Frame | null = null): Binding | null {
  for (let frame = from; frame !== null && frame !== before; frame = frame.parent) {
    if (frame.scope.kind === "class") continue;
    const binding = frame.view.get(name) ?? frame.scope.variables.get(name);
    if (binding !== undefined) return binding;
  }
  return null;
}

function byName(frame: Frame): ReadonlyMap<string, Occurrence[]> {
  const found = new Map<string, Occurrence[]>();
  for (const occurrence of frame.occurrences) {
    const same = found.get(occurrence.name);
    if (same === undefined) found.set(occurrence.name, [occurrence]);
    else same.push(occurrence);
  }
  return found;
}

function bindingNames(occurrences: readonly Occurrence[]): ReadonlySet<string> {
  return new Set(occurrences.filter(({ use }) => use === "write").map(({ name }) => name));
}
