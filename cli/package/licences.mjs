/** The licences of the packages whose code is in a bundle of this package. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Writes them to a file, each once, in the order of the packages' names.
 * @param {import("esbuild").Metafile} metafile of the bundle
 * @throws Error if a package comes without the text of its licence
 */
export async function writeLicences({ inputs }, file) {
  const folders = new Set(
    Object.keys(inputs).flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const texts = await Promise.all([...folders].sort().map(licenceOf));
  await writeFile(file, `This package contains code of others, under these licences.\n${texts.join("")}`);
}

async function licenceOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const found = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  if (found === undefined) throw new Error(`${name} has no text of its licence`);
  const text = await readFile(join(folder, found), "utf8");
  return `\n${"-".repeat(72)}\n${name} ${version} (${license})\n\n${text.trim()}\n`;
}
