/** Names that the inputs of an interactive session share: each input is a module of its own and sees the variables of all others. */
import type { Variable } from "./core.ts";
import type { BoundAs, BoundNames } from "./prescan.ts";

export interface SessionNames {
  /** What earlier inputs have bound, and how. */
  readonly bound: BoundNames;
}

/** The names visible at the top of an input. */
export function boundBefore(session: SessionNames | undefined, own: BoundNames): BoundNames {
  if (session === undefined) return own;
  const all = new Map<string, BoundAs>(session.bound);
  for (const [name, how] of own) {
    const before = all.get(name);
    all.set(name, before === undefined || before === how ? how : "value");
  }
  return all;
}

/** Makes a module variable one of the session's: other inputs may assign it before this one runs, and after. */
export function shareVariable({ writes, scope }: Variable): void {
  const span = { source: { path: "", text: "" }, start: 0, end: 0 };
  writes.push({ form: "assign", span, scope }, { form: "assign", span, scope });
}

/** How an input binds one of its variables; null when it only reads it. */
export function boundAs(variable: Variable): BoundAs | null {
  const forms = new Set(
    variable.writes.filter(({ span }) => span.source.path !== "").map(({ form }) => form),
  );
  if (forms.size === 0) return null;
  if ([...forms].every((form) => form === "def" || form === "import")) return "function";
  return forms.size === 1 && forms.has("class") ? "class" : "value";
}
