/** Cuts the built runtime into its top-level statements, so that `m28 run` can load those that a program needs. */
import { readFile, writeFile } from "node:fs/promises";
import { parse } from "acorn";
import { transform } from "esbuild";
import { toAscii } from "./ascii.mjs";

/**
 * Writes the statements' texts to `parts.js`, and to `parts.json` where each begins, which others it mentions, and which statement
 * and name each export stands for. No statement of the runtime has an effect, so that those nobody mentions can be left out.
 */
export async function writeRuntimeParts(file, outdir) {
  const minified = await transform(await readFile(file, "utf8"), {
    minifyWhitespace: true,
    target: "es2022",
    format: "esm",
  });
  const code = toAscii(minified.code);
  const { body } = parse(code, { ecmaVersion: 2022, sourceType: "module" });
  const statements = body.filter(({ type }) => type !== "ExportNamedDeclaration");
  const definedBy = new Map();
  statements.forEach((statement, index) => {
    for (const name of declared(statement)) definedBy.set(name, index);
  });
  const parts = statements.map((statement, index) => {
    const mentioned = new Set(namesIn(statement).flatMap((name) => definedBy.get(name) ?? []));
    mentioned.delete(index);
    return [statement.start, statement.end, ...mentioned];
  });
  const exported = body
    .flatMap((statement) => (statement.type === "ExportNamedDeclaration" ? statement.specifiers : []))
    .map((each) => [
      each.exported.name ?? each.exported.value,
      definedBy.get(each.local.name),
      each.local.name,
    ]);
  const names = Object.fromEntries(exported.map(([name, part, local]) => [name, [part, local]]));
  await writeFile(`${outdir}/parts.js`, code);
  await writeFile(`${outdir}/parts.json`, JSON.stringify({ parts, names }));
}

function declared(statement) {
  if (statement.type === "VariableDeclaration") return statement.declarations.flatMap(({ id }) => bound(id));
  if (statement.type === "FunctionDeclaration" || statement.type === "ClassDeclaration")
    return [statement.id.name];
  throw new Error(`the runtime has a statement with an effect: ${statement.type}`);
}

/** The names in a pattern, and more where it has defaults: those define nothing else. */
function bound(pattern) {
  return pattern.type === "Identifier" ? [pattern.name] : namesIn(pattern);
}

/** Every name that is mentioned, whatever it stands for there. */
function namesIn(node) {
  if (Array.isArray(node)) return node.flatMap(namesIn);
  if (node === null || typeof node !== "object") return [];
  if (node.type === "Identifier") return [node.name];
  if (node.type === "MemberExpression" && !node.computed) return namesIn(node.object);
  const { key, computed, ...rest } = node;
  return Object.values(computed ? node : rest).flatMap(namesIn);
}
