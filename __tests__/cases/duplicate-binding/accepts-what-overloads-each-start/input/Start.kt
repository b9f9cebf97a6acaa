package shop

import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty

fun start(routes: Routes) {
    start(routes, "shop")
    embeddedServer(Netty, port = 8080) { routes(this) }.start(wait = true)
}

fun start(routes: Routes, name: String) {
    embeddedServer(Netty, port = 8080) { routes(this, name) }.start(wait = true)
}
