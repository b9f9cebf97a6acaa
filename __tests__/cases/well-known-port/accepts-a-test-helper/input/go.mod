module example.org/devices

go 1.24
