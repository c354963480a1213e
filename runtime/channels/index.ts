/** Channels and select. */
export { Channel } from "./channel.ts";
export { CLOSED, pair } from "./closed.ts";
export {
  cap,
  chan,
  chanClosed,
  closeChan,
  recv,
  recv$s,
  recvValue,
  recvValue$s,
  send,
  send$s,
  tryRecv,
  trySend,
} from "./operations.ts";
export { receiving } from "./receiving.ts";
export { receiveEither, select, selectDefault, selectTimeout } from "./select.ts";
export { selectAny, selectAny$s } from "./select-any.ts";
export { openValue } from "./transfer.ts";
