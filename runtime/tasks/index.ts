/** Tasks: async functions, and waiting for what they and JavaScript's promises give. */
export { asyncDefinition, Coroutine } from "./coroutine.ts";
export { Task } from "./task.ts";
export { awaitValue$s, createTask, gather, gather$s, isThenable, runAsync$s } from "./waiting.ts";
