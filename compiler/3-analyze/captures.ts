/** Per-iteration capture: the variables that a `go` in a loop takes by value (language §13.2). */

import type { Context, PendingGo } from "./context.ts";
import type { Variable } from "./core.ts";
import type { Frame, Loop, Occurrence } from "./frame.ts";

/** Fills in the captures of every `go`, once names are resolved. */
export function findCaptures(ctx: Context): void {
  if (ctx.goes.length === 0) return;
  const assignedIn = assignmentLoops(ctx.occurrences);
  for (const go of ctx.goes) {
    if (go.loop !== null) go.captures.push(...capturesOf(go, ctx.occurrences, assignedIn));
  }
}

/** By the scope whose text assigns, the outermost loops that the assignments stand in. */
type Assignments = Map<Frame, Set<Loop | null>>;

function assignmentLoops(occurrences: readonly Occurrence[]): ReadonlyMap<Variable, Assignments> {
  const found = new Map<Variable, Assignments>();
  for (const occurrence of occurrences) {
    const variable = variableOf(occurrence);
    if (variable === null || occurrence.form === null) continue;
    const assignments = found.get(variable) ?? new Map();
    found.set(variable, assignments);
    const loops = assignments.get(occurrence.frame.home) ?? new Set();
    assignments.set(occurrence.frame.home, loops.add(occurrence.loop));
  }
  return found;
}

function capturesOf(
  go: PendingGo,
  occurrences: readonly Occurrence[],
  assignedIn: ReadonlyMap<Variable, Assignments>,
): readonly Variable[] {
  const read = new Set<Variable>();
  const written = new Set<Variable>();
  for (const occurrence of occurrences.slice(go.from, go.to)) {
    const variable = variableOf(occurrence);
    if (variable !== null) (occurrence.form === null ? read : written).add(variable);
  }
  return [...read].filter(
    (variable) =>
      !written.has(variable) &&
      belongsTo(variable, go.home) &&
      assignedIn.get(variable)?.get(go.home)?.has(go.loop),
  );
}

/** Is it a variable of that scope: its own, or of a block or comprehension in its text? */
function belongsTo(variable: Variable, home: Frame): boolean {
  let scope: Variable["scope"] | null = variable.scope;
  while (scope !== null && (scope.kind === "block" || scope.kind === "comprehension")) scope = scope.parent;
  return scope === home.scope;
}

function variableOf({ variable, ref }: Occurrence): Variable | null {
  const binding = variable ?? ref?.binding;
  return binding?.kind === "variable" ? binding : null;
}
