from uuid import uuid4


def test_providers_services_locations_and_clients_are_listed(api, dana, kofi, ruth, jo, tess, individual, main_street):
    desk = api(dana)
    assert [p["name"] for p in desk.get("providers").json()["items"]] == ["Dr. Ruth Lee", "Dr. Kofi Osei"]
    assert desk.get("services").json()["items"][0] | {"id": ""} == {
        "id": "", "name": "Individual session", "minutes": 50, "price_cents": 12000, "in_person": True, "video": True,
        "bookable": True,
    }  # fmt: skip
    assert [place["name"] for place in desk.get("locations").json()["items"]] == ["Main Street"]
    assert {c["name"]: c["id"] for c in desk.get("clients").json()["items"]} == {
        "Jo Abara": str(jo.pk),
        "Tess Wu": str(tess.pk),
    }


def test_clients_are_found_by_what_people_say(api, dana, jo, tess):
    desk = api(dana)
    for said in ("abara jo", "1991-05-04", "jo.abara@mail.example", "(312) 555-0111", "1001"):
        assert [c["name"] for c in desk.get("clients", q=said).json()["items"]] == ["Jo Abara"], said


def test_a_provider_sees_assigned_clients_only(api, kofi, ruth, jo, leo):
    assert [c["name"] for c in api(kofi).get("clients").json()["items"]] == ["Jo Abara"]
    assert [c["name"] for c in api(ruth).get("clients").json()["items"]] == ["Leo Reyes"]


def test_the_other_practice_sees_nothing_of_this_one(api, sam, jo, kofi, individual):
    harbor = api(sam)
    assert harbor.get("clients").json()["items"] == []
    foreign = harbor.get("decisions", action="book", client=jo.pk)
    nothing = harbor.get("decisions", action="book", client=uuid4())
    assert (foreign.status_code, foreign.content) == (404, nothing.content)


def test_without_a_token_there_is_no_answer(api, client, dana, jo):
    for headers in (
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Basic x"},
        {"Authorization": "Bearer \x00"},
    ):
        answer = client.get("/juniper/api/v1/clients", headers=headers)
        assert answer.status_code == 401
        assert b"Abara" not in answer.content


def test_a_token_works_in_its_own_practice_only(api, dana, harbor, ben):
    desk = api(dana)
    assert desk.http.get("/harbor/api/v1/clients").status_code == 401


def test_a_token_ends_when_its_owner_leaves(api, in_juniper, dana):
    desk = api(dana)
    assert desk.get("clients").status_code == 200
    dana.left_at = dana.practice.created_at
    dana.save()
    assert desk.get("clients").status_code == 401


def test_openapi_tells_every_address(api, dana):
    paths = set(api(dana).get("openapi.json").json()["paths"])
    assert {
        "/juniper/api/v1/providers", "/juniper/api/v1/slots", "/juniper/api/v1/appointments",
        "/juniper/api/v1/settings/effective", "/juniper/api/v1/settings/{key}", "/juniper/api/v1/decisions",
    } <= paths  # fmt: skip
