/** JSON files that a program imports: what they say, and what is wrong with them. */
import { json_JSONDecodeError, json_loads } from "../../runtime/modules/json-loads.ts";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import type { Host } from "./host.ts";

/** A byte order mark is no part of the text. */
export function jsonText(text: string): string {
  return text.replace(/^\ufeff/, "");
}

/** The text of a JavaScript module whose default export is what the file says. */
export function jsonModuleText(text: string): string {
  return `export default JSON.parse(${JSON.stringify(jsonText(text))});\n`;
}

/** The keys of the object that the file says; none of anything else. */
export function jsonKeys(host: Host, path: string): ReadonlySet<string> {
  try {
    const value: unknown = JSON.parse(jsonText(host.readFile(path)));
    return new Set(
      typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [],
    );
  } catch {
    return new Set();
  }
}

/**
 * What is wrong with the text of a file, at the place in it; null when all is well.
 * @throws what the host throws when the file cannot be read
 */
export function jsonProblem(host: Host, path: string): Diagnostic | null {
  const whole = host.readFile(path);
  const text = jsonText(whole);
  try {
    JSON.parse(text);
    return null;
  } catch {
    const { reason, at } = problemIn(text);
    const start = at + whole.length - text.length;
    const span: Span = { source: { path: host.display(path), text: whole }, start, end: start + 1 };
    return messages.invalidJson(span, { reason });
  }
}

/** The words and the position come from M28's own reader, which takes a little more than JSON does. */
function problemIn(text: string): { reason: string; at: number } {
  try {
    json_loads(text);
  } catch (error) {
    if (error instanceof json_JSONDecodeError)
      return {
        reason: String(error.msg),
        at: Array.from(text)
          .slice(0, error.pos as number)
          .join("").length,
      };
    throw error;
  }
  const beyond = [...text.matchAll(/"(?:[^"\\]|\\.)*"|(-?(?:NaN|Infinity))/g)].find(
    (match) => match[1] !== undefined,
  );
  return { reason: "Expecting value", at: beyond?.index ?? 0 };
}
