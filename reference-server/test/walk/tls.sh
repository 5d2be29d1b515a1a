#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# HTTPS, and where plain HTTP is refused: tls.sh SERVER SOURCE_DIR
set -u

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=talk.sh
. "$here/talk.sh"

openssl version >/dev/null 2>&1 || {
  echo "1..0 # SKIP there is no openssl"
  exit 77
}

make_certificate() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=localhost" -addext "subjectAltName=IP:127.0.0.1" \
    -keyout "$work/$1.key" -out "$work/$1.pem" 2>/dev/null
}
make_certificate ours
make_certificate other

# Asks; what curl itself says about the connection is in $trouble.
ask_over_tls() {
  trouble=0
  ask GET /Users "$@" || trouble=$?
}

step "with a certificate it speaks HTTPS"
start --tls-cert "$work/ours.pem" --tls-key "$work/ours.key"
base="https://127.0.0.1:$port/scim/v2"
printf '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"bjensen"}' >"$work/request"
send POST /Users "$work/request" --cacert "$work/ours.pem"
expect_json 201
expect_field Location "$base/Users/$(member id)"

step "TLS 1.2 and 1.3 are spoken"
for version in 1.2 1.3; do
  ask_over_tls --cacert "$work/ours.pem" --tlsv$version --tls-max $version
  expect_json 200
done

step "TLS 1.1 is not"
ask_over_tls --cacert "$work/ours.pem" --tlsv1.0 --tls-max 1.1 --ciphers DEFAULT@SECLEVEL=0
[ "$trouble" -ne 0 ] || differs "expected no connection"
expect_same "the status" 000 "$status"

step "a client that knows another certificate turns away"
ask_over_tls --cacert "$work/other.pem"
expect_same "what curl says" 60 "$trouble"

step "plain HTTP on that port is not answered"
base="http://127.0.0.1:$port/scim/v2"
ask_over_tls
[ "$trouble" -ne 0 ] || differs "expected no answer, got $status"

step "a key of another certificate is refused"
expect_refusal 3 "does not belong to the certificate" --port 0 --token-file "$work/token" \
  --tls-cert "$work/ours.pem" --tls-key "$work/other.key"

step "a certificate without its key is refused"
expect_refusal 2 "--tls-key" --port 0 --token-file "$work/token" --tls-cert "$work/ours.pem"

step "a file that is no certificate is named"
echo "no certificate" >"$work/no.pem"
expect_refusal 3 "$work/no.pem" --port 0 --token-file "$work/token" --tls-cert "$work/no.pem" --tls-key "$work/ours.key"

step "beyond loopback plain HTTP is refused"
expect_refusal 6 "--allow-plain-http" --port 0 --token-file "$work/token" --listen 0.0.0.0

step "unless it is said twice"
start --listen 0.0.0.0 --allow-plain-http
ask GET /Users
expect_json 200

step "with TLS it listens there at once"
start --listen 0.0.0.0 --tls-cert "$work/ours.pem" --tls-key "$work/ours.key"
base="https://127.0.0.1:$port/scim/v2"
ask GET /Users --cacert "$work/ours.pem"
expect_json 200

finish
