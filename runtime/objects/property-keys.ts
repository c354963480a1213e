/** Under which property of a JavaScript object an attribute of a class or an instance is kept. */

const RESERVED =
  /^(?:constructor|__proto__|isPrototypeOf|__lookupGetter__|\$(?:class|kind|value|apart|dict|getattr|setattr|delattr|call|receiver|reading|exit|hash|describes))$/;

/** An attribute has the property of its name, unless the runtime and the engine need that for something else. */
export function keyOf(name: string): string {
  return RESERVED.test(name) ? `${name}$` : name;
}

/** The attribute that is kept under a property. */
export function nameOfKey(key: string): string {
  const name = key.slice(0, -1);
  return key.endsWith("$") && RESERVED.test(name) ? name : key;
}

/** What every JavaScript object has under that name is no attribute of anything. */
export function isOfEveryObject(name: string, value: unknown): boolean {
  return typeof value === "function" && value === (Object.prototype as Record<string, unknown>)[name];
}
