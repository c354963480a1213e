import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{compiler,runtime,cli,fixtures,bench}/**/*.test.ts"],
    globalSetup: ["./fixtures/build.setup.ts"],
    // What is tested is compiled, and nothing is left in the user's cache.
    env: { M28_CACHE: "off" },
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    maxConcurrency: 4,
  },
});
