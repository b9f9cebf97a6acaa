bind = "0.0.0.0:8300"
workers = 2
