/** Calls with many arguments: engines allow 65,535, and put those of `...` on their stacks. */
import { MOST_ARGUMENTS } from "../../runtime/objects/argument-limit.ts";
import * as b from "./build.ts";

type Arguments = (b.es.Expression | b.es.SpreadElement)[];

/** Functions of the runtime that take any number of parts, and the same for a list of these. */
const GATHERED: Readonly<Record<string, string>> = {
  tupleOf: "tupleOfItems",
  setOf: "setOfItems",
  dictOf: "dictOfItems",
  dictOfParts: "dictOfItemParts",
  printItems: "printItemsOf",
};

/** The call of a function of the runtime, by way of a list where its parts are many or may be. */
export function gathered(name: string, args: Arguments): { readonly name: string; readonly args: Arguments } {
  const ofList = GATHERED[name];
  const isLong = args.length > MOST_ARGUMENTS || args.some(({ type }) => type === "SpreadElement");
  return ofList !== undefined && isLong
    ? { name: ofList, args: [b.array(args as b.es.Expression[])] }
    : { name, args };
}
