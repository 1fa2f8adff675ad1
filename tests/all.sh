#!/usr/bin/env bash
# Everything that must pass, on a machine with Node alone: installs what it needs, then checks, builds and tests.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n\033[1m%s\033[0m\n' "$1"; }

step 'Install packages'
npm ci

step 'Find Chromium'
if ! npx jiti tests/find-chromium.ts 2>/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium fonts-noto-core
  fi
  npx jiti tests/find-chromium.ts
fi

step 'Check the data, the types and the style of the code'
npm run check:geo
npm run check
npm run lint

step 'Unit tests'
npm run test:unit

step 'Build'
npm run build

step 'Tests of the build'
npm run test:build

step 'Tests in the browser'
npm run test:e2e
