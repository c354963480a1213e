/** Options of a compilation, shared by every front end. */

export interface EmitOptions {
  /** Where the runtime is imported from. Default `m28/runtime`. */
  readonly runtime: string;
  /** What an import of another module becomes in the output. */
  readonly specifierOf: (target: { readonly kind: "m28" | "javascript"; readonly path: string | null; readonly specifier: string }) => string;
  /** Emit checks that turn a hole in the suspension analysis into an error. */
  readonly checks: boolean;
}
