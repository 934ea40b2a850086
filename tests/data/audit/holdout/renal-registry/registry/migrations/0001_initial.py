from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Patient",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True)),
                ("pseudonym", models.CharField(max_length=16, unique=True)),
                ("birth_year", models.PositiveSmallIntegerField()),
                ("sex", models.CharField(max_length=1)),
                ("import_id", models.CharField(max_length=64)),
                ("import_source", models.CharField(max_length=2)),
            ],
        ),
    ]
