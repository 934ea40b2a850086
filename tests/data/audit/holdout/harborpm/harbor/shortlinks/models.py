import secrets

from django.db import models


def new_slug():
    return secrets.token_urlsafe(5)


class ExternalLink(models.Model):
    slug = models.SlugField(default=new_slug, unique=True)
    url = models.URLField(max_length=800)


class Click(models.Model):
    link = models.ForeignKey(ExternalLink, db_column="external_link_id", on_delete=models.CASCADE)
    at = models.DateTimeField(auto_now_add=True)
    user_agent = models.CharField(max_length=200, blank=True)
