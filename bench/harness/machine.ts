/** The machine and the versions that figures belong to. */
import { spawnSync } from "node:child_process";
import os from "node:os";

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memory: string;
  readonly system: string;
  readonly node: string;
  readonly v8: string;
  readonly python: string | null;
  readonly go: string | null;
  /** Runnable processes in the last minute: above the number of cores, figures are of little use. */
  readonly load: number;
}

export function describeMachine(): Machine {
  return {
    processor: os.cpus()[0]?.model ?? "unknown",
    cores: os.cpus().length,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    v8: process.versions.v8,
    python: versionOf("python3", "--version"),
    go: versionOf("go", "version"),
    load: os.loadavg()[0] ?? 0,
  };
}

export function machineText(machine: Machine): string {
  const { processor, cores, memory, system, node, v8, python, go, load } = machine;
  return [
    `${processor}, ${cores} cores, ${memory}, ${system}; load ${load.toFixed(1)}`,
    `Node ${node} (V8 ${v8}); ${python ?? "no Python"}; ${go ?? "no Go"}`,
  ].join("\n");
}

/** Null when there is no such command. */
function versionOf(command: string, argument: string): string | null {
  const { status, stdout } = spawnSync(command, [argument], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}
