from rest_framework import serializers

from .models import Patient


class PatientSerializer(serializers.ModelSerializer):
    elation_url = serializers.SerializerMethodField()

    class Meta:
        model = Patient
        fields = ["id", "first_name", "last_name", "dob", "email", "phone", "external_link_id", "import_id", "import_source", "elation_url"]
        read_only_fields = ["import_id", "import_source"]

    def get_elation_url(self, obj):
        if not obj.external_link_id:
            return None
        return f"https://app.elationemr.com/patient/{obj.external_link_id}/"
