package main

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func spawnJoin(n int) int {
	var wg sync.WaitGroup
	var sum int64
	wg.Add(n)
	for i := 0; i < n; i++ {
		go func(i int) {
			atomic.AddInt64(&sum, int64(i))
			wg.Done()
		}(i)
	}
	wg.Wait()
	return int(sum)
}

func uncontended(n int) int {
	var m sync.Mutex
	count := 0
	for i := 0; i < n; i++ {
		m.Lock()
		count++
		m.Unlock()
	}
	return count
}

// Eight goroutines that take the lock, and do something before they give it back.
func withLock(n int, step func(count *int)) int {
	var m sync.Mutex
	var wg sync.WaitGroup
	count := 0
	wg.Add(8)
	for w := 0; w < 8; w++ {
		go func() {
			for i := 0; i < n/8; i++ {
				m.Lock()
				step(&count)
				m.Unlock()
			}
			wg.Done()
		}()
	}
	wg.Wait()
	return count
}

func shared(n int) int {
	return withLock(n, func(count *int) { *count++ })
}

func contended(n int) int {
	return withLock(n, func(count *int) {
		before := *count
		runtime.Gosched()
		*count = before + 1
	})
}

func contextTree(n int) int {
	root, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	var cancelled int64
	for i := 0; i < 10; i++ {
		branch, cancelBranch := context.WithCancel(root)
		defer cancelBranch()
		for j := 0; j < n/10; j++ {
			leaf, cancelLeaf := context.WithCancel(branch)
			wg.Add(1)
			go func() {
				defer cancelLeaf()
				<-leaf.Done()
				atomic.AddInt64(&cancelled, 1)
				wg.Done()
			}()
		}
	}
	runtime.Gosched()
	cancel()
	wg.Wait()
	return int(cancelled)
}

// The bytes that a blocked goroutine takes, on its stack and on the heap.
func blockedBytes(n int) float64 {
	never := make(chan int)
	before := bytesInUse()
	for i := 0; i < n; i++ {
		go func() { <-never }()
	}
	time.Sleep(time.Duration(n) * time.Microsecond)
	return (bytesInUse() - before) / float64(n)
}

func bytesInUse() float64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return float64(stats.HeapInuse + stats.StackInuse)
}
