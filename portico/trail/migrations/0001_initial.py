import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('practices', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('actor_kind', models.CharField(max_length=12)),
                ('actor_id', models.UUIDField(null=True)),
                ('actor_name', models.CharField(max_length=200)),
                ('through', models.CharField(default='portal', max_length=20)),
                ('act', models.CharField(max_length=60)),
                ('client_id', models.UUIDField(null=True)),
                ('object_kind', models.CharField(blank=True, max_length=40)),
                ('object_id', models.UUIDField(null=True)),
                ('changes', models.JSONField(default=dict)),
                ('sequence', models.BigIntegerField(null=True)),
                ('seal', models.CharField(blank=True, max_length=64)),
                ('practice', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='practices.practice')),
            ],
            options={
                'verbose_name_plural': 'entries',
                'indexes': [models.Index(fields=['practice', 'at'], name='trail_by_time'), models.Index(fields=['practice', 'client_id', 'at'], name='trail_by_client'), models.Index(fields=['practice', 'actor_id', 'at'], name='trail_by_actor'), models.Index(fields=['practice', 'object_id'], name='trail_by_object'), models.Index(condition=models.Q(('sequence', None)), fields=['practice', 'at'], name='trail_unsealed')],
                'constraints': [models.UniqueConstraint(fields=('practice', 'sequence'), name='trail_sequence_once')],
            },
        ),
    ]
