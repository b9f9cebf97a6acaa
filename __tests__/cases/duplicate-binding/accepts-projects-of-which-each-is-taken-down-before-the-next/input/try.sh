#!/bin/bash
export file=$1
docker compose -f $file up -d
./check.sh
docker compose -f $file down -v
