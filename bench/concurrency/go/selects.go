package main

func send(ch chan int, n int) {
	for i := 0; i < n; i++ {
		ch <- i
	}
}

func fanIn2(n int) int {
	a, b := make(chan int), make(chan int)
	go send(a, n/2)
	go send(b, n/2)
	sum := 0
	for i := 0; i < n; i++ {
		select {
		case v := <-a:
			sum += v
		case v := <-b:
			sum += v
		}
	}
	return sum
}

func eightChannels(capacity int) [8]chan int {
	var channels [8]chan int
	for i := range channels {
		channels[i] = make(chan int, capacity)
	}
	return channels
}

func receiveAny(channels *[8]chan int) int {
	select {
	case v := <-channels[0]:
		return v
	case v := <-channels[1]:
		return v
	case v := <-channels[2]:
		return v
	case v := <-channels[3]:
		return v
	case v := <-channels[4]:
		return v
	case v := <-channels[5]:
		return v
	case v := <-channels[6]:
		return v
	case v := <-channels[7]:
		return v
	}
}

func fanIn8(n int) int {
	channels := eightChannels(0)
	for _, ch := range channels {
		go send(ch, n/8)
	}
	sum := 0
	for i := 0; i < n; i++ {
		sum += receiveAny(&channels)
	}
	return sum
}

func select8(n int) int {
	channels := eightChannels(1)
	sum := 0
	for i := 0; i < n; i++ {
		channels[i%8] <- i
		sum += receiveAny(&channels)
	}
	return sum
}
