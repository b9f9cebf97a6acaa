from prometheus_client import start_http_server

from settings import METRICS_PORT


def main():
    start_http_server(METRICS_PORT)


if __name__ == "__main__":
    main()
