#!/bin/sh
docker run --detach --name gitea --publish 3000:3000 gitea/gitea:1.24
docker run --detach --name gitea --publish 3000:3000 gitea/gitea:1.25
