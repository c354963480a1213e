/** A simulated bank: classes, inheritance, overridden methods, a heap of events with an order of their own. */
import { measure } from "../timed.mjs";

class Random {
  constructor(seed) {
    this.state = seed;
  }

  below(n) {
    this.state = (this.state * 16807) % 2147483647;
    return this.state % n;
  }
}

class Event {
  constructor(time, customer) {
    this.time = time;
    this.customer = customer;
  }

  before(other) {
    return (
      this.time < other.time || (this.time === other.time && this.customer.number < other.customer.number)
    );
  }

  happen(_bank) {
    throw new Error("events of no kind do not happen");
  }
}

class Arrival extends Event {
  happen(bank) {
    bank.enter(this.customer, this.time);
  }
}

class Departure extends Event {
  constructor(time, customer, clerk) {
    super(time, customer);
    this.clerk = clerk;
  }

  happen(bank) {
    this.clerk.finish(this.customer);
    bank.leave(this.clerk, this.time);
  }
}

class Customer {
  constructor(number, arrived) {
    this.number = number;
    this.arrived = arrived;
  }

  patience() {
    return 1000000;
  }

  duration(random) {
    return 10 + random.below(50);
  }
}

class HurriedCustomer extends Customer {
  patience() {
    return 100;
  }

  duration(random) {
    return 5 + random.below(10);
  }
}

class Clerk {
  constructor(name) {
    this.name = name;
    this.busy = false;
    this.served = 0;
  }

  start(_customer) {
    this.busy = true;
  }

  finish(_customer) {
    this.busy = false;
    this.served++;
  }
}

class Heap {
  constructor() {
    this.items = [];
  }

  push(item) {
    const { items } = this;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!item.before(items[parent])) break;
      items[at] = items[parent];
      at = parent;
    }
    items[at] = item;
  }

  pop() {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    const count = items.length;
    if (count === 0) return top;
    let at = 0;
    while (true) {
      let child = 2 * at + 1;
      if (child >= count) break;
      if (child + 1 < count && items[child + 1].before(items[child])) child++;
      if (!items[child].before(last)) break;
      items[at] = items[child];
      at = child;
    }
    items[at] = last;
    return top;
  }
}

class Bank {
  constructor(clerks, random) {
    this.clerks = Array.from({ length: clerks }, (_, i) => new Clerk(`clerk ${i}`));
    this.random = random;
    this.events = new Heap();
    this.queue = [];
    this.nextInQueue = 0;
    this.waited = 0;
    this.lost = 0;
  }

  enter(customer, time) {
    for (const clerk of this.clerks) {
      if (!clerk.busy) {
        this.serve(clerk, customer, time);
        return;
      }
    }
    this.queue.push(customer);
  }

  serve(clerk, customer, time) {
    clerk.start(customer);
    this.waited += time - customer.arrived;
    this.events.push(new Departure(time + customer.duration(this.random), customer, clerk));
  }

  leave(clerk, time) {
    while (this.nextInQueue < this.queue.length) {
      const customer = this.queue[this.nextInQueue];
      this.nextInQueue++;
      if (time - customer.arrived <= customer.patience()) {
        this.serve(clerk, customer, time);
        return;
      }
      this.lost++;
    }
  }

  run() {
    while (this.events.items.length > 0) {
      const event = this.events.pop();
      event.happen(this);
    }
  }
}

function run(n) {
  const random = new Random(7);
  const bank = new Bank(4, random);
  let time = 0;
  for (let i = 0; i < n; i++) {
    time += random.below(14);
    const customer = random.below(3) === 0 ? new HurriedCustomer(i, time) : new Customer(i, time);
    bank.events.push(new Arrival(time, customer));
  }
  bank.run();
  const served = bank.clerks.map((clerk) => clerk.served).join(" ");
  return `${bank.waited} ${bank.lost} ${served}`;
}

measure("events", run);
