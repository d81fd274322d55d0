#!/bin/sh
# The operator's commands inside of the image: docker compose exec api grove help
exec node --enable-source-maps "$MODELGROVE_HOME/apps/api/dist/main.grove.js" "$@"
