/** The text of async bodies: an error that leaves one before it has waited reaches the caller at once, as its value does. */
import * as b from "./build.ts";
import type { ModuleContext } from "./module-context.ts";

/** `try { … } catch ($e) { failed($e); }`: of a promise nobody could learn at once what it was rejected with. */
export function asyncBody(module: ModuleContext, body: b.es.Statement[]): b.es.Statement[] {
  const report = b.statement(module.rt("failed", [b.id("$e")]));
  return [b.tryStatement(body, { param: "$e", body: [report] }, null)];
}
