/** What holds code that runs inside the compiler (language §11.3): it reaches nothing but M28's values, and its work is counted. */

/** Who runs such code. Amounts are in turns of a loop that does little. It is the compiler, so that programs carry nothing of it. */
export interface Bounds {
  /**
   * Counts work, and the room that its results take.
   * @throws an error that nobody may catch, once there has been too much
   */
  work(amount: number): void;
  /** What it costs to make a value, the values inside it left out. */
  cost(value: unknown): number;
  /** Computing with integers takes longer the longer they are. */
  costOfInteger(bits: number): number;
  /** An iterable whose items are work. */
  counted(value: unknown, items: Iterable<unknown>): Iterable<unknown>;
  /** Is it the error that ends such code? */
  ends(thrown: unknown): boolean;
  /** Takes what is printed. */
  print(text: string): void;
  /** Searches a text, which counts nothing and may take for ever. */
  search(regExp: RegExp, text: string): RegExpExecArray | null;
  /** The classes that such code has made. */
  readonly made: WeakSet<object>;
  /** The error of code that tries to get out. */
  refusal(what: string): Error;
  /** The same for a member of a standard module that such code does not get; null for what no such module has. */
  refusedMember(module: string, name: string): Error | null;
}

/** Those of the code that runs now; null in programs. */
export let bounds: Bounds | null = null;

/** @returns those that held before */
export function setBounds(next: Bounds | null): Bounds | null {
  const outer = bounds;
  bounds = next;
  return outer;
}
