package main

import (
	"log"
	"net"
)

func main() {
	listener, err := net.Listen("tcp", ":1883")
	if err != nil {
		log.Fatal(err)
	}
	serve(listener)
}
