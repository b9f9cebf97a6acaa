from flask import Flask

from settings import HOST

app = Flask(__name__)

if __name__ == "__main__":
    app.run(host=HOST, port=8321)
