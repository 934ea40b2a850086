from rest_framework import serializers

from .models import Measurement, Patient


class MeasurementSerializer(serializers.ModelSerializer):
    class Meta:
        model = Measurement
        fields = ["taken_on", "creatinine", "egfr"]


class PatientSerializer(serializers.ModelSerializer):
    measurements = MeasurementSerializer(many=True, read_only=True)

    class Meta:
        model = Patient
        fields = ["pseudonym", "birth_year", "sex", "import_id", "import_source", "measurements"]
        read_only_fields = ["import_id", "import_source"]
