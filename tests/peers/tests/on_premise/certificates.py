"""Writes an authority, a server's certificate for desk.internal, and a client's, by trustme, into the folder argv[1]."""

import pathlib
import sys

import trustme

folder = pathlib.Path(sys.argv[1])
for name in ("own", "other"):
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / (name + "-ca.pem"))
    server = authority.issue_cert("desk.internal")
    server.cert_chain_pems[0].write_to_path(folder / (name + "-server.pem"))
    server.private_key_pem.write_to_path(folder / (name + "-server.key"))
    client = authority.issue_cert("spoke@acme.internal", organization_unit_name="spoke " + name)
    client.private_key_and_cert_chain_pem.write_to_path(folder / (name + "-client.pem"))
    (folder / (name + "-client.pem")).chmod(0o600)
