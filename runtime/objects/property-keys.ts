/** Under which property of a JavaScript object an attribute of a class or an instance is kept. */

/** An attribute has the property of its name, unless the runtime and the engine need that for something else. */
export function keyOf(name: string): string {
  return name === "constructor" || name === "__proto__" ? `${name}$` : name;
}

/** The attribute that is kept under a property. */
export function nameOfKey(key: string): string {
  return key.endsWith("$") ? key.slice(0, -1) : key;
}

/** What every JavaScript object has under that name is no attribute of anything. */
export function isOfEveryObject(name: string, value: unknown): boolean {
  return typeof value === "function" && value === (Object.prototype as Record<string, unknown>)[name];
}
