/** Which hooks the classes of the program have: most programs need not look for them. */

/** Set once a class defines `__new__`, or `__getattribute__`, or is derived from a primitive type. */
export const hooks = { construction: false, attributes: false, boxes: false };

/** Notes that a class defines an attribute of this name. */
export function noteHook(name: string): void {
  if (name === "__new__") hooks.construction = true;
  else if (name === "__getattribute__") hooks.attributes = true;
}
