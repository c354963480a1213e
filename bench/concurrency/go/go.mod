module m28bench

go 1.19
