// biome-ignore-all lint/complexity/noArguments: a rest parameter is not counted beside those that are, and how many come is not known
/** The JavaScript functions that stand for M28's: JavaScript sees as many parameters as its own functions would have (language §15.5). */
import { mostTaken } from "../values/own.ts";
import { shapeOf } from "./arity.ts";
import type { Entry } from "./entry-type.ts";
import type { FunctionValue } from "./types.ts";

/** What such a function does; `f` and `x` are what it was made of. */
type Call<X> = (f: Entry, x: X, self: unknown, args: Given) => unknown;

/** Their number counts. */
export type Given = ArrayLike<unknown> & Iterable<unknown>;

type Maker = <X>(name: string, call: Call<X>, f: Entry, x: X) => FunctionValue;

/**
 * Libraries look at `length`: Express tells handlers of errors by it. To define it afterwards, or the name, would make every function an
 * object with a dictionary, which is slow to read for all calls; so there is a text for each number of parameters, and the name is given
 * as that of a property.
 */
const makers: readonly Maker[] = [
  (name, call, f, x) =>
    ({
      [name]: function (this: unknown) {
        return call(f, x, this, arguments);
      },
    })[name]!,
  (name, call, f, x) =>
    ({
      [name]: function (this: unknown, _a?: unknown) {
        return call(f, x, this, arguments);
      },
    })[name]!,
  (name, call, f, x) =>
    ({
      [name]: function (this: unknown, _a?: unknown, _b?: unknown) {
        return call(f, x, this, arguments);
      },
    })[name]!,
  (name, call, f, x) =>
    ({
      [name]: function (this: unknown, _a?: unknown, _b?: unknown, _c?: unknown) {
        return call(f, x, this, arguments);
      },
    })[name]!,
  (name, call, f, x) =>
    ({
      [name]: function (this: unknown, _a?: unknown, _b?: unknown, _c?: unknown, _d?: unknown) {
        return call(f, x, this, arguments);
      },
    })[name]!,
];

/** @param sig its signature text: the parameters before the first that may be left out are counted, `self` is not */
export function hostFunction<X>(sig: string, call: Call<X>, f: Entry, x: X): FunctionValue {
  const { name, least } = shapeOf(sig);
  const made = makers[least]?.(name, call, f, x);
  if (made !== undefined) return made;
  return Object.defineProperty(makers[0]!(name, call, f, x), "length", { value: least, configurable: true });
}

/** A method with its receiver. They are made often, and names cost most of the time, so that they have none. */
export function boundFunction(method: FunctionValue, self: unknown): FunctionValue {
  const made = boundMakers[shapeOf(method.$sig!).least];
  return made === undefined ? hostFunction(method.$sig!, callBound, method, self) : made(method, self);
}

const boundMakers: readonly ((method: FunctionValue, self: unknown) => FunctionValue)[] = [
  (method, self) =>
    function () {
      return callBound(method, self, null, arguments);
    },
  (method, self) =>
    function (_a) {
      return callBound(method, self, null, arguments);
    },
  (method, self) =>
    function (_a, _b) {
      return callBound(method, self, null, arguments);
    },
  (method, self) =>
    function (_a, _b, _c) {
      return callBound(method, self, null, arguments);
    },
];

/** Takes of the arguments that JavaScript gives those that the method takes. */
function callBound(method: Entry, receiver: unknown, _: unknown, args: Given): unknown {
  const most = mostTaken(method);
  const isSurplus = most !== undefined && args.length > most;
  return Reflect.apply(method, receiver, isSurplus ? Array.prototype.slice.call(args, 0, most) : args);
}
