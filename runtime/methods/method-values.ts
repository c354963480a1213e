/** The methods of built-in types in all other ways: with keywords, under the suspending convention, and as values. */
import { isPassedOn } from "../objects/argument-limit.ts";
import { mostOf, taken } from "../objects/arity.ts";
import { bind } from "../objects/binding.ts";
import { builtin, fn } from "../objects/functions.ts";
import { parseSignature } from "../objects/signature.ts";
import type { ClassValue, Dispatcher, FunctionValue } from "../objects/types.ts";
import { rt } from "../scheduler/rt.ts";
import type { Dict } from "../values/dict.ts";
import { setMost } from "../values/own.ts";
import { type BuiltinMethod, receiverOf } from "./builtin-method.ts";
import { checkReceiver } from "./receivers.ts";

/** Lets a dispatcher's methods be read as values. */
export function readable<T extends Dispatcher | null | undefined>(dispatcher: T): T {
  if (dispatcher) {
    dispatcher.$value = boundTo;
    dispatcher.$unbound = unbound;
  }
  return dispatcher;
}

/** Under the suspending convention. */
export function performS(method: BuiltinMethod, receiver: unknown, args: readonly unknown[]): unknown {
  return perform(method, receiver, method.bound(args));
}

export function performKw(
  method: BuiltinMethod,
  receiver: unknown,
  positional: readonly unknown[],
  keywords: Dict | null,
): unknown {
  if (isPassedOn(positional, keywords)) return method.call(receiver, positional);
  return method.implementation(
    receiverOf(receiver),
    ...bind(parseSignature(method.sig), positional, keywords),
  );
}

/** Under the suspending convention. */
export function performKwS(
  method: BuiltinMethod,
  receiver: unknown,
  args: readonly unknown[],
  keywords: Dict | null,
): unknown {
  return perform(method, receiver, bind(parseSignature(method.sig), args, keywords));
}

/** `xs.append` as a value. */
export function boundTo(method: BuiltinMethod, receiver: unknown): FunctionValue {
  const { implementation, entry, sig } = method;
  const most = mostOf(sig);
  const value: FunctionValue = builtin(
    fn((...args: unknown[]) => method.call(receiver, taken(args, most)), sig, most),
  );
  value.$impl = (...params: unknown[]) => implementation(receiverOf(receiver), ...params);
  if (!method.onClass) Object.assign(value, { $self: receiver, $func: method });
  if (entry !== implementation) {
    value.$s = (...args: unknown[]) => performS(method, receiver, args);
    value.$implS = (...params: unknown[]) => entry(receiverOf(receiver), ...params);
  }
  return value;
}

/** `list.append` as a value: takes the receiver as its first argument. */
export function unbound(method: BuiltinMethod, owner: ClassValue, type: ClassValue): FunctionValue {
  if (method.onClass) return boundTo(method, owner);
  const { implementation, entry, sig } = method;
  const most = mostOf(sig);
  const name = sig.slice(0, sig.indexOf("("));
  const value: FunctionValue = builtin((...given: unknown[]) => {
    checkReceiver(type, name, given);
    return method.call(given[0], taken(given.slice(1), most));
  });
  value.$sig = sig.replace("(", sig.endsWith("()") ? "(self" : "(self, ");
  setMost(value, most + 1);
  value.$refuse = (count) => method.bound(new Array(count - 1));
  value.$impl = (receiver: unknown, ...params: unknown[]) => implementation(receiverOf(receiver), ...params);
  if (entry !== implementation) {
    value.$s = (...given: unknown[]) => {
      checkReceiver(type, name, given);
      return performS(method, given[0], given.slice(1));
    };
    value.$implS = (receiver: unknown, ...params: unknown[]) => entry(receiverOf(receiver), ...params);
  }
  return value;
}

function perform({ entry, implementation }: BuiltinMethod, of: unknown, args: readonly unknown[]): unknown {
  const receiver = receiverOf(of);
  return rt.attempt !== null && entry === implementation
    ? rt.attempt(implementation, receiver, ...args)
    : entry(receiver, ...args);
}
