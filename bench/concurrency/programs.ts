/** The concurrency programs, with sizes, results, goals and the libraries that have a version of them. */
import type { Goal, Limit } from "../harness/row.ts";
import { BEST_LIBRARY } from "../harness/row.ts";

/** The name of the variant with the same function, but one that cannot block. */
export const PLAIN = "m28, plain";

export interface ConcurrencyProgram {
  readonly name: string;
  /** The file, without its extension, that holds it. */
  readonly file: string;
  readonly size: number;
  readonly smallSize: number;
  readonly result: (size: number) => number;
  readonly goals: readonly Goal[];
  readonly limits?: readonly Limit[];
  /** Libraries with a version of it, and which share of the size they get, since some are very slow. */
  readonly libraries?: Readonly<Record<string, number>>;
  readonly inGo: boolean;
  /** Is it also compared with itself without bookkeeping? */
  readonly bare?: boolean;
  /** It prints bytes, not times. */
  readonly measuresMemory?: boolean;
}

const toGo = (most: number): Goal => ({ of: "m28", against: "go", most });
const toLibraries: Goal = { of: "m28", against: BEST_LIBRARY, most: 0.5 };

const same = (n: number) => n;
const sumBelow = (n: number) => (n * (n - 1)) / 2;
const fanned = (ways: number) => (n: number) => ways * sumBelow(n / ways);

const capacityGoals: Readonly<Record<number, number>> = { 0: 0.45, 1: 0.4, 10: 0.35, 100: 0.3 };
const depthGoals: Readonly<Record<number, readonly Goal[]>> = { 1: [], 20: [toGo(3)], 200: [] };
const blockedSizes = [100_000, 1_000_000] as const;

export const programs: readonly ConcurrencyProgram[] = [
  {
    name: "ping-pong",
    file: "ping-pong",
    size: 100_000,
    smallSize: 20,
    result: same,
    goals: [toGo(0.45), toLibraries],
    libraries: { "js-csp": 20, "thi-ng-csp": 4, effect: 20, effection: 20 },
    inGo: true,
    bare: true,
  },
  ...[0, 1, 10, 100].map((capacity) => ({
    name: `producer-consumer-${capacity}`,
    file: "producer-consumer",
    size: 200_000,
    smallSize: 50,
    result: sumBelow,
    goals: [toGo(capacityGoals[capacity]!), toLibraries],
    libraries: { "js-csp": 20, ...(capacity === 0 ? {} : { "thi-ng-csp": 4, effect: 20 }) },
    inGo: true,
    bare: true,
  })),
  {
    name: "prime-sieve",
    file: "prime-sieve",
    size: 2000,
    smallSize: 50,
    result: primesBelow,
    goals: [toGo(1), toLibraries],
    libraries: { "js-csp": 1, "thi-ng-csp": 1, effect: 1, effection: 1 },
    inGo: true,
    bare: true,
  },
  ...[2, 8].map((ways) => ({
    name: `fan-in-${ways}`,
    file: "fan-in",
    size: 80_000,
    smallSize: 40,
    result: fanned(ways),
    goals: [toGo(ways === 2 ? 0.38 : 0.27), toLibraries],
    libraries: { "js-csp": 10, "thi-ng-csp": 10 },
    inGo: true,
    bare: true,
  })),
  {
    name: "select-8",
    file: "select-8",
    size: 80_000,
    smallSize: 40,
    result: sumBelow,
    goals: [toLibraries],
    libraries: { "js-csp": 10 },
    inGo: true,
  },
  {
    name: "spawn-join",
    file: "spawn-join",
    size: 100_000,
    smallSize: 30,
    result: sumBelow,
    goals: [toGo(0.4), toLibraries],
    libraries: { "js-csp": 10, effect: 10, effection: 100 },
    inGo: true,
    bare: true,
  },
  {
    name: "mutex-uncontended",
    file: "mutex",
    size: 400_000,
    smallSize: 40,
    result: same,
    goals: [toGo(0.2), toLibraries],
    libraries: { effect: 20 },
    inGo: true,
    bare: true,
  },
  {
    // The compiler leaves the locking out of the row before this one, as nobody can notice it; here it cannot.
    name: "mutex-by-calls",
    file: "mutex",
    size: 400_000,
    smallSize: 40,
    result: same,
    goals: [],
    inGo: true,
  },
  {
    // Nobody has to wait where goroutines only switch when they block; in Go its threads do.
    name: "mutex-shared",
    file: "mutex",
    size: 400_000,
    smallSize: 40,
    result: same,
    goals: [],
    inGo: true,
  },
  {
    name: "mutex-contended",
    file: "mutex",
    size: 80_000,
    smallSize: 40,
    result: same,
    goals: [toGo(0.7), toLibraries],
    libraries: { effect: 20 },
    inGo: true,
  },
  ...[1, 20, 200].map((depth) => ({
    name: `blocked-call-${depth}`,
    file: "call-chain",
    size: { 1: 80_000, 20: 20_000, 200: 2000 }[depth]!,
    smallSize: 5,
    result: (n: number) => sumBelow(n) + n * depth,
    goals: depthGoals[depth]!,
    inGo: true,
  })),
  {
    name: "call-chain-20",
    file: "call-chain",
    size: 20_000,
    smallSize: 5,
    result: (n) => sumBelow(n) + n * 19,
    goals: [toGo(1.5)],
    inGo: true,
  },
  {
    name: "context-tree",
    file: "context-tree",
    size: 2000,
    smallSize: 20,
    result: same,
    goals: [],
    inGo: true,
  },
  {
    name: "needless",
    file: "needless",
    size: 25,
    smallSize: 10,
    result: fibonacci,
    goals: [{ of: "m28", against: PLAIN, most: 1.2 }],
    inGo: false,
  },
  ...blockedSizes.map((size) => ({
    name: `blocked-${size}`,
    file: "blocked",
    size,
    smallSize: 10,
    result: same,
    goals: [],
    // A million of them must stay under one GiB.
    limits: [{ of: "m28", most: size === 1_000_000 ? 2 ** 30 / size : 810 }],
    inGo: true,
    measuresMemory: true,
  })),
];

function primesBelow(n: number): number {
  let count = 0;
  for (let i = 2; i < n; i++) {
    let divisor = 2;
    while (divisor * divisor <= i && i % divisor !== 0) divisor++;
    if (divisor * divisor > i) count++;
  }
  return count;
}

function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}
