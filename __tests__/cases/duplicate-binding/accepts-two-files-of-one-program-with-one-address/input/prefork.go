package main

import "net"

func prefork(address string) net.Listener {
	listener, _ := net.Listen("tcp", address)
	return listener
}
