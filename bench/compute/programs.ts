/** The compute programs, with sizes and the results that CPython gives. */

export interface ComputeProgram {
  readonly name: string;
  /** For measuring: a run takes 20 to 200 ms in JavaScript. */
  readonly size: number;
  readonly check: string;
  /** For the test. */
  readonly small: { readonly size: number; readonly check: string };
}

export const programs: readonly ComputeProgram[] = [
  { name: "fib", size: 32, check: "2178309", small: { size: 15, check: "610" } },
  { name: "nbody", size: 150000, check: "-169081272", small: { size: 100, check: "-169050762" } },
  { name: "spectral-norm", size: 400, check: "1274224081", small: { size: 20, check: "1273839841" } },
  { name: "fannkuch", size: 9, check: "862930", small: { size: 6, check: "4910" } },
  { name: "queens", size: 11, check: "2680", small: { size: 6, check: "4" } },
  { name: "sieve", size: 2000000, check: "148933", small: { size: 1000, check: "168" } },
  { name: "matmul", size: 180, check: "-23084782", small: { size: 12, check: "-388" } },
  { name: "mandelbrot", size: 600, check: "95386", small: { size: 20, check: "110" } },
  { name: "collatz", size: 80000, check: "77031350", small: { size: 300, check: "231127" } },
  { name: "lcg", size: 500000, check: "2478731922", small: { size: 1000, check: "4951356" } },
  { name: "levenshtein", size: 1500, check: "1125", small: { size: 30, check: "23" } },
  {
    name: "wordcount",
    size: 50000,
    check: "227 everybody=2995 the=2925 brown=1623 fox=1551 writes=1535",
    small: { size: 300, check: "82 everybody=31 a=14 else=14 nobody=12 the=12" },
  },
  {
    name: "strings",
    size: 30000,
    check: "793334 313335 10000 OTAL 59998",
    small: { size: 200, check: "4434 1235 67  TOTAL 398" },
  },
  { name: "sort-key", size: 40000, check: "3190118486040", small: { size: 300, check: "1448190" } },
  { name: "binary-trees", size: 16, check: "650990", small: { size: 8, check: "1518" } },
  { name: "tree-walk", size: 10, check: "3395890", small: { size: 4, check: "6230" } },
  {
    name: "events",
    size: 30000,
    check: "1736501 2003 7111 6916 7042 6928",
    small: { size: 300, check: "8198 0 73 78 77 72" },
  },
  { name: "pipeline", size: 20000, check: "22355989401", small: { size: 100, check: "4717186" } },
];
