#!/bin/sh
# Prints a .env for docker-compose.yml with fresh secrets:
#   sh deploy/new-env.sh https://hub.example.com [https://hub.example.com:9000] > .env
# The second address is where clients fetch large files: another port (9000 when none is given) or name of the same machine.
# Letters and digits only: secrets stand in addresses. Run it once: the database and the store keep the first ones.
set -eu
umask 077
hub=${1:?the address people will type, such as https://hub.example.com}
store=${2:-$(echo "$hub" | sed -E 's#^(https?://[^/:]+)(:[0-9]+)?/*$#\1#'):9000}
secret() { od -An -N 32 -tx1 /dev/urandom | tr -d ' \n'; }
here=$(cd "$(dirname "$0")/.." && pwd)
while IFS= read -r line; do
  case "$line" in
  GROVE_PUBLIC_URL=*) echo "GROVE_PUBLIC_URL=$hub" ;;
  S3_PUBLIC_URL=*) echo "S3_PUBLIC_URL=$store" ;;
  *=) echo "$line$(secret)" ;;
  *) echo "$line" ;;
  esac
done <"$here/.env.example"
