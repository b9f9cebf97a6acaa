#!/bin/sh
npx http-server -p 8090 docs &
if [ "$1" = "--fresh" ]; then
  kill $!
fi
npx http-server -p 8090 site
