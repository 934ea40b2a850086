from django.db import models


class RosterImport(models.Model):
    """An employer's monthly eligibility file."""

    SFTP, EMAIL, MANUAL = "sftp", "email", "manual"

    employer = models.ForeignKey("people.Employer", on_delete=models.CASCADE)
    import_source = models.CharField(
        max_length=8, choices=[(SFTP, "SFTP"), (EMAIL, "E-mail"), (MANUAL, "Manual")], default=MANUAL
    )
    created_at = models.DateTimeField(auto_now_add=True)


class RosterLine(models.Model):
    roster = models.ForeignKey(RosterImport, on_delete=models.CASCADE, related_name="lines")
    raw = models.TextField()
    person = models.ForeignKey("people.Person", null=True, on_delete=models.SET_NULL)
    error = models.CharField(max_length=200, blank=True)
