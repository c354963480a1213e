import { expect, test } from "vitest";
import { runProgram } from "./testing/run-program.ts";

const imports = `
import { rt, started, spawn, positions, sleep, enterFromHost, block, keptOutput, deadlockReport } from "./scheduler/index.ts";
import { startMain } from "./scheduler/main.ts";
import { chan, recv, send, select, selectTimeout } from "./channels/index.ts";
import { mutex, mutexLock, waitgroup, waitgroupAdd, waitgroupWait, contextBackground, contextWithTimeout, contextDone } from "./sync/index.ts";
import { SystemExit, ValueError, KeyError } from "./errors/index.ts";
import { wait } from "./scheduler/testing/emitted.ts";
import { entryBody } from "./emitted/module-body.ts";
const $at = positions("pipeline.m28", "14:5:main 3:1:main 6:7:go block 8:9:f");
const main = (body) => startMain(entryBody(body));
`;

function run(body: string) {
  return runProgram(imports + body);
}

test("a blocked main is a deadlock: report and status 2", () => {
  const { stderr, stdout, status } = run(`
    let text = "out";
    keptOutput().write = () => { process.stdout.write(text); text = ""; };
    await main(async () => {
      const a = chan(), b = chan();
      spawn(async () => { await wait(recv(a, $at + 2)); }, $at + 1);
      spawn(() => null, $at + 1);
      spawn(async () => { const m = mutex(); await wait(mutexLock(m, $at + 2)); await wait(mutexLock(m, $at + 3)); }, $at + 1);
      await wait(send(b, 1, $at));
    });
  `);
  // The program has no source maps, so its own frames are those of JavaScript.
  expect(
    stderr.replace(/ {4}\S+ at .*program\.mjs:\d+\n/g, ""),
  ).toBe(`fatal error: all goroutines are asleep - deadlock!

goroutine 1 [chan send]:
    main at pipeline.m28:14
goroutine 2 [chan receive]:
    go block at pipeline.m28:6
    created at pipeline.m28:3
goroutine 4 [sync.Mutex.Lock]:
    f at pipeline.m28:8
    created at pipeline.m28:3
`);
  expect(stdout).toBe("out");
  expect(status).toBe(2);
});

test("a deadlock is found without a top-level await, too, and outweighs an uncaught error", () => {
  const { stderr, status } = run(`
    main(async () => {
      spawn(() => { throw new ValueError("x"); }, $at + 1);
      await wait(recv(chan(), $at));
    });
  `);
  expect(stderr).toContain("Exception in goroutine 2:\n    created at pipeline.m28:3\nTraceback");
  expect(stderr).toContain(
    "ValueError: x\nfatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [",
  );
  expect(status).toBe(2);
});

test("goroutines that main leaves blocked are abandoned silently, without running their finally parts", () => {
  const { stdout, stderr, status } = run(`
    await main(async () => {
      spawn(async () => { try { await wait(recv(chan(), $at)); } finally { console.log("never"); } }, $at);
    });
    console.log("end");
  `);
  expect({ stdout, stderr, status }).toEqual({ stdout: "end\n", stderr: "", status: 0 });
});

test("sleeping, a host timer or an awaited promise is no deadlock", () => {
  const { stdout, stderr, status } = run(`
    await main(async () => {
      const ch = chan();
      await wait(sleep(0.02, $at));
      setTimeout(() => enterFromHost(async () => { rt.ok = 0; return started((async () => { await wait(send(ch, "late", -1)); })()); }, null, []), 20);
      console.log(await wait(recv(ch, $at)));
    });
  `);
  expect({ stdout, stderr, status }).toEqual({ stdout: "late\n", stderr: "", status: 0 });
});

test("a context timer keeps the program alive only while somebody is blocked", () => {
  const waiting = run(`
    await main(async () => {
      const [ctx] = contextWithTimeout(contextBackground(), 40).items;
      console.log(await wait(select($at, 1, contextDone(ctx))));
    });
  `);
  expect(waiting).toEqual({ stdout: "0\n", stderr: "", status: 0 });
  const idle = run(`await main(async () => { contextWithTimeout(contextBackground(), 1_000_000); });`);
  expect(idle.status).toBe(0);
});

test("SystemExit in any goroutine ends the program at once, after flushing", () => {
  const { stdout, stderr, status } = run(`
    let text = "written ";
    keptOutput().write = () => { process.stdout.write(text); text = ""; };
    await main(async () => {
      spawn(() => { throw new SystemExit(7); }, $at);
      await wait(sleep(5, $at));
      console.log("never");
    });
  `);
  expect({ stdout, stderr, status }).toEqual({ stdout: "written ", stderr: "", status: 7 });
});

test.each([
  ["", 0, ""],
  ["null", 0, ""],
  ["3", 3, ""],
  ["'out of luck'", 1, "out of luck\n"],
])("exit(%s) gives status %i", (argument, expected, text) => {
  const { stderr, status } = run(`startMain(() => { throw new SystemExit(${argument}); });`);
  expect(status).toBe(expected);
  expect(stderr).toBe(text);
});

test("an uncaught error ends its goroutine, or, in main, the program; the status is 1", () => {
  const { stdout, stderr, status } = run(`
    const promise = main(async () => {
      spawn(async () => { throw new KeyError("apple"); }, $at + 1);
      await wait(sleep(0.01, $at));
      console.log("on");
      throw new ValueError();
    });
    await promise;
    console.log("after main");
  `);
  expect(stdout).toBe("on\n");
  expect(stderr).toMatch(
    /^Exception in goroutine 2:\n {4}created at pipeline.m28:3\nTraceback \(most recent call last\):\n/,
  );
  expect(stderr).toMatch(/\nKeyError: 'apple'\nTraceback \(most recent call last\):\n(.*\n)*ValueError\n$/);
  expect(status).toBe(1);
});

test("a function that JavaScript calls gives its value, or a promise when it blocks", () => {
  const { stdout, status } = run(`
    const ch = chan(1);
    const take = () => { rt.ok = 0; return started((async () => { const $g = rt.cur; const v = await wait(recv(ch, -1)); return $g.done(v); })()); };
    await main(async () => {
      const caller = rt.cur;
      const later = enterFromHost(take, null, []);
      console.log(later instanceof Promise, rt.cur === caller);
      await wait(send(ch, 5, -1));
      later.then((v) => console.log("got", v));
    });
    console.log(enterFromHost(() => 1, null, []));
  `);
  expect(stdout).toBe("true true\n1\ngot 5\n");
  expect(status).toBe(0);
});

test("each signal has one listener, however many programs run in the process", () => {
  const { stdout, stderr } = run(`
    const programs = [];
    for (let i = 0; i < 20; i++) programs.push(main(async () => { await wait(sleep(0.001, $at)); }));
    await Promise.all(programs);
    console.log(process.listenerCount("SIGINT"), process.listenerCount("SIGTERM"));
  `);
  expect(stdout).toBe("1 1\n");
  expect(stderr).toBe("");
});
