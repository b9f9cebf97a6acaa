#!/bin/bash
if [[ "${WITH_NEXT}" == "true" ]]; then
  npx next start -p 3031 &
elif [[ "${WITH_VITE}" == "true" ]]; then
  npx serve -l 3031 dist &
  npx http-server -p 3031 public &
else
  npx http-server -p 3031 public &
fi
npx http-server -p 8082 static
