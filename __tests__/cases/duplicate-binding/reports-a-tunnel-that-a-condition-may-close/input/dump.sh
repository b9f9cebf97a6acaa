#!/bin/sh
ssh -L 5433:localhost:5432 -N -f staging
sh ./close.sh
ssh -L 5433:localhost:5432 -N -f local
sh ./close.sh
