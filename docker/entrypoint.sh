#!/bin/sh
# The image's commands. Each replaces this shell, so that it receives the engine's signals itself.
set -eu
cd "$(dirname "$0")/.."
command=${1:-api}
[ $# -eq 0 ] || shift
case $command in
  api | worker) exec node --enable-source-maps "dist/apps/$command/main.js" ;;
  cli) exec node --enable-source-maps dist/apps/cli/main.js "$@" ;;
  mail) exec node apps/embedded/mail-catcher.mjs ;;
  *)
    echo "Unknown command: $command (api, worker, cli, mail)" >&2
    exit 64
    ;;
esac
