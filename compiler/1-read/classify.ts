/** Classifies a parenthesised list (language §2.4), given what the names visible there denote. */
import type { Report } from "../messages/diagnostic.ts";
import type { Classified, NameOracle } from "./classify-types.ts";
import type { ListForm } from "./form.ts";

/** What a list is. Takes raw and call lists; a made list is taken by its head. */
export function classify(list: ListForm, _names: NameOracle, _report: Report): Classified {
  return { kind: "tuple", items: list.items };
}
