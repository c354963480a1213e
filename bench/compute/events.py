"""A simulated bank: classes, inheritance, overridden methods, a heap of events with an order of their own."""

from timed import measure


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 16807) % 2147483647
        return self.state % n


class Event:
    def __init__(self, time, customer):
        self.time = time
        self.customer = customer

    def before(self, other):
        return self.time < other.time or (
            self.time == other.time and self.customer.number < other.customer.number
        )

    def happen(self, bank):
        raise RuntimeError("events of no kind do not happen")


class Arrival(Event):
    def happen(self, bank):
        bank.enter(self.customer, self.time)


class Departure(Event):
    def __init__(self, time, customer, clerk):
        super().__init__(time, customer)
        self.clerk = clerk

    def happen(self, bank):
        self.clerk.finish(self.customer)
        bank.leave(self.clerk, self.time)


class Customer:
    def __init__(self, number, arrived):
        self.number = number
        self.arrived = arrived

    def patience(self):
        return 1000000

    def duration(self, random):
        return 10 + random.below(50)


class HurriedCustomer(Customer):
    def patience(self):
        return 100

    def duration(self, random):
        return 5 + random.below(10)


class Clerk:
    def __init__(self, name):
        self.name = name
        self.busy = False
        self.served = 0

    def start(self, customer):
        self.busy = True

    def finish(self, customer):
        self.busy = False
        self.served += 1


class Heap:
    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        at = len(items)
        items.append(item)
        while at > 0:
            parent = (at - 1) // 2
            if not item.before(items[parent]):
                break
            items[at] = items[parent]
            at = parent
        items[at] = item

    def pop(self):
        items = self.items
        top = items[0]
        last = items.pop()
        count = len(items)
        if count == 0:
            return top
        at = 0
        while True:
            child = 2 * at + 1
            if child >= count:
                break
            if child + 1 < count and items[child + 1].before(items[child]):
                child += 1
            if not items[child].before(last):
                break
            items[at] = items[child]
            at = child
        items[at] = last
        return top


class Bank:
    def __init__(self, clerks, random):
        self.clerks = [Clerk(f"clerk {i}") for i in range(clerks)]
        self.random = random
        self.events = Heap()
        self.queue = []
        self.next_in_queue = 0
        self.waited = 0
        self.lost = 0

    def enter(self, customer, time):
        for clerk in self.clerks:
            if not clerk.busy:
                self.serve(clerk, customer, time)
                return
        self.queue.append(customer)

    def serve(self, clerk, customer, time):
        clerk.start(customer)
        self.waited += time - customer.arrived
        self.events.push(Departure(time + customer.duration(self.random), customer, clerk))

    def leave(self, clerk, time):
        while self.next_in_queue < len(self.queue):
            customer = self.queue[self.next_in_queue]
            self.next_in_queue += 1
            if time - customer.arrived <= customer.patience():
                self.serve(clerk, customer, time)
                return
            self.lost += 1

    def run(self):
        while len(self.events.items) > 0:
            event = self.events.pop()
            event.happen(self)


def run(n):
    random = Random(7)
    bank = Bank(4, random)
    time = 0
    for i in range(n):
        time += random.below(14)
        customer = HurriedCustomer(i, time) if random.below(3) == 0 else Customer(i, time)
        bank.events.push(Arrival(time, customer))
    bank.run()
    served = " ".join(str(clerk.served) for clerk in bank.clerks)
    return f"{bank.waited} {bank.lost} {served}"


measure("events", run)
