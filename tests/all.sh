#!/usr/bin/env bash
# Everything that must pass, on a machine with Node alone: installs what it needs, then checks, builds and tests.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n\033[1m%s\033[0m\n' "$1"; }

step 'Install packages'
npm ci

step 'Find Chromium and nginx'
install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends --no-upgrade "$@"; }
if ! npx jiti tests/find-programs.ts >/dev/null 2>&1 || ! command -v caddy >/dev/null ||
  ! command -v chromium-headless-shell >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q || true
    install chromium fonts-noto-core nginx || true
    install chromium-headless-shell || echo 'Not to be had here: the tests run in the whole Chromium, and take longer.'
    install caddy libnginx-mod-http-brotli-static || echo 'Not to be had here: the tests go without Caddy and Brotli in nginx.'
  fi
fi
npx jiti tests/find-programs.ts

step 'Check the data, the types and the style of the code'
npm run check:geo
npm run check
npm run lint

step 'Ask for known vulnerabilities'
npm run audit

step 'Unit tests'
npm run test:unit

step 'Build'
npm run build

step 'Tests of the build'
npm run test:build

step 'Tests in the browser'
npm run test:e2e
