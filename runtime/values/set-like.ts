/** SetLike: the operators that sets, frozensets and the set-like views of dicts share (language §3.6). */

import { NotImplemented } from "./constants.ts";
import { kindOf } from "./kinds.ts";
import { OWN } from "./own.ts";

export abstract class SetLike implements Iterable<unknown> {
  get __lookupGetter__(): unknown {
    return OWN;
  }

  abstract readonly size: number;

  abstract has(item: unknown): boolean;

  abstract [Symbol.iterator](): IterableIterator<unknown>;

  /** A new set of the kind that operators give. */
  abstract $make(items: Iterable<unknown>): SetLike;

  __iter__(): IterableIterator<unknown> {
    return this[Symbol.iterator]();
  }

  __len__(): number {
    return this.size;
  }

  __contains__(item: unknown): boolean {
    return this.has(item);
  }

  __and__(other: unknown): unknown {
    return isSetLike(other) ? this.$make(common(this, other)) : NotImplemented;
  }

  __or__(other: unknown): unknown {
    return isSetLike(other) ? this.$make([...this, ...other]) : NotImplemented;
  }

  __sub__(other: unknown): unknown {
    return isSetLike(other) ? this.$make(without(this, other)) : NotImplemented;
  }

  __xor__(other: unknown): unknown {
    return isSetLike(other) ? this.$make([...without(this, other), ...without(other, this)]) : NotImplemented;
  }

  __rand__(other: unknown): unknown {
    return isSetLike(other) ? SetLike.prototype.__and__.call(other, this) : NotImplemented;
  }

  __ror__(other: unknown): unknown {
    return isSetLike(other) ? SetLike.prototype.__or__.call(other, this) : NotImplemented;
  }

  __rsub__(other: unknown): unknown {
    return isSetLike(other) ? SetLike.prototype.__sub__.call(other, this) : NotImplemented;
  }

  __rxor__(other: unknown): unknown {
    return isSetLike(other) ? SetLike.prototype.__xor__.call(other, this) : NotImplemented;
  }

  __eq__(other: unknown): unknown {
    return isSetLike(other) ? isSameSet(this, other) : NotImplemented;
  }

  __ne__(other: unknown): unknown {
    return isSetLike(other) ? !isSameSet(this, other) : NotImplemented;
  }

  __le__(other: unknown): unknown {
    return isSetLike(other) ? isSubset(this, other) : NotImplemented;
  }

  __lt__(other: unknown): unknown {
    return isSetLike(other) ? this.size < other.size && isSubset(this, other) : NotImplemented;
  }

  __ge__(other: unknown): unknown {
    return isSetLike(other) ? isSubset(other, this) : NotImplemented;
  }

  __gt__(other: unknown): unknown {
    return isSetLike(other) ? this.size > other.size && isSubset(other, this) : NotImplemented;
  }
}

export function isSetLike(value: unknown): value is SetLike {
  const kind = kindOf(value);
  return kind === "set" || kind === "frozenset" || kind === "dict_keys" || kind === "dict_items";
}

function isSameSet(a: SetLike, b: SetLike): boolean {
  return a.size === b.size && isSubset(a, b);
}

export function isSubset(part: SetLike, whole: SetLike): boolean {
  if (part.size > whole.size) return false;
  for (const item of part) if (!whole.has(item)) return false;
  return true;
}

function common(a: SetLike, b: SetLike): unknown[] {
  return [...a].filter((item) => b.has(item));
}

function without(a: SetLike, b: SetLike): unknown[] {
  return [...a].filter((item) => !b.has(item));
}
