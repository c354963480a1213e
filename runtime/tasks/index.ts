/** Tasks: async functions, and waiting for what they and JavaScript's promises give. */
export { asyncDefinition, Coroutine } from "./coroutine.ts";
export { Task } from "./task.ts";
export {
  awaitValue$s,
  createTask,
  createTaskAt,
  gather,
  gather$s,
  gatherAt,
  isThenable,
  runAsync$s,
} from "./waiting.ts";
