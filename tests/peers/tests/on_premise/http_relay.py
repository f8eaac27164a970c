"""An HTTP proxy by proxy.py on a port of the system's, with a login (argv). It alone knows where *.internal is."""

import ctypes
import os
import socket
import sys
import threading

import proxy

ask = socket.getaddrinfo
socket.getaddrinfo = lambda host, *rest, **more: ask(
    "127.0.0.1" if str(host).endswith(".internal") else host, *rest, **more
)

# Its workers end with it, however it ends (Linux: PR_SET_PDEATHSIG).
os.register_at_fork(after_in_child=lambda: ctypes.CDLL(None).prctl(1, 9))

if __name__ == "__main__":
    login = ["--basic-auth", sys.argv[1]]
    with proxy.Proxy(["--hostname", "127.0.0.1", "--port", "0", "--threadless", "--local-executor", "0", "--num-workers", "1", *login]) as relay:
        print("listening on http://127.0.0.1:%d" % relay.flags.port, flush=True)
        threading.Event().wait()
