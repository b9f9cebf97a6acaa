#!/bin/sh
if [ "$USE_SERVICES" = true ]; then
  echo "the job brings its own database"
  exit 0
fi
docker run --detach --publish 5432:5432 postgres:17
