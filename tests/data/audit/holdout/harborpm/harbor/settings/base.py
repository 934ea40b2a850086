import os

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "rest_framework",
    "import_export",
    "harbor.people",
    "harbor.memberships",
    "harbor.charts",
    "harbor.roster",
    "harbor.shortlinks",
]

MEMBERSHIP_API = {
    "BASE_URL": os.environ.get("HINT_API_URL", "https://api.hint.com") + "/api/provider",
    "TIMEOUT": 15,
}
MEMBERSHIP_IMPORT_SOURCE = os.environ.get("MEMBERSHIP_IMPORT_SOURCE", "harborpm")

CELERY_BROKER_URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
