/** Call arguments (language §2.5): keywords and splats among the raw items of a call. */
import type { Report } from "../messages/diagnostic.ts";
import type { CallArgument } from "./classify-types.ts";
import type { Form } from "./form.ts";

/** Reads the items behind a callee; mistakes are reported and left out. */
export function callArguments(_items: readonly Form[], _report: Report): CallArgument[] {
  return [];
}
