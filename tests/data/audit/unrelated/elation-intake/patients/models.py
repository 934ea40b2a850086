from django.db import models


class Patient(models.Model):
    ELATION, DRCHRONO = "elation", "drchrono"

    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    dob = models.DateField(null=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=32, blank=True)
    practice_id = models.BigIntegerField()
    external_link_id = models.CharField(max_length=64, blank=True, db_index=True, help_text="Elation patient id")
    import_id = models.CharField(max_length=64, null=True, blank=True)
    import_source = models.CharField(max_length=16, choices=[(ELATION, "Elation"), (DRCHRONO, "DrChrono")], blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["import_source", "import_id"], name="uniq_import"),
        ]

    def __str__(self):
        return f"{self.last_name}, {self.first_name}"
