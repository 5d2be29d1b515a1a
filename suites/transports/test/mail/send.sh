#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Hands mail in at a real mail server on loopback (Exim): in the clear, with STARTTLS and login, and where it must not go.
# usage: send.sh SENDER; SENDER is the test program that sends. Exit code 77: there is no mail server here, or no root.
set -eu
sender=$1
PATH=$PATH:/usr/sbin
command -v exim4 >/dev/null 2>&1 && [ "$(id -u)" = 0 ] || { echo "no exim4, or not root: nothing tested"; exit 77; }

work=$(mktemp -d)
server=
cleanup() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT INT TERM

openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
    -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
mkdir "$work/spool" "$work/mail"
chmod -R 777 "$work"  # the server gives its rights up
chmod 644 "$work/key.pem"
plain=$((20000 + $$ % 20000))
secure=$((plain + 1))
cat >"$work/exim.conf" <<CONF
primary_hostname = localhost
daemon_smtp_ports = $plain : $secure
local_interfaces = 127.0.0.1
spool_directory = $work/spool
log_file_path = $work/%slog
tls_advertise_hosts = \${if eq{\$received_port}{$secure}{*}{}}
tls_certificate = $work/cert.pem
tls_privatekey = $work/key.pem
acl_smtp_rcpt = recipient
acl_smtp_data = anything
begin acl
recipient:
  accept condition = \${if eq{\$received_port}{$plain}}
  accept authenticated = *
  deny message = log in first
anything:
  accept
begin routers
everybody:
  driver = accept
  transport = box
begin transports
box:
  driver = appendfile
  file = $work/mail/box
  user = Debian-exim
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and {{eq{\$auth2}{walker}}{eq{\$auth3}{open sesame}}}}
CONF
chmod 644 "$work/exim.conf"
exim4 -C "$work/exim.conf" -bdf -q10m >"$work/log" 2>&1 &
server=$!

fail() {
    echo "FAILED: $1"
    cat "$work/log" "$work"/*log
    exit 1
}
tries=0
until "$sender" send "smtp://127.0.0.1:$plain" hello 2>"$work/err"; do
    tries=$((tries + 1))
    [ "$tries" -lt 50 ] || { cat "$work/err"; fail "the mail server did not start"; }
    sleep 0.2
done
arrived() {
    tries=0
    until grep -q "$1" "$work/mail/box" 2>/dev/null; do
        tries=$((tries + 1))
        [ "$tries" -lt 50 ] || return 1
        sleep 0.2
    done
}

"$sender" send "smtp://127.0.0.1:$plain" first-mail || fail "a mail in the clear to this machine"
arrived first-mail || fail "the first mail did not arrive"
"$sender" login "smtp://localhost:$secure" second-mail "$work/cert.pem" walker 'open sesame' || fail "a mail with STARTTLS and login"
arrived second-mail || fail "the second mail did not arrive"
if "$sender" login "smtp://localhost:$secure" third-mail "$work/cert.pem" walker 'wrong-word' 2>"$work/err"; then
    fail "a wrong password was taken"
fi
! grep -q wrong-word "$work/err" || fail "the password stands in the error"
if "$sender" login "smtp://localhost:$plain" fourth-mail "$work/cert.pem" walker 'open sesame' 2>/dev/null; then
    fail "a login went over an open connection"
fi
echo "mail: four dialogues as expected"
