from django.db import models


class Centre(models.TextChoices):
    BASEL = "BS"
    BERN = "BE"
    GENEVA = "GE"
    ZURICH = "ZH"


class Patient(models.Model):
    pseudonym = models.CharField(max_length=16, unique=True)
    birth_year = models.PositiveSmallIntegerField()
    sex = models.CharField(max_length=1, choices=[("f", "female"), ("m", "male")])
    import_id = models.CharField(max_length=64, help_text="row key in the centre's export")
    import_source = models.CharField(max_length=2, choices=Centre.choices)
    consent_withdrawn = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["import_source", "import_id"], name="patient_import_key"),
        ]

    def __str__(self):
        return f"{self.pseudonym} ({self.import_source}/{self.import_id})"


class Measurement(models.Model):
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="measurements")
    taken_on = models.DateField()
    creatinine = models.DecimalField(max_digits=6, decimal_places=2)
    egfr = models.DecimalField(max_digits=5, decimal_places=1, null=True)
