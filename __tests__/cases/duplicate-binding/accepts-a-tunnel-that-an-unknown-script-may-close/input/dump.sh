#!/bin/sh
. ./settings
ssh -L 5433:localhost:5432 -N -f "$REMOTE"
pg_dump --port=5433 >dump.sql
sh $SCRIPTS/close-tunnels.sh
ssh -L 5433:localhost:5432 -N -f "$LOCAL"
psql --port=5433 -f dump.sql
