package main

import (
	"net/http"
	"os"
)

var address = ":8080"

func main() {
	if len(os.Args) > 1 {
		prefork(address)
	}
	http.ListenAndServe(address, nil)
}
