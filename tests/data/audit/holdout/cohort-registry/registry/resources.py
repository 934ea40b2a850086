from import_export import fields, resources

from .models import Patient


class PatientResource(resources.ModelResource):
    import_id = fields.Field(attribute="import_id", column_name="Patient no.")

    class Meta:
        model = Patient
        import_id_fields = ["clinic", "import_id"]
        fields = ["clinic", "import_id", "first_name", "last_name", "birth_date", "sex"]
        skip_unchanged = True

    def before_save_instance(self, instance, using_transactions, dry_run):
        instance.import_source = "xlsx"
