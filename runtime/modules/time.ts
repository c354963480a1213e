/** The module time; `time.sleep` is the scheduler's sleep. */
import { clock } from "../clock.ts";

/** When the program began, in milliseconds since 1970, as exact as the host tells. */
export function time_time(): number {
  return clock.exactUnixTime() / 1000;
}

export function time_time_ns(): number | bigint {
  return BigInt(clock.unixTime()) * 1_000_000n;
}

export function time_monotonic(): number {
  return clock.now() / 1000;
}

export function time_perf_counter(): number {
  return clock.now() / 1000;
}
