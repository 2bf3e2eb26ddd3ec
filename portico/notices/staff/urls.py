from django.urls import path

from portico.notices.staff import mail, tasks

app_name = "notices_staff"
urlpatterns = [
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/<uuid:task>/done/", tasks.done, name="task_done"),
    path("mail/", mail.log, name="mail"),
    path("mail/<uuid:mail>/send-again/", mail.again, name="send_again"),
]
