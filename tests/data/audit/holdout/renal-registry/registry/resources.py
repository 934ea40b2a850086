from import_export import resources

from .models import Patient


class PatientResource(resources.ModelResource):
    class Meta:
        model = Patient
        import_id_fields = ("import_source", "import_id")
        fields = ("import_source", "import_id", "pseudonym", "birth_year", "sex")
        skip_unchanged = True
