"""An HTTPS server of CPython's for desk.internal, which trusts the clients of one authority. argv: certificate, key, authority."""

import http.server
import ssl
import sys


class Desk(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        subject = dict(pair for names in self.connection.getpeercert()["subject"] for pair in names)
        body = ('{"client": "%s"}' % subject["organizationalUnitName"]).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
context.load_verify_locations(sys.argv[3])
context.verify_mode = ssl.CERT_REQUIRED
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Desk)
server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
print("listening on http://127.0.0.1:%d" % server.server_port, flush=True)
server.serve_forever()
