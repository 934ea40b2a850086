from django.db import models


class Clinic(models.Model):
    name = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)

    def __str__(self):
        return self.name


class Person(models.Model):
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT)
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)
    birthdate = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)

    remote_id = models.CharField(max_length=32, unique=True, null=True)
    external_link_id = models.CharField(max_length=255, null=True, blank=True, db_index=True)
    hint_import_id = models.CharField(max_length=255, null=True, blank=True)
    hint_import_source = models.CharField(max_length=64, null=True, blank=True)
    membership_status = models.CharField(max_length=20, blank=True)
    synced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["last_name", "first_name"]
        verbose_name_plural = "people"

    def __str__(self):
        return "{} {}".format(self.first_name, self.last_name)

    @property
    def is_linked(self):
        return bool(self.external_link_id or self.hint_import_id)
