#!/bin/sh
# Made the files beside it: a certificate authority and two certificates of it for this machine, valid from 2020 to 2120.
# They guard nothing. Needs OpenSSL 3; run it in this folder to make them again.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/config" <<CONFIG
[ca]
default_ca = authority
[authority]
database = $work/index
new_certs_dir = $work
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost,IP:127.0.0.1,IP:::1
CONFIG
: > "$work/index"
sign() {
  openssl ca -batch -notext -config "$work/config" -startdate 20200101000000Z -enddate 21200101000000Z "$@"
}
new_request() {
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$2" -subj "/CN=$1" -out "$work/request"
}
new_request 'Millrace test authority' "$work/authority-key.pem"
sign -selfsign -keyfile "$work/authority-key.pem" -extensions root -in "$work/request" -out authority.pem
for name in first second; do
  new_request "$name.millrace.test" "$name-key.pem"
  sign -cert authority.pem -keyfile "$work/authority-key.pem" -extensions leaf -in "$work/request" -out "$name.pem"
done
