/** The methods of channels as M28 values: `ch.send(v)`, `ch.recv()`, `ch.close()`. */
import { typeError } from "../errors/hierarchy.ts";
import { builtin, fn, limited, suspending } from "../objects/functions.ts";
import { noPosition } from "../scheduler/blocking.ts";
import { outcome } from "../scheduler/entry.ts";
import type { ChannelState } from "./state.ts";
import { close, receive, transmit } from "./transfer.ts";

const ONE = "takes exactly one argument";

export const sendMethod = /* @__PURE__ */ builtin(
  /* @__PURE__ */ limited(
    /* @__PURE__ */ suspending(function (this: ChannelState, ...values: unknown[]) {
      if (values.length === 0) throw typeError(`send() ${ONE} (0 given)`);
      return outcome(transmit(this, values[0], noPosition));
    }, ".send(self, value)"),
    "send",
    ONE,
  ),
);

/** The value alone; an error when the channel is closed and drained. */
export const receiveMethod = /* @__PURE__ */ builtin(
  /* @__PURE__ */ limited(
    /* @__PURE__ */ suspending(function (this: ChannelState) {
      return outcome(receive(this, noPosition, true));
    }, ".recv(self)"),
    "recv",
  ),
);

export const closeMethod = /* @__PURE__ */ builtin(
  /* @__PURE__ */ limited(
    /* @__PURE__ */ fn(function (this: ChannelState) {
      close(this);
      return null;
    }, ".close(self)"),
    "close",
  ),
);
