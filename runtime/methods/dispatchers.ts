/** The dispatchers of the method names that containers and numbers have. */

import { listSort$s } from "../builtins/sorted.ts";
import { drained, drainedAll } from "../builtins/suspending.ts";
import { bindPositional } from "../objects/binding.ts";
import { bytesHex } from "./bytes/hex.ts";
import {
  dictClear,
  dictCopy,
  dictDelete,
  dictFromkeys,
  dictGet,
  dictHas,
  dictItems,
  dictKeys,
  dictLength,
  dictPop,
  dictPopitem,
  dictSet,
  dictSetdefault,
  dictUpdate,
  dictUpdate$s,
  dictValues,
} from "./dict.ts";
import { dispatcher } from "./dispatcher.ts";
import {
  listFilter,
  listFilter$s,
  listMap,
  listMap$s,
  listReduce,
  listReduce$s,
  listSum,
} from "./functional.ts";
import {
  listAppend,
  listClear,
  listContains,
  listCopy,
  listCount,
  listExtend,
  listFirst,
  listIndex,
  listInsert,
  listLast,
  listLength,
  listPop,
  listRemove,
  listReverse,
} from "./list.ts";
import {
  numberAsIntegerRatio,
  numberBitCount,
  numberBitLength,
  numberConjugate,
  numberHex,
  numberIsInteger,
} from "./number.ts";
import { numberFromBytes, numberToBytes } from "./number-bytes.ts";
import { rangeContains, rangeCount, rangeIndex, rangeLength } from "./range.ts";
import {
  setAdd,
  setClear,
  setContains,
  setCopy,
  setDifference,
  setDifferenceUpdate,
  setDiscard,
  setIntersection,
  setIntersectionUpdate,
  setIsdisjoint,
  setIssubset,
  setIssuperset,
  setLength,
  setPop,
  setRemove,
  setSymmetricDifference,
  setSymmetricDifferenceUpdate,
  setUnion,
  setUpdate,
} from "./set.ts";
import { listSort } from "./sort.ts";
import { strContains, strCount, strIndex, strLength } from "./text/search.ts";
import { tupleContains, tupleCount, tupleIndex, tupleLength, tupleTolist } from "./tuple.ts";

export const m_length = /* @__PURE__ */ dispatcher("length", {
  str: [strLength, "length()"],
  list: [listLength, "length()"],
  tuple: [tupleLength, "length()"],
  dict: [dictLength, "length()"],
  set: [setLength, "length()"],
  frozenset: [setLength, "length()"],
  range: [rangeLength, "length()"],
});

export const m_contains = /* @__PURE__ */ dispatcher("contains", {
  str: [strContains, "contains(item, /)"],
  list: [listContains, "contains(item, /)"],
  tuple: [tupleContains, "contains(item, /)"],
  dict: [dictHas, "contains(item, /)"],
  set: [setContains, "contains(item, /)"],
  frozenset: [setContains, "contains(item, /)"],
  range: [rangeContains, "contains(item, /)"],
});

export const m_count = /* @__PURE__ */ dispatcher("count", {
  str: [strCount, "count(sub, start=, end=, /)"],
  list: [listCount, "count(value, /)"],
  tuple: [tupleCount, "count(value, /)"],
  range: [rangeCount, "count(value, /)"],
});

export const m_index = /* @__PURE__ */ dispatcher("index", {
  str: [strIndex, "index(sub, start=, end=, /)"],
  list: [listIndex, "index(value, start=, stop=, /)"],
  tuple: [tupleIndex, "index(value, start=, stop=, /)"],
  range: [rangeIndex, "index(value, /)"],
});

export const m_append = /* @__PURE__ */ dispatcher("append", {
  list: [listAppend, "append(object, /)"],
});

export const m_extend = /* @__PURE__ */ dispatcher("extend", {
  list: [
    listExtend,
    "extend(iterable, /)",
    { entry: /* @__PURE__ */ drained(listExtend, 1), drain: drained },
  ],
});

export const m_insert = /* @__PURE__ */ dispatcher("insert", {
  list: [listInsert, "insert(index, object, /)"],
});

export const m_remove = /* @__PURE__ */ dispatcher("remove", {
  list: [listRemove, "remove(value, /)"],
  set: [setRemove, "remove(elem, /)"],
});

export const m_pop = /* @__PURE__ */ dispatcher("pop", {
  list: [listPop, "pop(index=, /)"],
  dict: [dictPop, "pop(key, default=, /)"],
  set: [setPop, "pop()"],
});

export const m_clear = /* @__PURE__ */ dispatcher("clear", {
  list: [listClear, "clear()"],
  dict: [dictClear, "clear()"],
  set: [setClear, "clear()"],
});

export const m_copy = /* @__PURE__ */ dispatcher("copy", {
  list: [listCopy, "copy()"],
  dict: [dictCopy, "copy()"],
  set: [setCopy, "copy()"],
  frozenset: [setCopy, "copy()"],
});

export const m_sort = /* @__PURE__ */ dispatcher("sort", {
  list: [listSort, "sort(key=, reverse=)", { entry: listSort$s }],
});

export const m_reverse = /* @__PURE__ */ dispatcher("reverse", {
  list: [listReverse, "reverse()"],
});

export const m_map = /* @__PURE__ */ dispatcher("map", {
  list: [listMap, "map(function, /)", { entry: listMap$s }],
});

export const m_filter = /* @__PURE__ */ dispatcher("filter", {
  list: [listFilter, "filter(function, /)", { entry: listFilter$s }],
});

export const m_reduce = /* @__PURE__ */ dispatcher("reduce", {
  list: [listReduce, "reduce(function, initial=, /)", { entry: listReduce$s }],
});

export const m_first = /* @__PURE__ */ dispatcher("first", {
  list: [listFirst, "first()"],
});

export const m_last = /* @__PURE__ */ dispatcher("last", {
  list: [listLast, "last()"],
});

export const m_sum = /* @__PURE__ */ dispatcher("sum", {
  list: [listSum, "sum()"],
});

export const m_tolist = /* @__PURE__ */ dispatcher("tolist", {
  tuple: [tupleTolist, "tolist()"],
});

export const m_get = /* @__PURE__ */ dispatcher("get", {
  dict: [dictGet, "get(key, default=, /)"],
});

export const m_keys = /* @__PURE__ */ dispatcher("keys", {
  dict: [dictKeys, "keys()"],
});

export const m_values = /* @__PURE__ */ dispatcher("values", {
  dict: [dictValues, "values()"],
});

export const m_items = /* @__PURE__ */ dispatcher("items", {
  dict: [dictItems, "items()"],
});

export const m_popitem = /* @__PURE__ */ dispatcher("popitem", {
  dict: [dictPopitem, "popitem()"],
});

export const m_setdefault = /* @__PURE__ */ dispatcher("setdefault", {
  dict: [dictSetdefault, "setdefault(key, default=, /)"],
});

export const m_update = /* @__PURE__ */ dispatcher("update", {
  dict: [dictUpdate, "update(*others, **entries)", { bind: bindPositional, entry: dictUpdate$s }],
  set: [setUpdate, "update(*others)", { bind: bindPositional, entry: /* @__PURE__ */ drainedAll(setUpdate) }],
});

export const m_fromkeys = /* @__PURE__ */ dispatcher("fromkeys", {
  dict: [dictFromkeys, "fromkeys(iterable, value=, /)", { onClass: true }],
});

export const m_set = /* @__PURE__ */ dispatcher("set", {
  dict: [dictSet, "set(key, value, /)"],
});

export const m_has_key = /* @__PURE__ */ dispatcher("has_key", {
  dict: [dictHas, "has_key(key, /)"],
});

export const m_delete = /* @__PURE__ */ dispatcher("delete", {
  dict: [dictDelete, "delete(key, /)"],
});

export const m_add = /* @__PURE__ */ dispatcher("add", {
  set: [setAdd, "add(elem, /)"],
});

export const m_discard = /* @__PURE__ */ dispatcher("discard", {
  set: [setDiscard, "discard(elem, /)"],
});

export const m_union = /* @__PURE__ */ dispatcher("union", {
  set: [setUnion, "union(*others)", { bind: bindPositional, entry: /* @__PURE__ */ drainedAll(setUnion) }],
  frozenset: [
    setUnion,
    "union(*others)",
    { bind: bindPositional, entry: /* @__PURE__ */ drainedAll(setUnion) },
  ],
});

export const m_intersection = /* @__PURE__ */ dispatcher("intersection", {
  set: [
    setIntersection,
    "intersection(*others)",
    { bind: bindPositional, entry: /* @__PURE__ */ drainedAll(setIntersection) },
  ],
  frozenset: [
    setIntersection,
    "intersection(*others)",
    { bind: bindPositional, entry: /* @__PURE__ */ drainedAll(setIntersection) },
  ],
});

export const m_difference = /* @__PURE__ */ dispatcher("difference", {
  set: [
    setDifference,
    "difference(*others)",
    { bind: bindPositional, entry: /* @__PURE__ */ drainedAll(setDifference) },
  ],
  frozenset: [
    setDifference,
    "difference(*others)",
    { bind: bindPositional, entry: /* @__PURE__ */ drainedAll(setDifference) },
  ],
});

export const m_symmetric_difference = /* @__PURE__ */ dispatcher("symmetric_difference", {
  set: [
    setSymmetricDifference,
    "symmetric_difference(other, /)",
    { entry: /* @__PURE__ */ drained(setSymmetricDifference, 1) },
  ],
  frozenset: [
    setSymmetricDifference,
    "symmetric_difference(other, /)",
    { entry: /* @__PURE__ */ drained(setSymmetricDifference, 1) },
  ],
});

export const m_issubset = /* @__PURE__ */ dispatcher("issubset", {
  set: [setIssubset, "issubset(other, /)", { entry: /* @__PURE__ */ drained(setIssubset, 1) }],
  frozenset: [setIssubset, "issubset(other, /)", { entry: /* @__PURE__ */ drained(setIssubset, 1) }],
});

export const m_issuperset = /* @__PURE__ */ dispatcher("issuperset", {
  set: [setIssuperset, "issuperset(other, /)", { entry: /* @__PURE__ */ drained(setIssuperset, 1) }],
  frozenset: [setIssuperset, "issuperset(other, /)", { entry: /* @__PURE__ */ drained(setIssuperset, 1) }],
});

export const m_isdisjoint = /* @__PURE__ */ dispatcher("isdisjoint", {
  set: [setIsdisjoint, "isdisjoint(other, /)", { entry: /* @__PURE__ */ drained(setIsdisjoint, 1) }],
  frozenset: [setIsdisjoint, "isdisjoint(other, /)", { entry: /* @__PURE__ */ drained(setIsdisjoint, 1) }],
  dict_keys: [setIsdisjoint, "isdisjoint(other, /)", { entry: /* @__PURE__ */ drained(setIsdisjoint, 1) }],
  dict_items: [setIsdisjoint, "isdisjoint(other, /)", { entry: /* @__PURE__ */ drained(setIsdisjoint, 1) }],
});

export const m_intersection_update = /* @__PURE__ */ dispatcher("intersection_update", {
  set: [
    setIntersectionUpdate,
    "intersection_update(*others)",
    { bind: bindPositional, entry: /* @__PURE__ */ drainedAll(setIntersectionUpdate) },
  ],
});

export const m_difference_update = /* @__PURE__ */ dispatcher("difference_update", {
  set: [
    setDifferenceUpdate,
    "difference_update(*others)",
    { bind: bindPositional, entry: /* @__PURE__ */ drainedAll(setDifferenceUpdate) },
  ],
});

export const m_symmetric_difference_update = /* @__PURE__ */ dispatcher("symmetric_difference_update", {
  set: [
    setSymmetricDifferenceUpdate,
    "symmetric_difference_update(other, /)",
    { entry: /* @__PURE__ */ drained(setSymmetricDifferenceUpdate, 1) },
  ],
});

export const m_is_integer = /* @__PURE__ */ dispatcher("is_integer", {
  number: [numberIsInteger, "is_integer()"],
});

export const m_bit_length = /* @__PURE__ */ dispatcher("bit_length", {
  number: [numberBitLength, "bit_length()"],
});

export const m_bit_count = /* @__PURE__ */ dispatcher("bit_count", {
  number: [numberBitCount, "bit_count()"],
});

export const m_as_integer_ratio = /* @__PURE__ */ dispatcher("as_integer_ratio", {
  number: [numberAsIntegerRatio, "as_integer_ratio()"],
});

export const m_hex = /* @__PURE__ */ dispatcher("hex", {
  number: [numberHex, "hex()"],
  bytes: [bytesHex, "hex(sep=, bytes_per_sep=)"],
  bytearray: [bytesHex, "hex(sep=, bytes_per_sep=)"],
});

export const m_to_bytes = /* @__PURE__ */ dispatcher("to_bytes", {
  number: [numberToBytes, "to_bytes(length=, byteorder=, *, signed=)", { bind: bindPositional }],
});

export const m_from_bytes = /* @__PURE__ */ dispatcher("from_bytes", {
  number: [
    (_: unknown, ...args: unknown[]) => numberFromBytes(...args),
    "from_bytes(bytes, byteorder=, *, signed=)",
    { bind: bindPositional, onClass: true },
  ],
});

export const m_conjugate = /* @__PURE__ */ dispatcher("conjugate", {
  number: [numberConjugate, "conjugate()"],
});
