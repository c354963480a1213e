import { expect, test } from "vitest";
import {
  deadlockReport,
  enterFromHost,
  gosched,
  positions,
  rt,
  sleep,
  spawn,
  started,
  startMain,
  tick,
} from "./index.ts";

test("goroutines run in the order in which they became runnable", async () => {
  const log: string[] = [];
  function main() {
    rt.ok = 0;
    return started(main$async());
  }
  async function main$async() {
    const $g = rt.cur;
    for (const name of ["a", "b", "c"]) {
      spawn(async () => {
        const $g = rt.cur;
        log.push(`${name}1`);
        if (gosched(0) === undefined) {
          await $g.hop();
          if ($g.blocked) await $g.park();
          $g.take();
        }
        log.push(`${name}2`);
        return $g.done(null);
      }, 0);
    }
    log.push("m");
    for (let i = 0; i < 3; i++) {
      if (gosched(0) === undefined) {
        await $g.hop();
        if ($g.blocked) await $g.park();
        $g.take();
      }
      log.push(`m${i}`);
    }
    return $g.done(null);
  }
  await startMain(main);
  expect(log.join(" ")).toBe("m a1 b1 c1 m0 a2 b2 c2 m1 m2");
});
