package main

func answer(questions, answers chan int) {
	for question := range questions {
		answers <- question + 1
	}
}

//go:noinline
func ask(depth, question int, questions, answers chan int) int {
	if depth == 0 {
		questions <- question
		return <-answers
	}
	return ask(depth-1, question, questions, answers) + 1
}

func blocking(n, depth int) int {
	questions, answers := make(chan int), make(chan int)
	go answer(questions, answers)
	sum := 0
	for i := 0; i < n; i++ {
		sum += ask(depth-1, i, questions, answers)
	}
	close(questions)
	return sum
}

//go:noinline
func compute(depth, question int, answers chan int) int {
	if depth == 0 {
		if question < 0 {
			return <-answers
		}
		return question
	}
	return compute(depth-1, question, answers) + 1
}

func notBlocking(n int) int {
	answers := make(chan int)
	sum := 0
	for i := 0; i < n; i++ {
		sum += compute(19, i, answers)
	}
	return sum
}
