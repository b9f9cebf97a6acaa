package harness

import (
	"log"
	"net"
)

func Start() {
	listener, err := net.Listen("tcp", ":5432")
	if err != nil {
		log.Fatal(err)
	}
	serve(listener)
}
