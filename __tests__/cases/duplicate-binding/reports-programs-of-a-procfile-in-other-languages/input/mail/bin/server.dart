import "dart:io";
void main() async { await HttpServer.bind("0.0.0.0", 8090); }
