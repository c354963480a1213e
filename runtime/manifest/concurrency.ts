/** Channels, locks, wait groups, contexts and sleeping. */
import { polls, pure, section, suspends } from "./entry.ts";

const channels = section("13.3", [
  pure("chan", null, "channel", "A channel; its capacity is 0 unless given.", {
    aliases: ["make-chan", "channel", "Channel"],
  }),
  suspends("send", "none", "Sends a value; blocks until it is taken or the buffer has room.", {
    aliases: ["send!"],
  }),
  polls("try-send", "bool", "Sends if that is possible without blocking; was it?"),
  suspends("recv", "tuple", "Receives: `(value, ok)`; `ok` is False when the channel is closed and drained."),
  polls("try-recv", "tuple", "Receives if that is possible without blocking: `(value, success, ok)`."),
  suspends(
    "recv!",
    "element",
    "Receives the value alone; ChannelError when the channel is closed and drained.",
    {
      aliases: ["receive"],
      export: "recvValue",
    },
  ),
  pure("close-chan", null, "none", "Closes a channel: receivers get what is left, senders a ChannelError."),
  polls("chan-closed?", "bool", "Has the channel been closed?", { export: "chanClosed" }),
  pure("cap", null, "int", "The capacity of a channel."),
]);

const selecting = section("13.5", [
  suspends(
    "select-any",
    "tuple",
    "Performs one of several channel operations that are known only at run time: `(index, value, ok)`.",
  ),
]);

const locks = section("13.6", [
  pure("mutex", null, "mutex", "An unlocked mutex.", { aliases: ["make-mutex"] }),
  pure("rwmutex", null, "rwmutex", "A lock for many readers or one writer.", { aliases: ["make-rwmutex"] }),
  suspends("mutex-lock", "none", "Locks; blocks until the lock is free."),
  pure("mutex-unlock", null, "none", "Unlocks, handing the lock to the goroutine that has waited longest."),
  polls("mutex-try-lock", "bool", "Locks if the lock is free; was it?"),
  suspends("rwmutex-rlock", "none", "Locks for reading; blocks while a writer holds or awaits the lock."),
  pure("rwmutex-runlock", null, "none", "Gives up a lock for reading."),
  polls("rwmutex-try-rlock", "bool", "Locks for reading if that is possible without blocking; was it?"),
  pure("waitgroup", null, "waitgroup", "A counter that can be waited for.", { aliases: ["make-waitgroup"] }),
  pure("waitgroup-add", null, "none", "Adds to the counter."),
  pure("waitgroup-done", null, "none", "Takes one off the counter."),
  suspends("waitgroup-wait", "none", "Blocks until the counter is 0."),
]);

const contexts = section("13.7", [
  pure("context-background", null, "context", "A new root context, never cancelled."),
  pure("context-with-cancel", null, "tuple", "A child context and the function that cancels it."),
  pure(
    "context-with-timeout",
    null,
    "tuple",
    "A child that is cancelled after so many milliseconds, and its cancel.",
  ),
  pure(
    "context-with-deadline",
    null,
    "tuple",
    "A child that is cancelled at a Unix time in milliseconds, and its cancel.",
  ),
  pure("context-with-value", null, "context", "A child that carries a value under a key."),
  pure("context-done", null, "channel", "A channel that is closed when the context is cancelled."),
  polls("context-canceled?", "bool", "Has the context been cancelled?", {
    export: "contextCanceled",
    aliases: ["context-cancelled?"],
  }),
  polls("context-error", "any", "The reason of the cancellation, or None."),
  pure("context-value", null, "element", "The value of the nearest context with that key, or the default."),
  pure("context-deadline", null, "any", "The deadline as a Unix time in milliseconds, or None."),
  polls("context-remaining", "any", "Milliseconds until the deadline, or None."),
]);

const sleeping = section("13.8", [
  suspends("sleep", "none", "Suspends this goroutine for so many seconds."),
  suspends("time-sleep", "none", "Suspends this goroutine for so many milliseconds."),
  suspends("gosched", "none", "Lets the other runnable goroutines run first."),
]);

/** Everything of chapter 13, also as the module `concurrency`. */
export const concurrency = [...channels, ...selecting, ...locks, ...contexts, ...sleeping];
