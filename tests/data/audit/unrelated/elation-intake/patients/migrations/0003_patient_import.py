from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("patients", "0002_auto_20210904_1130"),
    ]

    operations = [
        migrations.AddField("patient", "external_link_id", models.CharField(blank=True, db_index=True, max_length=64, default="")),
        migrations.AddField("patient", "import_id", models.CharField(blank=True, max_length=64, null=True)),
        migrations.AddField("patient", "import_source", models.CharField(blank=True, max_length=16, default="")),
    ]
