import os

BASE_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SECRET_KEY = os.environ.get("SECRET_KEY", "dev")
DEBUG = os.environ.get("DEBUG") == "1"
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "import_export",
    "people",
    "uploads",
]

DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "rosterhub"}}

# membership billing
HINT_HOST = os.environ.get("HINT_HOST", "https://api.staging.hint.com")
HINT_TOKEN = os.environ.get("HINT_TOKEN", "")

USE_TZ = True
