#!/bin/sh
kubectl -n observability port-forward svc/tracing 16686 &
