#!/bin/sh
# Fetches WARs into a folder, and refuses one whose checksum is another than the one that was asked for.
#   fetch-war.sh FOLDER [NAME URL SHA256]...
# Needs curl and sha256sum; writes to that folder alone. NETRC names a file with logins, CACERT one
# with certificates to trust.
set -eu

fail() {
  echo "fetch-war: $*" >&2
  exit 1
}

folder=$1
shift
while [ $# -gt 0 ]; do
  [ $# -ge 3 ] || fail "war.http.files: '$1' lacks its url or its sha256"
  name=$1 url=$2 wanted=$3
  shift 3
  part=$folder/.$name.part
  code=0
  curl --fail --silent --show-error --location --proto =http,https --connect-timeout 10 --speed-limit 1000 --speed-time 60 \
    --retry 4 --retry-connrefused \
    ${NETRC:+--netrc-file "$NETRC"} ${CACERT:+--cacert "$CACERT"} --output "$part" --globoff --url "$url" || code=$?
  [ "$code" = 0 ] || fail "war.http.files: $name cannot be fetched from $url: curl ended with $code, its reason is above"
  found=$(sha256sum "$part")
  found=${found%% *}
  if [ "$found" != "$wanted" ]; then
    rm -f "$part"
    fail "war.http.files: wrong checksum of $name from $url: sha256 is $found, wanted is $wanted"
  fi
  mv "$part" "$folder/$name"
  echo "fetch-war: $name from $url, sha256 $found"
done
