FROM busybox:1.37
COPY . /srv
CMD ["/srv/run.sh"]
