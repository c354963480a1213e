/**
 * Pieces of M28 programs, of the kinds that programs are made of. `@` is the piece's number, `$n` a small number, `$w` a word,
 * `$f` a call of a function that the module already knows.
 */
export const TEMPLATES: readonly string[] = [
  `(def area-@ (width height scale=$n)
  "The area of a rectangle, scaled when it is large."
  (= total 0)
  (for row in (range height)
    (= line (* width (+ row $n)))
    (when (> line $n00)
      (-= line $n))
    (+= total line))
  (if (> total 1000)
    (// total scale)
    total))`,
  `(def title-@ (text width=$n0)
  (= words (text.split))
  (= short [word for word in words if (> (len word) $n)])
  (= line (" ".join [(word.capitalize) for word in short]))
  (if (> (len line) width)
    f"{line[:width]}… ({len(words)} $w)"
    (line.center width)))`,
  `(class Account-@ ()
  "An account with a limit."
  (= opened 0)
  (def __init__ (self owner balance=$n00 limit=$n)
    (= self.owner owner)
    (= self.balance balance)
    (= self.limit limit)
    (= self.history []))
  (def deposit (self amount)
    (when (<= amount 0)
      (raise (ValueError f"cannot deposit {amount}")))
    (+= self.balance amount)
    (self.history.append ("deposit", amount))
    self.balance)
  (def withdraw (self amount)
    (if (> amount (+ self.balance self.limit))
      (raise (ValueError f"{self.owner} has only {self.balance:.2f}"))
      (-= self.balance amount))
    (self.history.append ("withdraw", amount))
    self.balance)
  (def __str__ (self)
    f"{self.owner}: {self.balance:>10}"))
(class Savings-@ (Account-@)
  (def __init__ (self owner balance=0 rate=0.0$n)
    (super.__init__ owner balance 0)
    (= self.rate rate))
  (def add-interest (self)
    (self.deposit (* self.balance self.rate))))`,
  `(def count-@ (items key=None)
  (= counts {})
  (for item in items
    (= name (if (is key None) item (key item)))
    (= counts[name] (+ (counts.get name 0) 1)))
  (= ranking (sorted (counts.items) key=(lambda (pair) ((- pair[1]), (str pair[0])))))
  [name for (name, count) in ranking if (>= count $n)])`,
  `(def worker-@ (jobs results wg)
  (try
    (for job in jobs
      (= answer $f)
      (send results (job, (+ job $n), answer)))
    (finally (waitgroup-done wg))))
(def pool-@ (size count)
  (= jobs (chan size))
  (= results (chan $n))
  (= wg (waitgroup))
  (for _ in (range size)
    (waitgroup-add wg 1)
    (go (worker-@ jobs results wg)))
  (go
    (for n in (range count)
      (send jobs n))
    (close-chan jobs)
    (waitgroup-wait wg)
    (close-chan results))
  (= sum 0)
  (for (job, value, _answer) in results
    (+= sum (* job value)))
  sum)`,
  `(def watch-@ (ctx updates commands limit=$n)
  "Collects updates until it is told to stop."
  (= seen [])
  (= done (context-done ctx))
  (while (< (len seen) limit)
    (select
      [(case :recv updates)
        (when (not select-ok)
          (break))
        (seen.append select-value)]
      [(case :recv commands)
        (cond
          ((== select-value "$w") (seen.clear))
          ((== select-value "stop") (return seen))
          (else (seen.append f"unknown {select-value}")))]
      [(case :recv done)
        (raise (TimeoutError (context-error ctx)))]))
  seen)`,
  `(def parse-@ (line)
  "Reads a line such as '$w = 12'; None if it is not one."
  (try
    (= (name, text) (line.split "=" 1))
    (= value (int (text.strip)))
    (if (< value $n)
      None
      {"name": (name.strip), "value": value, "kind": "$w"})
    (except ValueError as problem
      (print f"skipped {line!r}: {problem}")
      None)))`,
  `(def statistics-@ (values)
  (when (not values)
    (return {"mean": 0, "spread": 0}))
  (= mean (/ (sum values) (len values)))
  (= squares [((value - mean) * (value - mean)) for value in values])
  (= spread (/ (sum squares) (len values)))
  {"mean": mean, "spread": spread, "large": [v for v in values if (> v (+ mean $n))]})`,
  `(def describe-@ (shape)
  (match shape
    (("circle" r) f"a circle of {r * $n}")
    (("rectangle" w h) if (== w h) f"a square of {w}")
    (("rectangle" w h) f"a rectangle of {w * h}")
    ({"kind": kind} f"a {kind} with {len(shape)} keys")
    (_ "$w")))`,
  `(= lock-@ (mutex))
(= total-@ 0)
(def add-@ (amount times=$n)
  (for _ in (range times)
    (with-mutex lock-@
      (global total-@)
      (= total-@ (+ total-@ amount))))
  total-@)`,
  `(def compose-@ (f g)
  (lambda (x) (g (f x))))
(def transform-@ (items)
  (= step (compose-@ (lambda (x) (* x $n)) (lambda (x) (+ x $f))))
  (= chosen (filter (lambda (x) (!= (% x $n) 0)) items))
  (reduce (lambda (a b) (+ a b)) (map step chosen) 0))`,
  `(def tree-@ (depth)
  (if (== depth 0)
    None
    {"value": (* depth $n), "left": (tree-@ (- depth 1)), "right": (tree-@ (- depth 1))}))
(def depth-@ (node)
  (if (is node None)
    0
    (+ 1 (max (depth-@ node["left"]) (depth-@ node["right"])))))
(def walk-@ (node visit)
  (unless (is node None)
    (walk-@ node["left"] visit)
    (visit node["value"])
    (walk-@ node["right"] visit)))`,
  `(def pairs-@ (limit)
  (for i in (range 1 limit)
    (for j in (range i limit)
      (when (== (% (i * j) $n) 0)
        (yield (i, j))))))
(def best-@ (limit)
  (= best None)
  (for (a, b) in (pairs-@ limit)
    (when (or (is best None) (> (a + b) (sum best)))
      (= best (a, b))))
  best)`,
  `(def fetch-@ (source tries=$n pause=0.01)
  (for attempt in (range tries)
    (try
      (return (source attempt))
      (except (OSError, ValueError) as problem
        (print f"attempt {attempt + 1} of {tries}: {problem}")
        (sleep (* pause attempt)))))
  (raise (RuntimeError "$w: gave up")))`,
];

export const WORDS: readonly string[] = [
  "orders",
  "lines",
  "customers",
  "prices",
  "letters",
  "routes",
  "events",
  "invoices",
  "players",
  "signals",
];
