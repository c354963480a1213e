// The concurrency programs in Go, timed like the others: bench runs=5 warmup=200 limit=1000 ping-pong=100000
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

var programs = map[string]func(n int) int{
	"ping-pong":             pingPong,
	"producer-consumer-0":   func(n int) int { return producerConsumer(n, 0) },
	"producer-consumer-1":   func(n int) int { return producerConsumer(n, 1) },
	"producer-consumer-10":  func(n int) int { return producerConsumer(n, 10) },
	"producer-consumer-100": func(n int) int { return producerConsumer(n, 100) },
	"prime-sieve":           primeSieve,
	"fan-in-2":              fanIn2,
	"fan-in-8":              fanIn8,
	"select-8":              select8,
	"spawn-join":            spawnJoin,
	"mutex-uncontended":     uncontended,
	"mutex-by-calls":        uncontended,
	"mutex-shared":          shared,
	"mutex-contended":       contended,
	"blocked-call-1":        func(n int) int { return blocking(n, 1) },
	"blocked-call-20":       func(n int) int { return blocking(n, 20) },
	"blocked-call-200":      func(n int) int { return blocking(n, 200) },
	"call-chain-20":         notBlocking,
	"context-tree":          contextTree,
}

func main() {
	given := map[string]int{"runs": 1, "warmup": 0, "limit": 1000}
	for _, arg := range os.Args[1:] {
		name, value, _ := strings.Cut(arg, "=")
		number, err := strconv.Atoi(value)
		if err != nil {
			panic(err)
		}
		given[name] = number
	}
	for name, size := range given {
		if run, found := programs[name]; found {
			measure(name, run, size, given)
		}
		if strings.HasPrefix(name, "blocked-1") {
			report(name, strconv.Itoa(size), nil, []float64{blockedBytes(size)})
		}
	}
}

func measure(name string, run func(n int) int, size int, given map[string]int) {
	start := time.Now()
	check := run(size)
	first := since(start)
	for since(start) < float64(given["warmup"]) {
		run(size)
	}
	times := []float64{}
	start = time.Now()
	for len(times) < given["runs"] && (len(times) == 0 || since(start) < float64(given["limit"])) {
		before := time.Now()
		again := run(size)
		times = append(times, since(before))
		if again != check {
			panic(fmt.Sprintf("%s gave %d after %d", name, again, check))
		}
	}
	report(name, strconv.Itoa(check), &first, times)
}

func report(name string, check string, first *float64, times []float64) {
	line := map[string]any{"program": name, "check": check, "times": times}
	if first != nil {
		line["first"] = *first
	}
	text, err := json.Marshal(line)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(text))
}

// Milliseconds.
func since(start time.Time) float64 {
	return float64(time.Since(start).Nanoseconds()) / 1e6
}
