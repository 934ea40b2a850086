from django.db import models


class Patient(models.Model):
    IMPORT_SOURCES = [("opendental", "Open Dental"), ("dentrix", "Dentrix CSV"), ("manual", "Front desk")]

    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    dob = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    chart_number = models.CharField(max_length=20, blank=True)
    import_id = models.CharField(max_length=64, blank=True, db_index=True, help_text="PatNum in the system the patient came from")
    import_source = models.CharField(max_length=20, choices=IMPORT_SOURCES, default="manual")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        unique_together = [("import_source", "import_id")]
        ordering = ["last_name", "first_name"]

    def __str__(self):
        return f"{self.last_name}, {self.first_name}"

    @property
    def is_imported(self):
        return self.import_source != "manual"


class Recall(models.Model):
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="recalls")
    due = models.DateField()
    interval_months = models.PositiveSmallIntegerField(default=6)
