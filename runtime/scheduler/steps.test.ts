import { describe, expect, test } from "vitest";
import { chan, closeChan, recv, send } from "../channels/index.ts";
import { ValueError } from "../errors/index.ts";
import {
  type Goroutine,
  gosched,
  noPosition,
  rt,
  type Steps,
  setReporter,
  spawnCall,
  spawnSteps,
} from "./index.ts";
import { liveGoroutines } from "./live.ts";
import { go, main, wait } from "./testing/emitted.ts";

function goSteps(body: () => Steps): void {
  spawnSteps(body, noPosition);
}

describe("goroutines that run in steps", () => {
  test("have their turns in order among the others, however many follow each other", () =>
    main(async () => {
      const log: string[] = [];
      const names = Array.from({ length: 200 }, (_, i) => (i % 70 === 3 ? `promise ${i}` : `steps ${i}`));
      for (const name of names) {
        if (name.startsWith("promise")) {
          go(async () => {
            log.push(name);
            await wait(gosched(0));
            log.push(`${name} again`);
          });
        } else {
          goSteps(function* () {
            log.push(name);
            if (gosched(0) === undefined) yield;
            log.push(`${name} again`);
          });
        }
      }
      expect(log).toEqual([]);
      await wait(gosched(0));
      expect(log).toEqual(names);
      await wait(gosched(0));
      expect(log.slice(names.length)).toEqual(names.map((name) => `${name} again`));
    }));

  test("get what they are woken with, errors included, through what they delegate to", () =>
    main(async () => {
      const ch = chan();
      const log: unknown[] = [];
      function* receiver(): Steps {
        let v = recv(ch, 0);
        if (v === undefined) v = yield;
        return v;
      }
      goSteps(function* () {
        const $g = rt.cur;
        log.push(yield* receiver());
        try {
          if (send(ch, 1, 0) === undefined) yield;
        } catch (error) {
          log.push((error as Error).message, rt.cur === $g);
        }
      });
      await wait(gosched(0));
      await wait(send(ch, "v", 0));
      await wait(gosched(0));
      closeChan(ch);
      await wait(gosched(0));
      expect(log).toEqual(["v", "send on closed channel", true]);
      expect(liveGoroutines()).toEqual([rt.cur]);
    }));

  test("are made at the first turn, by the function that advances them", () =>
    main(async () => {
      const ch = chan();
      const log: unknown[] = [];
      function* receiver(name: unknown): Steps {
        let v = recv(ch, 0);
        if (v === undefined) v = yield;
        log.push(`${name} ${v}`);
        return v;
      }
      spawnCall(
        ($g, name) => ($g as Goroutine).step(($g as Goroutine).steps ?? receiver(name)),
        noPosition,
        "first",
      );
      spawnCall(() => {
        throw new ValueError("no steps");
      }, noPosition);
      setReporter(({ error }) => log.push(`${error}`));
      await wait(gosched(0));
      await wait(send(ch, "v", 0));
      await wait(gosched(0));
      expect(log).toEqual(["ValueError: no steps", "first v"]);
      expect(liveGoroutines()).toEqual([rt.cur]);
    }));

  test("let promises of JavaScript and the host go on while they wake each other", () =>
    main(async () => {
      const [ping, pong] = [chan(), chan()];
      let promised = false;
      let immediate = false;
      const relay = (from: unknown, to: unknown) =>
        function* (): Steps {
          while (!immediate) {
            if (recv(from, 0) === undefined) yield;
            if (send(to, 1, 0) === undefined) yield;
          }
          return null;
        };
      goSteps(relay(ping, pong));
      goSteps(relay(pong, ping));
      await wait(send(ping, 1, 0));
      setImmediate(() => {
        expect(promised).toBe(true);
        immediate = true;
      });
      Promise.resolve().then(() => {
        promised = true;
      });
      while (!immediate) await wait(gosched(0));
    }));
});
