/** The way behind the events that wait in the host's event loop, in Node and in browsers. */

/** Runs `callback` once, after the events that wait in the host's loop have had their chance. */
export function afterHostEvents(callback: () => void): void {
  if (typeof setImmediate === "function") {
    setImmediate(callback);
    return;
  }
  const { port1, port2 } = new MessageChannel();
  const onmessage = () => {
    port1.close();
    callback();
  };
  Object.assign(port1, { onmessage });
  port2.postMessage(null);
}
