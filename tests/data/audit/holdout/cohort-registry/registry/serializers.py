from rest_framework import serializers

from .models import Patient


class PatientSerializer(serializers.ModelSerializer):
    clinic_name = serializers.CharField(source="clinic.name", read_only=True)

    class Meta:
        model = Patient
        fields = ["pseudonym", "clinic_name", "birth_date", "sex", "import_source", "import_id", "updated_at"]
        read_only_fields = ["import_source", "import_id"]
