#!/bin/sh
scripts="$(realpath "$(ls -d tools/*)")"
ssh -L 5433:localhost:5432 -N -f staging
pg_dump --port=5433 >dump.sql
sh $scripts/ssh/close-tunnels.sh
ssh -L 5433:localhost:5432 -N -f local
psql --port=5433 -f dump.sql
