/** `o.__dict__`: an instance's own attributes as a dict that changes with the instance, and changes it (language §7.3). */

import { bounds } from "../bounds.ts";
import { typeError } from "../errors/hierarchy.ts";
import { Dict, isDict } from "../values/dict.ts";
import { typeName } from "../values/types.ts";
import { noAttribute } from "./attribute-errors.ts";
import {
  attributesApart,
  isComputed,
  isTaken,
  keepApart,
  setApart,
  storeApart,
} from "./container-attributes.ts";
import { IS_INSTANCE } from "./object-class.ts";
import { keyOf, nameOfKey } from "./property-keys.ts";
import { classOf, type Instance } from "./types.ts";

/** Where an instance keeps the dict that was given out for it, or that it was given in place of its own attributes. */
const VIEW = "$view";
const DICT = "$dict";

/** The dict of an instance: the same one each time. */
export function instanceDict(o: Instance): Dict {
  if (o[DICT] !== undefined) return o[DICT] as Dict;
  if (o[VIEW] === undefined) hide(o, VIEW, new InstanceDict(o));
  const view = o[VIEW] as InstanceDict;
  view.refresh();
  return view;
}

/**
 * `(= o.__dict__ d)`: the attributes are those of d from now on, and what is stored in one is in the other. The instance no longer
 * shows its attributes as properties, so that everything asks the dict.
 */
export function adoptDict(o: Instance, dict: unknown): void {
  if (!isDict(dict)) throw typeError(`__dict__ must be set to a dictionary, not a '${typeName(dict)}'`);
  if (dict === o[VIEW] || dict === o[DICT]) return;
  keepApart();
  for (const name of [...ownEntries(o)].map(([each]) => each)) remove(o, name);
  hide(o, DICT, dict);
  hide(o, IS_INSTANCE, false);
}

function* ownEntries(o: Instance): Iterable<[string, unknown]> {
  yield* Object.entries(attributesApart(o));
  const C = classOf(o);
  for (const key of Object.keys(o)) {
    const name = nameOfKey(key);
    if (key.startsWith("$") || /^\d+$/.test(key) || isTaken(C, name)) continue;
    if (!(o instanceof Error && OF_ERRORS.has(name))) yield [name, o[key]];
  }
  if (o instanceof Error && Object.hasOwn(o, "message")) yield ["message", o.message];
}

/** What a built-in exception keeps in properties of its own. */
const OF_ERRORS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "args",
  "__cause__",
  "__context__",
  "__suppress_context__",
]);

class InstanceDict extends Dict {
  readonly $owner: Instance;

  constructor(owner: Instance) {
    super();
    this.$owner = owner;
  }

  /** Takes over what has changed at the instance. */
  refresh(): void {
    const entries = [...ownEntries(this.$owner)];
    const isSame = entries.length === this.$live && entries.every(([name], i) => this.$slots[i] === name);
    if (!isSame) this.$reset();
    for (const [name, value] of entries) super.set(name, value);
  }

  override get size(): number {
    this.refresh();
    return this.$live;
  }

  override __len__(): number {
    return this.size;
  }

  override keys(): IterableIterator<unknown> {
    this.refresh();
    return super.keys();
  }

  override values(): IterableIterator<unknown> {
    this.refresh();
    return super.values();
  }

  override entries(): IterableIterator<[unknown, unknown]> {
    this.refresh();
    return super.entries();
  }

  override get(key: unknown): unknown {
    this.refresh();
    return super.get(key);
  }

  override has(key: unknown): boolean {
    this.refresh();
    return super.has(key);
  }

  override set(key: unknown, value: unknown): this {
    if (typeof key !== "string") throw typeError(`attribute name must be string, not '${typeName(key)}'`);
    store(this.$owner, key, value);
    return super.set(key, value);
  }

  /** May be done again. */
  override $setAmong(key: unknown, value: unknown): void {
    this.set(key, value);
  }

  override delete(key: unknown): boolean {
    this.refresh();
    if (typeof key === "string") remove(this.$owner, key);
    return super.delete(key);
  }

  override clear(): void {
    this.refresh();
    for (const [name] of [...ownEntries(this.$owner)]) remove(this.$owner, name);
    super.clear();
  }

  override popItem(): [unknown, unknown] | undefined {
    this.refresh();
    const pair = super.popItem();
    if (pair !== undefined) remove(this.$owner, pair[0] as string);
    return pair;
  }
}

/** Past the setters of properties, which stay what is read under their name. */
function store(o: Instance, name: string, value: unknown): void {
  if (bounds !== null && name.startsWith("$")) throw noAttribute(o, name);
  if (isComputed(classOf(o), name)) storeApart(o, name, value);
  else if (!setApart(o, name, value))
    Object.defineProperty(o, keyOf(name), { value, writable: true, enumerable: true, configurable: true });
}

function remove(o: Instance, name: string): void {
  const apart = attributesApart(o);
  if (Object.hasOwn(apart, name)) delete apart[name];
  else delete o[keyOf(name)];
}

function hide(o: Instance, key: string, value: unknown): void {
  Object.defineProperty(o, key, { value, writable: true, enumerable: false, configurable: true });
}
