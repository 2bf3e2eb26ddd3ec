import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('practices', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('about_id', models.UUIDField()),
                ('created_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(null=True)),
                ('client', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='people.client')),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.staff')),
                ('practice', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='practices.practice')),
            ],
            options={
                'ordering': ['created_at'],
            },
        ),
        migrations.CreateModel(
            name='TaskFor',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('practice', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='practices.practice')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks_for', to='people.staff')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='for_staff', to='notices.task')),
            ],
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('promise', models.CharField(max_length=250)),
                ('to', models.EmailField(blank=True, max_length=254)),
                ('about_id', models.UUIDField(null=True)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField(blank=True)),
                ('secret', models.BooleanField(default=False, help_text='The body opens a door, and is forgotten once sent.')),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be sent'), ('sending', 'Being sent'), ('sent', 'Sent'), ('failed', 'Could not be delivered'), ('skipped', 'Not sent')], default='waiting', max_length=10)),
                ('problem', models.CharField(blank=True, choices=[('switched_off', 'This kind of mail is switched off in Settings.'), ('no_address', 'There is no e-mail address.'), ('withdrawn', 'It was taken back before it was sent.'), ('refused', 'The mail server refused the address or the mail.'), ('temporary', 'The mail server could not take it yet.'), ('unreachable', 'The mail server could not be reached.'), ('broken', 'Something in Portico failed on this mail.')], max_length=20)),
                ('problem_detail', models.CharField(blank=True, help_text="The server's code, never its words.", max_length=20)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('due_at', models.DateTimeField()),
                ('holder', models.CharField(blank=True, max_length=40)),
                ('message_id', models.CharField(blank=True, max_length=320)),
                ('created_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('client', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='people.client')),
                ('practice', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='practices.practice')),
                ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='people.staff')),
            ],
            options={
                'verbose_name_plural': 'deliveries',
                'indexes': [models.Index(condition=models.Q(('state__in', ['waiting', 'sending'])), fields=['due_at', 'practice'], name='delivery_due'), models.Index(fields=['practice', 'created_at'], name='delivery_by_time'), models.Index(fields=['practice', 'client', 'created_at'], name='delivery_by_client')],
                'constraints': [models.UniqueConstraint(fields=('practice', 'promise'), name='promised_once')],
            },
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(condition=models.Q(('done_at', None)), fields=['practice', 'created_at'], name='task_open'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(fields=['practice', 'about_id'], name='task_by_subject'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.UniqueConstraint(condition=models.Q(('done_at', None)), fields=('practice', 'kind', 'about_id'), name='task_open_once'),
        ),
        migrations.AddIndex(
            model_name='taskfor',
            index=models.Index(fields=['practice', 'staff'], name='task_by_staff'),
        ),
        migrations.AddConstraint(
            model_name='taskfor',
            constraint=models.UniqueConstraint(fields=('practice', 'task', 'staff'), name='task_for_once'),
        ),
    ]
