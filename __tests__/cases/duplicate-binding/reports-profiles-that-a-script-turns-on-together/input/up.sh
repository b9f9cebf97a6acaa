#!/bin/sh
docker compose --profile cpu --profile gpu up
