import os

SECRET_KEY = os.environ["SECRET_KEY"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.admin",
    "patients",
    "elation",
]
ELATION_BASE = "https://app.elationemr.com/api/2.0"
DRCHRONO_BASE = "https://app.drchrono.com/api"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "intake"}}
