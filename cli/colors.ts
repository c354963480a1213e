/** Whether messages have colours. */

/** Only on a terminal; `NO_COLOR` and `FORCE_COLOR` are obeyed. */
export function wantsColors(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  return FORCE_COLOR ? FORCE_COLOR !== "0" : process.stderr.isTTY === true;
}
