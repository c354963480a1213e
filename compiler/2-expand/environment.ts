/** A module's variables while the program is compiled: each is computed when it is first read (language §11.3). */
import { Recorded } from "./layered.ts";

export class Environment {
  /** The variables as properties, for the code that uses them. */
  readonly object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  readonly #values = new Map<string, unknown>();
  /** What must run before a variable can be read. */
  readonly #pending = new Map<string, readonly (() => void)[]>();

  /** The variables that text so far has bound. */
  readonly names = new Recorded<true>();

  /** A variable that `compute`, when it runs, will assign; what earlier definitions of it do comes before. */
  define(name: string, compute: () => void): void {
    this.#declare(name);
    this.#pending.set(name, [...(this.#pending.get(name) ?? []), compute]);
  }

  set(name: string, value: unknown): void {
    this.#declare(name);
    this.#pending.delete(name);
    this.#values.set(name, value);
  }

  #declare(name: string): void {
    if (this.names.has(name)) return;
    this.names.set(name, true);
    Object.defineProperty(this.object, name, {
      enumerable: true,
      get: () => this.#read(name),
      set: (value: unknown) => void this.#values.set(name, value),
    });
  }

  /** Undefined while its own definition reads it, as for `(= max (max xs))`. */
  #read(name: string): unknown {
    const pending = this.#pending.get(name);
    if (pending !== undefined) {
      this.#pending.delete(name);
      try {
        for (const compute of pending) compute();
      } catch (error) {
        this.#pending.set(name, pending);
        throw error;
      }
    }
    return this.#values.get(name);
  }
}
