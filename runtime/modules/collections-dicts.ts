/** The module collections: the dicts defaultdict, Counter and OrderedDict. */
import { dictType } from "../builtins/container-types.ts";
import { KeyError, typeError } from "../errors/hierarchy.ts";
import { dictUpdate, dictUpdate$s } from "../methods/dict.ts";
import { call, isCallable } from "../objects/calls.ts";
import { constructS } from "../objects/construct.ts";
import { type ClassValue, classOf, type Instance } from "../objects/types.ts";
import { enclosed } from "../text/enclosed.ts";
import { repr } from "../text/repr.ts";
import { sameOrEqual } from "../values/compare.ts";
import { NotImplemented } from "../values/constants.ts";
import { Dict, isDict } from "../values/dict.ts";
import { truthy } from "../values/truth.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { moduleClass } from "./module-class.ts";

class DefaultDict extends Dict {
  declare $factory: unknown;

  __init__(args: Tuple, entries: Dict): null {
    const [factory = null, ...rest] = args.items;
    if (factory !== null && !isCallable(factory)) throw typeError("first argument must be callable or None");
    this.$factory = factory;
    return dictUpdate(this, new Tuple(rest), entries);
  }

  get default_factory(): unknown {
    return this.$factory ?? null;
  }

  __missing__(key: unknown): unknown {
    if (this.default_factory === null) throw new KeyError(key);
    const value = call(this.default_factory);
    (this as unknown as { __setitem__(key: unknown, value: unknown): unknown }).__setitem__(key, value);
    return value;
  }

  override copy(): Dict {
    return this.$like(this);
  }

  /** One of the same class with the entries of a dict. */
  $like(entries: Dict): Dict {
    return classOf(this as unknown as Instance)(this.$factory ?? null, entries) as Dict;
  }

  /** Fills a copy made by the module copy. */
  $fillCopy(copy: DefaultDict): void {
    copy.$factory = this.$factory;
  }

  override __or__(other: unknown): unknown {
    return isDict(other) ? this.$like(this).__ior__(other) : NotImplemented;
  }

  override __ror__(other: unknown): unknown {
    return isDict(other) ? this.$like(other).__ior__(this) : NotImplemented;
  }

  override __repr__(): string {
    const factory = enclosed(this, "", "", "...", () => repr(this.default_factory));
    return `${typeName(this)}(${factory}, ${super.__repr__()})`;
  }
}

class OrderedDict extends Dict {
  __init__(args: Tuple, entries: Dict): null {
    return dictUpdate(this, args, entries);
  }

  move_to_end(key: unknown, last: unknown = true): null {
    const isLast = truthy(last);
    const slot = this.$find(key);
    if (slot < 0) throw new KeyError(key);
    // Nothing of the program's runs from here on.
    const moved = new Dict();
    this.$copySlot(slot, moved);
    this.$remove(slot);
    const [target, rest] = isLast ? [this, moved] : [moved, this];
    for (let at = rest.$next(0); at >= 0; at = rest.$next(at + 1)) rest.$copySlot(at, target);
    if (!isLast) this.$take(moved);
    return null;
  }

  popitem(last: unknown = true): Tuple {
    if (this.size === 0) throw new KeyError("dictionary is empty");
    if (truthy(last)) return new Tuple(this.popItem()!);
    const slot = this.$next(0);
    const pair = new Tuple([this.$slots[slot], this.$contents[slot]]);
    this.$remove(slot);
    return pair;
  }

  override copy(): Dict {
    return this.$like(this);
  }

  /** One of the same class with the entries of a dict. */
  $like(entries: Dict): Dict {
    return classOf(this as unknown as Instance)(entries) as Dict;
  }

  /** Two ordered dicts are equal when their pairs are in the same order too. */
  override __eq__(other: unknown): unknown {
    if (!isDict(other)) return NotImplemented;
    const isSame = Dict.prototype.__eq__.call(this, other);
    if (isSame !== true || (other as { readonly move_to_end?: unknown }).move_to_end === undefined)
      return isSame;
    const keys = [...other.keys()];
    return [...this.keys()].every((key, i) => sameOrEqual(key, keys[i]));
  }

  override __ne__(other: unknown): unknown {
    const isSame = OrderedDict.prototype.__eq__.call(this, other);
    return typeof isSame === "boolean" ? !isSame : isSame;
  }

  override __or__(other: unknown): unknown {
    return isDict(other) ? this.$like(this).__ior__(other) : NotImplemented;
  }

  override __ror__(other: unknown): unknown {
    return isDict(other) ? this.$like(other).__ior__(this) : NotImplemented;
  }

  override __repr__(): string {
    if (this.size === 0) return `${typeName(this)}()`;
    const pairs = () => repr(Array.from(this.entries(), (pair) => new Tuple(pair)));
    return enclosed(this, `${typeName(this)}(`, ")", "...", pairs);
  }
}

/** A factory may wait where the item is read by an operation that is begun again. */
const parameters = { __init__: "*args, **entries" };

export const collections_defaultdict: ClassValue = /* @__PURE__ */ moduleClass(
  "collections",
  "defaultdict",
  DefaultDict,
  {
    bases: [dictType],
    parameters,
    entries: {
      __init__(this: DefaultDict, args: Tuple, entries: Dict) {
        DefaultDict.prototype.__init__.call(this, new Tuple(args.items.slice(0, 1)), new Dict());
        return dictUpdate$s(this, new Tuple(args.items.slice(1)), entries);
      },
    },
  },
);

export const collections_OrderedDict: ClassValue = /* @__PURE__ */ moduleClass(
  "collections",
  "OrderedDict",
  OrderedDict,
  {
    bases: [dictType],
    // Spreading would keep all of this in programs that use none of it.
    parameters: /* @__PURE__ */ Object.assign({}, parameters, {
      move_to_end: "key, last=",
      popitem: "last=",
    }),
    entries: {
      __init__(this: OrderedDict, args: Tuple, entries: Dict) {
        return dictUpdate$s(this, args, entries);
      },
    },
  },
);

export function collections_defaultdict$s(...args: unknown[]): unknown {
  return constructS(collections_defaultdict, ...args);
}

export function collections_OrderedDict$s(...args: unknown[]): unknown {
  return constructS(collections_OrderedDict, ...args);
}
