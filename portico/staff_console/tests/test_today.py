from portico.practices.models import WorkingHours

TODAY = "/juniper/desk/"


def test_who_sees_today(browse, client, dana, dee, kofi, jo, sam):
    for person in (dana, dee, kofi):
        assert browse(person).get(TODAY).status_code == 200
    assert browse(jo).get(TODAY).status_code == 404
    for stranger in (client, browse(sam)):
        assert stranger.get(TODAY)["Location"].startswith("/juniper/sign-in/")


def test_a_new_practice_is_told_what_is_missing(browse, dana, dee, in_juniper):
    page = browse(dana).get(TODAY).content.decode()
    assert "1 of 7 done" in page
    assert "/juniper/desk/practice/hours/" in page
    assert "Set up your practice" not in browse(dee).get(TODAY).content.decode()


def test_a_practice_that_is_set_up_is_left_in_peace(browse, dana, kofi, maya, individual, in_juniper):
    WorkingHours.objects.create(weekday=0, start_minute=540, end_minute=1020)
    assert "Set up your practice" not in browse(dana).get(TODAY).content.decode()


def test_today_asks_little(browse, dana, kofi, maya, django_assert_max_num_queries):
    browser = browse(dana)
    browser.get(TODAY)
    with django_assert_max_num_queries(20):
        browser.get(TODAY)
