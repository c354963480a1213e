/**
 * A lock that nobody else wants, with a guard against errors and by two calls, one that eight async functions take in turn, and
 * one for which they have to wait.
 */
import { measureAsync } from "../timed.mjs";

class Mutex {
  constructor() {
    this.locked = false;
    this.waiting = [];
  }

  async lock() {
    if (this.locked) await new Promise((resolve) => this.waiting.push(resolve));
    else this.locked = true;
  }

  unlock() {
    const next = this.waiting.shift();
    if (next) next();
    else this.locked = false;
  }
}

async function uncontended(n) {
  const mutex = new Mutex();
  let count = 0;
  for (let i = 0; i < n; i++) {
    await mutex.lock();
    try {
      count++;
    } finally {
      mutex.unlock();
    }
  }
  return count;
}

async function byCalls(n) {
  const mutex = new Mutex();
  let count = 0;
  for (let i = 0; i < n; i++) {
    await mutex.lock();
    count++;
    mutex.unlock();
  }
  return count;
}

async function shared(n) {
  const mutex = new Mutex();
  let count = 0;
  const worker = async () => {
    for (let i = 0; i < n / 8; i++) {
      await mutex.lock();
      try {
        count++;
      } finally {
        mutex.unlock();
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return count;
}

async function contended(n) {
  const mutex = new Mutex();
  let count = 0;
  const worker = async () => {
    for (let i = 0; i < n / 8; i++) {
      await mutex.lock();
      try {
        const before = count;
        await null;
        count = before + 1;
      } finally {
        mutex.unlock();
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return count;
}

await measureAsync("mutex-uncontended", uncontended);
await measureAsync("mutex-by-calls", byCalls);
await measureAsync("mutex-shared", shared);
await measureAsync("mutex-contended", contended);
