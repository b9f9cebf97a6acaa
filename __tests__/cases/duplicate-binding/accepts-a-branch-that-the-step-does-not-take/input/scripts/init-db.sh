#!/usr/bin/env bash
if [[ -z "${SKIP_DOCKER}" ]]; then
  docker run --detach --publish 5432:5432 postgres:17
fi
