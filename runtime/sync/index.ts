/** Locks, wait groups and contexts. */
export { Context } from "./context.ts";
export {
  contextBackground,
  contextCanceled,
  contextDeadline,
  contextDone,
  contextError,
  contextRemaining,
  contextValue,
  contextWithCancel,
  contextWithDeadline,
  contextWithTimeout,
  contextWithValue,
} from "./context-operations.ts";
export { Mutex } from "./mutex.ts";
export {
  mutex,
  mutexLock,
  mutexLock$s,
  mutexTryLock,
  mutexUnlock,
  rwmutex,
  rwmutexRlock,
  rwmutexRlock$s,
  rwmutexRunlock,
  rwmutexTryRlock,
  waitgroup,
  waitgroupAdd,
  waitgroupDone,
  waitgroupWait,
  waitgroupWait$s,
  withMutexLock,
  withMutexLock$s,
  withMutexPass,
  withMutexUnlock,
  withRlockLock,
  withRlockLock$s,
  withRlockUnlock,
} from "./operations.ts";
export { RWMutex } from "./rwmutex.ts";
export { WaitGroup } from "./waitgroup.ts";
