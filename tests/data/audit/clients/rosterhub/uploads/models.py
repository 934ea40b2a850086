from django.db import models


class Upload(models.Model):
    """A spreadsheet that a clinic uploaded."""

    SOURCES = (("csv", "CSV"), ("xlsx", "Excel"), ("sftp", "SFTP drop"))

    file = models.FileField(upload_to="uploads/")
    import_source = models.CharField(max_length=8, choices=SOURCES, default="csv")
    created_at = models.DateTimeField(auto_now_add=True)

    def lines(self):
        return UploadLine.objects.filter(import_id=self.pk)


class UploadLine(models.Model):
    import_id = models.IntegerField(db_index=True)
    number = models.IntegerField()
    raw = models.TextField()
    error = models.CharField(max_length=200, blank=True)
