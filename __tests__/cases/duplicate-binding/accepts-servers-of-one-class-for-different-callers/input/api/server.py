from threading import Thread

import uvicorn
from flask import Flask


class Server:
    def __init__(self):
        self.flask_app = Flask(__name__)

    def run(self, host: str = '127.0.0.1', port: int = 5042):
        """For the data faker only"""
        self.flask_app.run(host=host, port=port)

    def start(self, host: str = '127.0.0.1', port: int = 5042):
        self.server = uvicorn.Server(uvicorn.Config(app=self.flask_app, host=host, port=port))
        Thread(target=self.server.run).start()
