/** Which hooks the classes of the program have: most programs need not look for them. */

/** Set once a class defines `__new__`, or `__getattribute__`, or is derived from a primitive type; how often attributes of classes were set. */
export const hooks = { construction: false, attributes: false, boxes: false, changes: 0 };

/** Notes that a class defines an attribute of this name. */
export function noteHook(name: string): void {
  hooks.changes += 1;
  if (name === "__new__") hooks.construction = true;
  else if (name === "__getattribute__") hooks.attributes = true;
}
