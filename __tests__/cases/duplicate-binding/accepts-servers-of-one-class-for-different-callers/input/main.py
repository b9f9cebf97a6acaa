from api.server import Server

if __name__ == '__main__':
    Server().start()
