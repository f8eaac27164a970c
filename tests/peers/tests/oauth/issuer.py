"""A strict issuer of tokens, made of Authlib's grants, with what it protects beside it; all of it is forgotten when it ends."""

import os
import secrets
import threading
import time

os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, TokenMixin, grants, scope_to_list
from authlib.oauth2.rfc6749.errors import InvalidClientError, OAuth2Error
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion, JWTBearerGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc8628 import (
    DEVICE_CODE_GRANT_TYPE,
    DeviceAuthorizationEndpoint,
    DeviceCodeGrant,
    DeviceCredentialMixin,
)
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from flask import Flask, jsonify, request
from werkzeug.serving import make_server

LOCK = threading.RLock()
USER = "ann@example.test"
ROBOT = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PUBLIC = ROBOT.public_key().public_bytes(
    serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
)
SCOPES = {"read", "write"}


class Client(ClientMixin):
    def __init__(self, client_id, method, grant_types, secret=None):
        self.client_id, self.method, self.grant_types, self.secret = client_id, method, grant_types, secret

    def get_client_id(self):
        return self.client_id

    def get_default_redirect_uri(self):
        return None

    def get_allowed_scope(self, scope):
        return " ".join(one for one in scope_to_list(scope or "") if one in SCOPES)

    def check_redirect_uri(self, redirect_uri):
        # A loopback address may have any port (RFC 8252, section 7.3).
        return redirect_uri.startswith("http://127.0.0.1:") and redirect_uri.endswith("/callback")

    def check_client_secret(self, client_secret):
        return self.secret is not None and secrets.compare_digest(self.secret, client_secret)

    def check_endpoint_auth_method(self, method, endpoint):
        return method == self.method

    def check_response_type(self, response_type):
        return response_type == "code"

    def check_grant_type(self, grant_type):
        return grant_type in self.grant_types


class Token(TokenMixin):
    def __init__(self, client, user, data, family):
        self.client, self.user, self.data, self.family = client, user, data, family
        self.ends = time.time() + data["expires_in"]
        self.used = self.revoked = False

    def check_client(self, client):
        return self.client.client_id == client.client_id

    def get_scope(self):
        return self.data.get("scope", "")

    def get_expires_in(self):
        return self.data["expires_in"]

    def is_revoked(self):
        return self.revoked

    def is_expired(self):
        return time.time() >= self.ends


class Code(AuthorizationCodeMixin):
    def __init__(self, code, ask, client, user):
        self.code, self.client, self.user = code, client, user
        self.redirect_uri, self.scope = ask.payload.redirect_uri, ask.payload.scope
        self.code_challenge = ask.payload.data.get("code_challenge")
        self.code_challenge_method = ask.payload.data.get("code_challenge_method")

    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope


class Device(DeviceCredentialMixin):
    def __init__(self, client_id, scope, data):
        self.client_id, self.scope, self.data = client_id, scope, data
        self.ends = time.time() + data["expires_in"]
        self.user, self.asked = None, 0

    def get_client_id(self):
        return self.client_id

    def get_scope(self):
        return self.scope

    def get_user_code(self):
        return self.data["user_code"]

    def is_expired(self):
        return time.time() >= self.ends


CLIENTS = {
    client.client_id: client
    for client in [
        Client("basic", "client_secret_basic", ["client_credentials"], "b4sic-s3cret"),
        Client("body", "client_secret_post", ["client_credentials"], "b0dy-s3cret"),
        Client("robot", "client_assertion_jwt", ["client_credentials"]),
        Client("service", "none", [JWTBearerGrant.GRANT_TYPE]),
        Client("web", "none", ["authorization_code", "refresh_token"]),
        Client("tv", "none", [DEVICE_CODE_GRANT_TYPE, "refresh_token"]),
    ]
}
TOKENS, CODES, DEVICES, SEEN = [], {}, {}, set()
COUNTS = {"issued": 0, "reused": 0, "resource": 0}


def query_client(client_id):
    return CLIENTS.get(client_id)


def save_token(data, ask):
    with LOCK:
        shown = getattr(ask, "refresh_token", None)
        family = shown.family if shown else secrets.token_hex(8)
        TOKENS.append(Token(ask.client, ask.user, data, family))
        COUNTS["issued"] += 1


class Refresh(grants.RefreshTokenGrant):
    """Each refresh token is good for once. One that is shown again revokes its whole family (RFC 9700, section 4.14.2)."""

    INCLUDE_NEW_REFRESH_TOKEN = True
    TOKEN_ENDPOINT_AUTH_METHODS = ["none"]

    def authenticate_refresh_token(self, refresh_token):
        with LOCK:
            for token in TOKENS:
                if token.data.get("refresh_token") == refresh_token:
                    if token.used:
                        COUNTS["reused"] += 1
                        for other in TOKENS:
                            other.revoked |= other.family == token.family
                    if not token.revoked:
                        token.used = True
                        return token
        return None

    def authenticate_user(self, refresh_token):
        return refresh_token.user

    def revoke_old_credential(self, refresh_token):
        refresh_token.ends = 0


class AuthorizationCode(grants.AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["none"]

    def save_authorization_code(self, code, ask):
        CODES[code] = Code(code, ask, ask.client, ask.user)

    def query_authorization_code(self, code, client):
        found = CODES.get(code)
        return found if found and found.client.client_id == client.client_id else None

    def delete_authorization_code(self, code):
        del CODES[code.code]

    def authenticate_user(self, code):
        return code.user


class ClientCredentials(grants.ClientCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "client_assertion_jwt"]


class Assertion(JWTBearerClientAssertion):
    def validate_jti(self, claims, jti):
        fresh = jti not in SEEN
        SEEN.add(jti)
        return fresh

    def resolve_client_public_key(self, client, headers):
        return PUBLIC


class Bearer(JWTBearerGrant):
    def resolve_issuer_client(self, issuer):
        if issuer != "service":
            raise InvalidClientError(description="this issuer is unknown")
        return CLIENTS["service"]

    def resolve_client_key(self, client, headers, payload):
        return PUBLIC

    def authenticate_user(self, subject):
        return USER if subject == USER else None

    def has_granted_permission(self, client, user):
        return True


class DeviceCode(DeviceCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["none"]

    def query_device_credential(self, device_code):
        found = DEVICES.get(device_code)
        if found:
            found.asked += 1
        return found

    def query_user_grant(self, user_code):
        # People take their time: not before the third question.
        for device in DEVICES.values():
            if device.get_user_code() == user_code and device.user and device.asked > 2:
                return device.user, True
        return None

    def should_slow_down(self, credential):
        # The second question comes too soon, whenever it comes.
        return credential.asked == 2


class DeviceEndpoint(DeviceAuthorizationEndpoint):
    CLIENT_AUTH_METHODS = ["none"]
    EXPIRES_IN, INTERVAL = 600, 5

    def get_verification_uri(self):
        return request.host_url + "activate"

    def save_device_credential(self, client_id, scope, data):
        DEVICES[data["device_code"]] = Device(client_id, scope, data)


app = Flask(__name__)
app.config["OAUTH2_REFRESH_TOKEN_GENERATOR"] = True
app.config["OAUTH2_TOKEN_EXPIRES_IN"] = {name: 600 for client in CLIENTS.values() for name in client.grant_types}
issuer = AuthorizationServer(app, query_client=query_client, save_token=save_token)


@app.post("/token")
def token():
    with LOCK:
        return issuer.create_token_response()


@app.get("/authorize")
def authorize():
    """Whoever comes here is Ann, and agrees; `deny` is the scope of somebody who does not."""
    try:
        issuer.get_consent_grant(end_user=USER)
    except OAuth2Error as error:
        return jsonify(dict(error.get_body())), error.status_code
    agrees = request.args.get("scope") != "deny"
    return issuer.create_authorization_response(grant_user=USER if agrees else None)


@app.post("/device")
def device():
    return issuer.create_endpoint_response("device_authorization")


@app.post("/activate")
def activate():
    for one in DEVICES.values():
        if one.get_user_code() == request.args["user_code"]:
            one.user = USER
            return "", 204
    return "", 404


@app.get("/resource")
def resource():
    COUNTS["resource"] += 1
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    for one in TOKENS:
        if scheme == "Bearer" and one.data["access_token"] == value and not one.is_expired() and not one.revoked:
            return jsonify(client=one.client.client_id, user=one.user, scope=one.get_scope())
    return jsonify(error="invalid_token"), 401


@app.post("/expire")
def expire():
    """Ends every access token, as an administrator may."""
    for one in TOKENS:
        one.ends = 0
    return "", 204


@app.get("/counts")
def counts():
    return jsonify(COUNTS)


@app.get("/robot.pem")
def robot():
    form = serialization.PrivateFormat.PKCS8
    return ROBOT.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())


server = make_server("127.0.0.1", 0, app, threaded=True)
URL = f"http://127.0.0.1:{server.server_port}"
Bearer.CLAIMS_OPTIONS = {**JWTBearerGrant.CLAIMS_OPTIONS, "aud": {"essential": True, "value": f"{URL}/token"}}
issuer.register_client_auth_method("client_assertion_jwt", Assertion(f"{URL}/token"))
issuer.register_grant(ClientCredentials)
issuer.register_grant(Refresh)
issuer.register_grant(AuthorizationCode, [CodeChallenge(required=True)])
issuer.register_grant(Bearer)
issuer.register_grant(DeviceCode)
issuer.register_endpoint(DeviceEndpoint)
print(f"listening on {URL}", flush=True)
server.serve_forever()
