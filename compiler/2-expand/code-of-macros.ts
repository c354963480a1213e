/** Diagnostics about code that a macro made say which macro. */
import type { ListForm } from "../1-read/form.ts";
import { type Label, type Report, withLabels } from "../messages/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type { Expansion, Macro } from "./macro.ts";

/** Reports with a word about the macro where the problem lies in what it gave. */
export function tellingMacros(report: Report, expansions: ReadonlyMap<ListForm, Expansion>): Report {
  const macroBehind = macrosByPlace(expansions);
  return (diagnostic) => {
    const macro = diagnostic.labels === undefined ? macroBehind(diagnostic.span) : undefined;
    report(macro === undefined ? diagnostic : withLabels(diagnostic, madeBy(macro)));
  };
}

/** What finds the macro whose call stands at a place; expansions are only ever added. */
function macrosByPlace(expansions: ReadonlyMap<ListForm, Expansion>): (place: Span) => Macro | undefined {
  const known = new Map<string, Macro>();
  let seen = 0;
  const keyOf = ({ source, start, end }: Span) => `${start} ${end} ${source.path}`;
  return (place) => {
    if (seen < expansions.size) {
      for (const { call, macro } of [...expansions.values()].slice(seen)) {
        const key = keyOf(call.span);
        if (!known.has(key)) known.set(key, macro);
      }
      seen = expansions.size;
    }
    return known.get(keyOf(place));
  };
}

function madeBy(macro: Macro): readonly Label[] {
  return [{ span: macro.span, text: `in code made by macro '${macro.name}'` }];
}
