from django.db import models


class Member(models.Model):
    """Mirror of the patient record in the membership platform."""

    STATUSES = [("active", "Active"), ("pending", "Pending"), ("inactive", "Inactive")]

    person = models.OneToOneField("people.Person", null=True, blank=True, on_delete=models.SET_NULL)
    hint_id = models.CharField(max_length=20, unique=True)
    external_link_id = models.CharField(max_length=64, null=True, blank=True, db_index=True)
    import_id = models.CharField(max_length=64, null=True, blank=True)
    import_source = models.CharField(max_length=64, blank=True, default="")
    membership_status = models.CharField(max_length=16, choices=STATUSES, blank=True)
    synced_at = models.DateTimeField(auto_now=True)

    class Meta:
        unique_together = [("import_source", "import_id")]

    def __str__(self):
        return "%s (%s)" % (self.person or "?", self.hint_id)
