"""A SOCKS 5 proxy by pproxy on a port of the system's, with a login (argv). It alone knows where *.internal is."""

import asyncio
import socket
import sys

import pproxy

ask = socket.getaddrinfo
socket.getaddrinfo = lambda host, *rest, **more: ask(
    "127.0.0.1" if str(host).endswith(".internal") else host, *rest, **more
)


async def main():
    server = pproxy.Server("socks5://127.0.0.1:0/#" + sys.argv[1])
    seen = lambda line: print("seen", line, flush=True)
    listening = await server.start_server({"rserver": [], "verbose": seen})
    print("listening on http://%s:%d" % listening.sockets[0].getsockname()[:2], flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
