#!/bin/sh
# usage: update.sh pat-... OWN_ID
set -eu
: "${HINT_API_KEY:?}"

curl -sS -X PATCH "https://api.hint.com/api/provider/patients/$1" \
  -H "Authorization: Bearer $HINT_API_KEY" \
  -H 'Content-Type: application/json' \
  -d "{\"external_link_id\": \"$2\"}" | jq '{id, external_link_id}'

# invoices, form encoded
# curl -u "$HINT_API_KEY:" -X PUT https://api.hint.com/api/provider/customer_invoices/$3 -d import_id=$2 -d import_source=cli
