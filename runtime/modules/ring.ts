/** A sequence that grows and shrinks at both ends in constant time. */

/** Free places in front are given back when they are this many, and more than the items. */
const SLACK = 32;

export class Ring {
  private items: unknown[] = [];
  private head = 0;
  /** How often it has been changed. */
  changes = 0;

  get size(): number {
    return this.items.length - this.head;
  }

  push(x: unknown): void {
    this.changes++;
    this.items.push(x);
  }

  unshift(x: unknown): void {
    this.changes++;
    if (this.head === 0) this.makeRoom();
    this.items[--this.head] = x;
  }

  pop(): unknown {
    this.changes++;
    return this.items.pop();
  }

  shift(): unknown {
    this.changes++;
    const item = this.items[this.head];
    this.items[this.head++] = undefined;
    if (this.head >= SLACK && this.head > this.items.length - this.head) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return item;
  }

  at(position: number): unknown {
    return this.items[this.head + position];
  }

  put(position: number, x: unknown): void {
    this.items[this.head + position] = x;
  }

  /** @param items become the ring's own */
  fill(items: unknown[]): void {
    this.changes++;
    this.items = items;
    this.head = 0;
  }

  toArray(): unknown[] {
    return this.items.slice(this.head);
  }

  private makeRoom(): void {
    const room = Math.max(SLACK / 2, this.items.length);
    this.items = [...new Array<undefined>(room), ...this.items];
    this.head = room;
  }
}
