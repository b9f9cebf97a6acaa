#!/bin/sh
if [ "$1" = "all" ]; then
  npx http-server -p 8091 docs &
  npx http-server -p 8091 site &
  wait
fi
