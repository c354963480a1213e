import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { SourceMap } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { rowTable } from "../fixtures/rows.ts";
import { packageRoot } from "./package-root.ts";
import { type TestProject, testProject } from "./test-project.ts";

const CHROMIUM = "/usr/bin/chromium";

const PAGE = `<!doctype html><title>pool</title><ul id="results"></ul><p id="end"></p>
<script type="module" src="main.js"></script>`;

const PROGRAM = `(= jobs (chan 10))
(= results (chan 10))
(def worker (id)
  (for n in jobs
    (sleep 0.001)
    (send results (* n n))))
(for id in range(3) (go (worker id)))
(for n in range(8) (send jobs n))
(close jobs)
(= found [])
(for _ in range(8) (found.append (nth (recv results) 0)))
(= list-element (js/document.getElementById "results"))
(for n in sorted(found)
  (= item (js/document.createElement "li"))
  (= item.textContent (str n))
  (list-element.appendChild item))
(= (js/document.getElementById "end").textContent "done")
`;

it.skipIf(!existsSync(CHROMIUM))("a page shows the results of a worker pool", async () => {
  const project = testProject({ "main.m28": PROGRAM, "index.html": PAGE });
  const { stderr, status } = project.m28(
    "build",
    "main.m28",
    "--platform",
    "browser",
    "--minify",
    "--sourcemap",
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const url = await serve(project);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(url);
    await page.waitForFunction('document.getElementById("end").textContent === "done"', null, {
      timeout: 10_000,
    });
    const items = await page.locator("#results li").allTextContents();
    expect(items).toEqual(["0", "1", "4", "9", "16", "25", "36", "49"]);
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
  }
});

it.skipIf(!existsSync(CHROMIUM))(
  "a page is what begins with its scripts, not with what they import",
  async () => {
    const project = testProject({
      "main.m28": '(import part)\n(= js/document.title (+ js/document.title f"{__name__} {part.name}|"))\n',
      "part.m28": "(= name __name__)\n",
      "app.js": 'import "./main.js";\nimport "./main.js?again";\n',
      "index.html": '<!doctype html><title></title><script type="module" src="main.js?v=1#x"></script>',
      "other.html": '<!doctype html><title></title><script type="module" src="app.js"></script>',
      "worker.html": `<!doctype html><title></title><script>
new Worker("name.js", { type: "module" }).onmessage = ({ data }) => { document.title = data; };
</script>`,
      "name.m28": "(js/postMessage __name__)\n",
    });
    for (const file of ["main.m28", "name.m28"])
      expect(project.m28("build", file, "--platform", "browser", "--minify").stderr).toBe("");
    const url = await serve(project);
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    try {
      const page = await browser.newPage();
      for (const [place, title] of [
        ["", "__main__ part|"],
        ["other.html", "main part|main part|"],
        ["worker.html", "__main__"],
      ] as const) {
        await page.goto(url + place);
        await expect.poll(() => page.title(), { timeout: 10_000 }).toBe(title);
      }
    } finally {
      await browser.close();
    }
  },
);

it.skipIf(!existsSync(CHROMIUM))(
  "macros get out of the compiler as little in a browser",
  async () => {
    const compiler = join(packageRoot, "compiler/program");
    const project = testProject({
      "index.html": '<!doctype html><title></title><script type="module" src="main.js"></script>',
      "start.ts": `import { createMemoryHost } from "${compiler}/memory-host.ts";
import { createProgram } from "${compiler}/program.ts";
globalThis.rejection = (source) => {
  const program = createProgram(createMemoryHost({ "/main.m28": source }), { entries: ["/main.m28"] });
  return program.diagnostics().find(({ severity }) => severity === "error")?.message;
};
document.title = "ready";
`,
    });
    await build({
      entryPoints: [project.path("start.ts")],
      bundle: true,
      format: "esm",
      platform: "browser",
      outfile: project.path("main.js"),
    });
    const { cases } = rowTable(join(packageRoot, "fixtures/11-macros/escapes.rows.md"));
    const rows = cases.flatMap(({ rejected }) => rejected);
    expect(rows.length).toBeGreaterThan(100);
    const url = await serve(project);
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    try {
      const page = await browser.newPage();
      await page.goto(url);
      await expect.poll(() => page.title(), { timeout: 10_000 }).toBe("ready");
      const before = await page.evaluate("Object.keys(globalThis).join()");
      for (const { source, expected } of rows) {
        const message = await page.evaluate(`rejection(${JSON.stringify(source)})`);
        // Stacks of browsers are smaller.
        if (/come to an end/.test(expected))
          expect(message).toMatch(/come to an end$|: maximum recursion depth exceeded$/);
        else expect(`${source} ⇒ ${message}`).toBe(`${source} ⇒ ${expected}`);
      }
      expect(await page.evaluate("Object.keys(globalThis).join()")).toBe(before);
    } finally {
      await browser.close();
    }
  },
  120_000,
);

/** Turns of 8 ms, of which so many have passed since a timer of the page has fired. */
const WATCH = `let turns = 0;
export let most = 0;
setInterval(() => { turns = 0; }, 1);
export function turn() {
  most = Math.max(most, ++turns);
  const end = performance.now() + 8;
  while (performance.now() < end);
  return null;
}
export function end() { document.getElementById("end").textContent = most; return null; }
`;

it.skipIf(!existsSync(CHROMIUM))("the page has its turns between long turns of goroutines", async () => {
  const project = testProject({
    "main.m28": `(from "./watch.mjs" import turn end)
(= ch (chan))
(go (for _ (range 40) (turn) (send ch None)) (close-chan ch))
(for _ ch (turn))
(for _ (range 40) (turn) (gosched))
(for _ (range 40) (turn) (sleep 0))
(end)
`,
    "watch.mjs": WATCH,
    "index.html": PAGE,
  });
  project.m28("build", "main.m28", "--platform", "browser");
  const url = await serve(project);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction('document.getElementById("end").textContent !== ""');
    // A slice is as long as one turn, and the timer itself may have to wait for the page.
    expect(Number(await page.locator("#end").textContent())).toBeLessThanOrEqual(8);
  } finally {
    await browser.close();
  }
});

const ELEMENT = `(class Counter (js/HTMLElement)
  (= observedAttributes ["step"])
  (def __init__ (self)
    (super.__init__)
    (= self.count 0)
    (= self.step 1)
    (= self.ticks (chan 1)))
  (def connectedCallback (self)
    (self.addEventListener "click" self.clicked)
    (go (self.watch))
    (self.show))
  (def attributeChangedCallback (self name old new *rest)
    (= self.step (int new)))
  (def clicked (self event)
    (send self.ticks self.step))
  (def watch (self)
    (for step in self.ticks
      (sleep 0.001)
      (self.count += step)
      (self.show)))
  (def show (self)
    (= self.textContent f"{self.count} by {self.step}")))
(js/customElements.define "m28-counter" Counter)
(class Loud (Counter)
  (def __init__ (self) (super.__init__) (= self.loud "!"))
  (def show (self)
    (super.show)
    (= self.textContent (+ self.textContent self.loud))))
(js/customElements.define "m28-loud" Loud)
`;

it.skipIf(!existsSync(CHROMIUM))("custom elements are written in M28", async () => {
  const body = '<m28-counter id="a" step="5"></m28-counter><m28-loud id="b"></m28-loud>';
  const project = testProject({
    "main.m28": ELEMENT,
    "index.html": `<!doctype html><title>elements</title>${body}<script type="module" src="main.js"></script>`,
  });
  const { stderr } = project.m28("build", "main.m28", "--platform", "browser", "--minify");
  expect(stderr).toBe("");
  const url = await serve(project);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(url);
    await page.waitForFunction('document.getElementById("a").textContent === "0 by 5"');
    await page.locator("#a").click();
    await page.waitForFunction('document.getElementById("a").textContent === "5 by 5"');
    await page.evaluate('document.getElementById("b").setAttribute("step", "2")');
    await page.locator("#b").click();
    await page.waitForFunction('document.getElementById("b").textContent === "2 by 2!"');
    // The parser has upgraded those above; a script makes this one.
    const made = "document.body.appendChild(document.createElement('m28-loud')).textContent";
    expect(await page.evaluate(made)).toBe("0 by 1!");
    const kinds =
      'document.getElementById("a") instanceof HTMLElement && document.getElementById("b").constructor.name';
    expect(await page.evaluate(kinds)).toBe("Loud");
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
  }
});

const FAILING = `(def price (items name)
  items[name])
(def checkout (items)
  (sleep 0.001)
  (price items "apple"))
(go (checkout {"pear": 1}))
(def compare (x)
  (+ x "a"))
(go (sorted [2 1] key=compare))
(def wrapped ()
  (try (checkout {})
    (except KeyError as e (raise (ValueError "no apples") from e))))
(sleep 0.1)
(wrapped)
`;

/** The lines of the program that the frames of a stack are mapped to, innermost first; what is no M28 code as it stands. */
function mapped(stack: string, map: SourceMap): string[] {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => {
      const [, row, column] = /:(\d+):(\d+)\)?$/.exec(line) ?? [];
      const entry = map.findEntry(Number(row) - 1, Number(column) - 1);
      const isOurs = "originalSource" in entry && entry.originalSource.endsWith("main.m28");
      return isOurs ? `${entry.originalLine + 1}` : line;
    });
}

it.skipIf(!existsSync(CHROMIUM)).each([[["--sourcemap"]], [["--sourcemap", "--minify"]]])(
  "errors reach the console as objects whose frames are all the program's: %s",
  async (flags) => {
    const project = testProject({ "main.m28": FAILING, "index.html": PAGE });
    project.m28("build", "main.m28", "--platform", "browser", ...flags);
    const map = new SourceMap(JSON.parse(project.read("main.js.map")));
    const url = await serve(project);
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    try {
      const page = await browser.newPage();
      const seen: string[][] = [];
      page.on("console", (message) => {
        const stacks = message.args().map((arg) =>
          arg.evaluate((error) => {
            const stacks: string[] = [];
            for (let each = error; each instanceof Error; each = each.cause) stacks.push(String(each.stack));
            return stacks;
          }),
        );
        if (message.type() !== "error") return;
        void Promise.all(stacks).then((all) => all.flat().length > 0 && seen.push(all.flat()));
      });
      await page.goto(url);
      await expect.poll(() => seen.length, { timeout: 20_000 }).toBe(3);
      const reports = seen.map((stacks) =>
        stacks.map((stack) => [stack.split("\n")[0], ...mapped(stack, map)]),
      );
      expect(reports).toEqual([
        [["TypeError: unsupported operand type(s) for +: 'int' and 'str'", "8", "9"]],
        [["KeyError: 'apple'", "2", "5", "6"]],
        [
          ["ValueError: no apples", "12", "14"],
          ["KeyError: 'apple'", "2", "5", "11", "14"],
        ],
      ]);
    } finally {
      await browser.close();
    }
  },
);

it("a bundle for browsers has nothing of Node's", () => {
  const project = testProject({
    "main.m28": "(= ch (chan 1))\n(send ch 1)\n(print (recv ch))\n(send ch 1 2)\n",
  });
  project.m28("build", "main.m28", "--platform", "browser", "--minify", "--outfile", "main.mjs");
  expect(project.read("main.mjs")).not.toMatch(/globalThis\.process|setImmediate|deadlock|beforeExit/);
  // Run outside of browsers, it writes to the console, and has no exit status.
  const { status, stdout, stderr } = project.node("main.mjs");
  expect(stdout).toBe("(1, True)\n");
  expect(stderr).toContain("send requires 2 arguments: channel and value");
  expect(status).toBe(0);
});

/** Serves the project's folder on a free port until the test is over. */
async function serve(project: TestProject): Promise<string> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "", "http://host").pathname.slice(1) || "index.html";
    if (!existsSync(project.path(name))) return void response.writeHead(404).end();
    const type = name.endsWith(".js") ? "text/javascript" : "text/html";
    response.writeHead(200, { "content-type": type }).end(readFileSync(project.path(name)));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Chromium without its connections to the outside. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
