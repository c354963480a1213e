/** A channel as one writes it by hand: arrays of promises that wait. */

export class Channel {
  constructor(capacity = 0) {
    this.capacity = capacity;
    this.buffer = [];
    this.senders = [];
    this.receivers = [];
    this.closed = false;
  }

  async send(value) {
    const receiver = this.receivers.shift();
    if (receiver) receiver(value);
    else if (this.buffer.length < this.capacity) this.buffer.push(value);
    else await new Promise((resolve) => this.senders.push({ value, resolve }));
  }

  /** `undefined` once the channel is closed and empty. */
  async receive() {
    if (this.buffer.length > 0) {
      const value = this.buffer.shift();
      const sender = this.senders.shift();
      if (sender) {
        this.buffer.push(sender.value);
        sender.resolve();
      }
      return value;
    }
    const sender = this.senders.shift();
    if (sender) {
      sender.resolve();
      return sender.value;
    }
    if (this.closed) return undefined;
    return new Promise((resolve) => this.receivers.push(resolve));
  }

  close() {
    this.closed = true;
    for (const receiver of this.receivers.splice(0)) receiver(undefined);
  }

  get isReady() {
    return this.buffer.length > 0 || this.senders.length > 0 || this.closed;
  }
}

/** Receives from one of the channels that are ready, by chance, or from the first that becomes so: its index and the value. */
export async function select(channels) {
  const ready = [];
  for (let i = 0; i < channels.length; i++) {
    if (channels[i].isReady) ready.push(i);
  }
  if (ready.length > 0) {
    const index = ready[Math.floor(Math.random() * ready.length)];
    return [index, await channels[index].receive()];
  }
  return new Promise((resolve) => {
    const waiters = channels.map((_, index) => (value) => {
      channels.forEach(({ receivers }, other) => {
        const at = receivers.indexOf(waiters[other]);
        if (at >= 0) receivers.splice(at, 1);
      });
      resolve([index, value]);
    });
    for (let i = 0; i < channels.length; i++) channels[i].receivers.push(waiters[i]);
  });
}
