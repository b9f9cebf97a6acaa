#!/bin/sh
npx http-server -p 8090 docs &
server=$!
curl http://localhost:8090
kill $server

docker run -d --name site -p 8090:80 nginx:1.27
curl http://localhost:8090
docker rm -f site

docker compose up -d
docker compose stop web
npx http-server -p 8090 site
