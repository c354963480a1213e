/** The module datetime: timedelta, the time between two moments. */
import { OverflowError, typeError, ZeroDivisionError } from "../errors/hierarchy.ts";
import type { ClassValue } from "../objects/types.ts";
import { NotImplemented } from "../values/constants.ts";
import { hash } from "../values/hash.ts";
import { demote } from "../values/numeric.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { padded } from "./calendar.ts";
import { moduleClass } from "./module-class.ts";

const SECOND = 1_000_000n;
const DAY = 86_400_000_000n;
const LIMIT = 999_999_999n;

export class TimeDelta {
  /** All of it, in microseconds. */
  declare $value: bigint;

  __init__(
    days?: unknown,
    seconds?: unknown,
    microseconds?: unknown,
    milliseconds?: unknown,
    minutes?: unknown,
    hours?: unknown,
    weeks?: unknown,
  ): null {
    const parts = [
      [days, "days", DAY],
      [seconds, "seconds", SECOND],
      [microseconds, "microseconds", 1n],
      [milliseconds, "milliseconds", 1000n],
      [minutes, "minutes", 60n * SECOND],
      [hours, "hours", 3600n * SECOND],
      [weeks, "weeks", 7n * DAY],
    ] as const;
    let whole = 0n;
    let fraction = 0;
    for (const [value, name, unit] of parts) {
      if (value === undefined) continue;
      if (typeof value === "bigint") whole += value * unit;
      else {
        const number = typeof value === "boolean" ? Number(value) : value;
        if (typeof number !== "number") {
          throw typeError(`unsupported type for timedelta ${name} component: ${typeName(value)}`);
        }
        whole += BigInt(Math.trunc(number)) * unit;
        fraction += (number - Math.trunc(number)) * Number(unit);
      }
    }
    this.$value = checked(whole + BigInt(halfEven(fraction)));
    return null;
  }

  get days(): number {
    return Number(floor(this.$value, DAY));
  }

  get seconds(): number {
    return Number(floor(this.$rest, SECOND));
  }

  get microseconds(): number {
    return Number(this.$rest % SECOND);
  }

  get $rest(): bigint {
    return this.$value - floor(this.$value, DAY) * DAY;
  }

  total_seconds(): number {
    return Number(this.$value) / 1e6;
  }

  __add__(other: unknown): unknown {
    return isDelta(other) ? delta(this.$value + other.$value) : NotImplemented;
  }

  __sub__(other: unknown): unknown {
    return isDelta(other) ? delta(this.$value - other.$value) : NotImplemented;
  }

  __mul__(factor: unknown): unknown {
    if (typeof factor === "bigint") return delta(this.$value * factor);
    if (typeof factor === "boolean") return delta(factor ? this.$value : 0n);
    if (typeof factor !== "number") return NotImplemented;
    if (Number.isSafeInteger(factor)) return delta(this.$value * BigInt(factor));
    return delta(BigInt(halfEven(Number(this.$value) * factor)));
  }

  __rmul__(factor: unknown): unknown {
    return this.__mul__(factor);
  }

  __truediv__(divisor: unknown): unknown {
    if (isDelta(divisor)) {
      notZero(divisor.$value === 0n);
      return Number(this.$value) / Number(divisor.$value);
    }
    if (typeof divisor !== "number") return NotImplemented;
    notZero(divisor === 0);
    return delta(BigInt(halfEven(Number(this.$value) / divisor)));
  }

  __floordiv__(divisor: unknown): unknown {
    if (isDelta(divisor)) {
      notZero(divisor.$value === 0n);
      return demote(floor(this.$value, divisor.$value));
    }
    if (typeof divisor !== "bigint" && !Number.isSafeInteger(divisor)) return NotImplemented;
    notZero(divisor === 0);
    return delta(floor(this.$value, BigInt(divisor as number)));
  }

  __mod__(divisor: unknown): unknown {
    if (!isDelta(divisor)) return NotImplemented;
    notZero(divisor.$value === 0n);
    return delta(this.$value - floor(this.$value, divisor.$value) * divisor.$value);
  }

  __divmod__(divisor: unknown): unknown {
    if (!isDelta(divisor)) return NotImplemented;
    return new Tuple([this.__floordiv__(divisor), this.__mod__(divisor)]);
  }

  __neg__(): unknown {
    return delta(-this.$value);
  }

  __pos__(): unknown {
    return this;
  }

  __abs__(): unknown {
    return this.$value < 0n ? delta(-this.$value) : this;
  }

  __bool__(): boolean {
    return this.$value !== 0n;
  }

  __eq__(other: unknown): unknown {
    return isDelta(other) ? this.$value === other.$value : NotImplemented;
  }

  __lt__(other: unknown): unknown {
    return isDelta(other) ? this.$value < other.$value : NotImplemented;
  }

  __le__(other: unknown): unknown {
    return isDelta(other) ? this.$value <= other.$value : NotImplemented;
  }

  __gt__(other: unknown): unknown {
    return isDelta(other) ? this.$value > other.$value : NotImplemented;
  }

  __ge__(other: unknown): unknown {
    return isDelta(other) ? this.$value >= other.$value : NotImplemented;
  }

  __hash__(): number {
    return hash(this.$value);
  }

  __copy__(): unknown {
    return this;
  }

  __deepcopy__(_memo: unknown): unknown {
    return this;
  }

  __repr__(): string {
    const parts = (["days", "seconds", "microseconds"] as const)
      .filter((name) => this[name] !== 0)
      .map((name) => `${name}=${this[name]}`);
    return `datetime.${typeName(this)}(${parts.join(", ") || "0"})`;
  }

  __str__(): string {
    const { days, seconds, microseconds } = this;
    const before = days === 0 ? "" : `${days} day${Math.abs(days) === 1 ? "" : "s"}, `;
    const time = `${Math.floor(seconds / 3600)}:${padded(Math.floor(seconds / 60) % 60, 2)}:${padded(seconds % 60, 2)}`;
    return before + time + (microseconds === 0 ? "" : `.${padded(microseconds, 6)}`);
  }
}

export const datetime_timedelta: ClassValue = /* @__PURE__ */ moduleClass(
  "datetime",
  "timedelta",
  TimeDelta,
  {
    parameters: {
      __init__: "days=, seconds=, microseconds=, milliseconds=, minutes=, hours=, weeks=",
    },
  },
);

export function isDelta(x: unknown): x is TimeDelta {
  return x instanceof datetime_timedelta;
}

/** @param microseconds all of it */
export function delta(microseconds: bigint): unknown {
  const made = datetime_timedelta() as TimeDelta;
  made.$value = checked(microseconds);
  return made;
}

export function floor(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function checked(microseconds: bigint): bigint {
  const days = floor(microseconds, DAY);
  if (days >= -LIMIT && days <= LIMIT) return microseconds;
  throw new OverflowError(`days=${days}; must have magnitude <= 999999999`);
}

function notZero(isZero: boolean): void {
  if (isZero) throw new ZeroDivisionError("integer division or modulo by zero");
}

/** The nearest integer, the even one of two. */
function halfEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below;
}
