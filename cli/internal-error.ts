/** What users are told of mistakes of ours. */

/** Nobody needs the stack of such an error but us: `M28_DEBUG` asks for it. */
export function internalError(error: unknown): string {
  const text = error instanceof Error ? error : new Error(String(error));
  const shown = process.env.M28_DEBUG ? text.stack : text.message;
  return `internal error: ${shown}\nThis is a bug in m28, not in your program; M28_DEBUG=1 shows where it happened.`;
}
