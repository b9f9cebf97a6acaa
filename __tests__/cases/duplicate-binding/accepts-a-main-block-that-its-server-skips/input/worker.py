from app.main import app

print(app.routes)
