/** A built revision of the project: this one, or another one in a worktree of its own. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "./paths.ts";

export interface Toolchain {
  /** As the tables call it: "m28", or "m28@REV". */
  readonly name: string;
  readonly root: string;
}

/** This revision, as it is on disk. */
export function ownToolchain(): Toolchain {
  const toolchain = { name: "m28", root: projectRoot };
  build(toolchain);
  return toolchain;
}

/** Another revision; `discard` removes its worktree. */
export function toolchainOf(revision: string): { toolchain: Toolchain; discard: () => void } {
  const commit = git("rev-parse", "--short", `${revision}^{commit}`);
  const root = join(mkdtempSync(join(tmpdir(), "m28-bench-rev-")), "m28");
  git("worktree", "add", "--detach", root, commit);
  const discard = () => {
    git("worktree", "remove", "--force", root);
    rmSync(join(root, ".."), { recursive: true, force: true });
  };
  try {
    // The dependencies of revisions rarely differ, and installing them takes longer than measuring.
    symlinkSync(join(projectRoot, "node_modules"), join(root, "node_modules"), "dir");
    const toolchain = { name: `m28@${commit}`, root };
    build(toolchain);
    return { toolchain, discard };
  } catch (error) {
    discard();
    throw error;
  }
}

/** Compiles programs to one folder, each to a bundle of its own. */
export function buildPrograms(
  { root }: Toolchain,
  entries: readonly string[],
  outdir: string,
  ...flags: string[]
): void {
  execFileSync(process.execPath, [commandOf(root), "build", "--outdir", outdir, ...flags, ...entries], {
    stdio: ["ignore", "inherit", "inherit"],
  });
}

/** The `m28` command of a revision. */
export function commandOf(root: string): string {
  return join(root, "dist/cli/main.js");
}

function build({ root }: Toolchain): void {
  execFileSync(process.execPath, ["esbuild.config.mjs"], { cwd: root, stdio: "inherit" });
  if (!existsSync(commandOf(root))) throw new Error(`${root} has not been built`);
}

function git(...args: string[]): string {
  return execFileSync("git", args, { cwd: projectRoot, encoding: "utf8" }).trim();
}
