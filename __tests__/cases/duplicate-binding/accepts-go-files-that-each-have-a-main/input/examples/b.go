package main

import "net/http"

func main() {
	http.ListenAndServe(":9091", nil)
}
