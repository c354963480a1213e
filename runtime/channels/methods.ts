/** The methods of channels as M28 values: `ch.send(v)`, `ch.recv()`, `ch.close()`. */
import { typeError } from "../errors/hierarchy.ts";
import { builtin, fn, suspending } from "../objects/functions.ts";
import { noPosition } from "../scheduler/blocking.ts";
import { outcome } from "../scheduler/entry.ts";
import type { Channel } from "./channel.ts";
import { close, receive, transmit } from "./transfer.ts";

export const sendMethod = /* @__PURE__ */ builtin(
  /* @__PURE__ */ suspending(function (this: Channel, ...values: unknown[]) {
    if (values.length !== 1) throw typeError(`send() takes exactly one argument (${values.length} given)`);
    return outcome(transmit(this, values[0], noPosition));
  }, ".send(self, value)"),
);

/** The value alone; an error when the channel is closed and drained. */
export const receiveMethod = /* @__PURE__ */ builtin(
  /* @__PURE__ */ suspending(function (this: Channel, ...extra: unknown[]) {
    if (extra.length !== 0) throw typeError(`recv() takes no arguments (${extra.length} given)`);
    return outcome(receive(this, noPosition, true));
  }, ".recv(self)"),
);

export const closeMethod = /* @__PURE__ */ builtin(
  /* @__PURE__ */ fn(function (this: Channel, ...extra: unknown[]) {
    if (extra.length !== 0) throw typeError(`close() takes no arguments (${extra.length} given)`);
    close(this);
    return null;
  }, ".close(self)"),
);
