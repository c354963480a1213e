/** The text of an f-string field without a format spec. */
import { str } from "../text/str.ts";
import { protocol } from "../values/protocol.ts";

export function fieldText(value: unknown): string {
  if (typeof value === "string") return value;
  const method = protocol(value)?.__format__;
  return method === undefined ? str(value) : (method.call(value as never, "") as string);
}
