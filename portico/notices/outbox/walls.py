"""On PostgreSQL: the policy that lets a worker see, for one transaction and only to read, which practices have mail."""

from django.db import connection

from portico.notices.models import Delivery


def open_a_window(**_: object) -> None:
    """After migrating. Repeatable."""
    table = Delivery._meta.db_table
    if connection.vendor != "postgresql" or table not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        cursor.execute(f"""
            DROP POLICY IF EXISTS outbox_look ON "{table}";
            CREATE POLICY outbox_look ON "{table}" FOR SELECT
                USING (current_setting('app.outbox', true) = 'look');
        """)
