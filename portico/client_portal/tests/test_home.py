HOME = "/juniper/me/"


def test_who_sees_home(browse, client, jo, ben, dana):
    page = browse(jo).get(HOME)
    assert page.status_code == 200
    assert "Hello <bdi>Jo</bdi>" in page.content.decode()
    assert browse(dana).get(HOME).status_code == 404
    for stranger in (client, browse(ben)):
        assert stranger.get(HOME)["Location"].startswith("/juniper/sign-in/")


def test_home_names_the_help_line_and_us(browse, jo):
    page = browse(jo).get(HOME).content.decode()
    assert "988" in page
    assert "555-0134" in page


def test_home_asks_little(browse, jo, django_assert_max_num_queries):
    browser = browse(jo)
    browser.get(HOME)
    with django_assert_max_num_queries(15):
        browser.get(HOME)
