#!/bin/sh
tunnels=$(pgrep -f 'ssh -L')
if [ -n "$tunnels" ]; then
  kill $tunnels
fi
