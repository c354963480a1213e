/** The protocol methods of lists as attributes: for those who ask for one by its name, and for classes derived from `list`. */
import { enclosed } from "../text/enclosed.ts";
import { repr } from "../text/repr.ts";
import { holds, sameItems } from "./compare.ts";
import { NotImplemented } from "./constants.ts";
import { appended, repeated } from "./inplace.ts";
import { deleteFromList, itemOfList, setInList } from "./items.ts";
import { lexicographic } from "./order.ts";
import { OWN } from "./own.ts";
import { concatenated, multipliedByName, timesByName } from "./sequence-operators.ts";

/** What stands between JavaScript's arrays and classes derived from `list`. */
export class DerivableList extends Array<unknown> {
  get __lookupGetter__(): unknown {
    return OWN;
  }

  __getitem__(key: unknown): unknown {
    return itemOfList(this, key);
  }

  __setitem__(key: unknown, value: unknown): null {
    setInList(this, key, value);
    return null;
  }

  __delitem__(key: unknown): null {
    deleteFromList(this, key);
    return null;
  }

  __len__(): number {
    return this.length;
  }

  __iter__(): ArrayIterator<unknown> {
    return this[Symbol.iterator]();
  }

  __reversed__(): ArrayIterator<unknown> {
    return Array.from(this).reverse()[Symbol.iterator]();
  }

  __contains__(item: unknown): boolean {
    return holds(this, item);
  }

  __add__(other: unknown): unknown {
    return concatenated(this, other);
  }

  __mul__(count: unknown): unknown {
    return multipliedByName(this, count);
  }

  __rmul__(count: unknown): unknown {
    return multipliedByName(this, count);
  }

  __iadd__(items: unknown): unknown[] {
    return appended(this, items);
  }

  __imul__(count: unknown): unknown {
    return repeated(this, timesByName(count));
  }

  __eq__(other: unknown): unknown {
    return Array.isArray(other) ? sameItems(this, other) : NotImplemented;
  }

  __ne__(other: unknown): unknown {
    return Array.isArray(other) ? !sameItems(this, other) : NotImplemented;
  }

  __lt__(other: unknown): unknown {
    return Array.isArray(other) ? lexicographic(this, other, "<") : NotImplemented;
  }

  __le__(other: unknown): unknown {
    return Array.isArray(other) ? lexicographic(this, other, "<=") : NotImplemented;
  }

  __gt__(other: unknown): unknown {
    return Array.isArray(other) ? lexicographic(this, other, ">") : NotImplemented;
  }

  __ge__(other: unknown): unknown {
    return Array.isArray(other) ? lexicographic(this, other, ">=") : NotImplemented;
  }

  __repr__(): string {
    return enclosed(this, "[", "]", "[...]", () => Array.from(this, repr).join(", "));
  }
}
