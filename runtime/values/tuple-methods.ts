/** The methods of tuples as attributes: for those who ask for one by its name, and for classes derived from `tuple`. */

import { holds, sameItems } from "./compare.ts";
import { NotImplemented } from "./constants.ts";
import { hashOfTuple } from "./hash.ts";
import { itemOfTuple } from "./items.ts";
import { lexicographic } from "./order.ts";
import { concatenated, multipliedByName } from "./sequence-operators.ts";
import { isTuple, Tuple } from "./tuple.ts";

/** What stands between `Tuple` and classes derived from it, whose methods call these by `super`. */
export class DerivableTuple extends Tuple {
  __getitem__(index: unknown): unknown {
    return itemOfTuple(this, index);
  }

  __contains__(item: unknown): boolean {
    return holds(this.items, item);
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

  __eq__(other: unknown): unknown {
    return isTuple(other) ? sameItems(this.items, other.items) : NotImplemented;
  }

  __ne__(other: unknown): unknown {
    return isTuple(other) ? !sameItems(this.items, other.items) : NotImplemented;
  }

  __lt__(other: unknown): unknown {
    return isTuple(other) ? lexicographic(this.items, other.items, "<") : NotImplemented;
  }

  __le__(other: unknown): unknown {
    return isTuple(other) ? lexicographic(this.items, other.items, "<=") : NotImplemented;
  }

  __gt__(other: unknown): unknown {
    return isTuple(other) ? lexicographic(this.items, other.items, ">") : NotImplemented;
  }

  __ge__(other: unknown): unknown {
    return isTuple(other) ? lexicographic(this.items, other.items, ">=") : NotImplemented;
  }

  __hash__(): number {
    return hashOfTuple(this);
  }
}
