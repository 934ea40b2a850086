#!/usr/bin/env bash
set -euo pipefail
while read -r host url; do
  mkdir -p "APIs/$host"
  curl -fsSL "$url" | yq -P 'sort_keys(..)' > "APIs/$host/openapi.yaml"
done < sources.txt
