package main

func pong(pings, pongs chan int, n int) {
	for i := 0; i < n; i++ {
		pongs <- <-pings + 1
	}
}

func pingPong(n int) int {
	pings := make(chan int)
	pongs := make(chan int)
	go pong(pings, pongs, n)
	value := 0
	for i := 0; i < n; i++ {
		pings <- value
		value = <-pongs
	}
	return value
}

func produce(jobs chan int, n int) {
	for i := 0; i < n; i++ {
		jobs <- i
	}
	close(jobs)
}

func producerConsumer(n int, capacity int) int {
	jobs := make(chan int, capacity)
	go produce(jobs, n)
	sum := 0
	for job := range jobs {
		sum += job
	}
	return sum
}

func generate(numbers chan int, n int) {
	for i := 2; i < n; i++ {
		numbers <- i
	}
	close(numbers)
}

func filterMultiples(numbers, others chan int, prime int) {
	for i := range numbers {
		if i%prime != 0 {
			others <- i
		}
	}
	close(others)
}

func primeSieve(n int) int {
	numbers := make(chan int)
	go generate(numbers, n)
	count := 0
	for {
		prime, ok := <-numbers
		if !ok {
			return count
		}
		count++
		others := make(chan int)
		go filterMultiples(numbers, others, prime)
		numbers = others
	}
}
