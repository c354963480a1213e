/** The protocol methods of lists, for classes derived from them that call `super`; they take their receiver as `this`. */
import { repr } from "../text/repr.ts";
import { add, mul } from "../values/arithmetic.ts";
import { contains, eqValue } from "../values/compare.ts";
import { deleteFromList, itemOfList, setInList } from "../values/items.ts";
import { iterate } from "../values/iterate.ts";
import { geValue, gtValue, leValue, ltValue } from "../values/order.ts";
import type { Entry } from "./types.ts";

/** The method of that name; undefined when lists have none. */
export function listMethod(name: string): Entry | undefined {
  return Object.hasOwn(methods, name) ? (methods[name as keyof typeof methods] as Entry) : undefined;
}

type List = unknown[];

const methods = {
  __getitem__(this: List, key: unknown): unknown {
    return itemOfList(this, key);
  },
  __setitem__(this: List, key: unknown, value: unknown): null {
    setInList(this, key, value);
    return null;
  },
  __delitem__(this: List, key: unknown): null {
    deleteFromList(this, key);
    return null;
  },
  __len__(this: List): number {
    return this.length;
  },
  __contains__(this: List, item: unknown): boolean {
    return contains(plain(this), item);
  },
  __iadd__(this: List, items: unknown): List {
    for (const item of [...iterate(items)]) this.push(item);
    return this;
  },
  __add__(this: List, other: unknown): unknown {
    return add(plain(this), other);
  },
  __mul__(this: List, times: unknown): unknown {
    return mul(plain(this), times);
  },
  __eq__(this: List, other: unknown): unknown {
    return eqValue(plain(this), other);
  },
  __lt__(this: List, other: unknown): unknown {
    return ltValue(plain(this), other);
  },
  __le__(this: List, other: unknown): unknown {
    return leValue(plain(this), other);
  },
  __gt__(this: List, other: unknown): unknown {
    return gtValue(plain(this), other);
  },
  __ge__(this: List, other: unknown): unknown {
    return geValue(plain(this), other);
  },
  __repr__(this: List): string {
    return repr(plain(this));
  },
};

/** The items as a list whose class overrides nothing. */
function plain(list: List): List {
  const items: List = [];
  for (let i = 0; i < list.length; i++) items.push(list[i]);
  return items;
}
