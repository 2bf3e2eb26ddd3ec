from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="appointment", name="appointment_waiting"),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                condition=models.Q(("state", "requested")),
                fields=["practice", "state", "provider", "waiting_since"],
                name="appointment_waiting",
            ),
        ),
    ]
