"""Who lives in the demo. Names and stories are made up."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

PASSWORD = "a quiet room with tea"  # noqa: S105 - the demo's one password, printed at every start


class Worker(NamedTuple):
    given: str
    family: str
    email: str
    role: str
    title: str = ""
    provider: bool = False
    about: str = ""
    languages: str = ""


class Person(NamedTuple):
    given: str
    family: str
    born: date
    provider: str  # family name
    email: str = ""
    phone: str = ""
    every: int = 2  # weeks between visits
    at: str = ""  # weekday 0-4 and local time, "2 10:00"


JUNIPER_STAFF = [
    Worker("Dana", "Lin", "dana.lin@juniper.example", "administrator"),
    Worker("Kofi", "Osei", "kofi.osei@juniper.example", "provider", "Dr.", True,
           "I work with teenagers and adults on worry, sleep and change. We go at your pace.", "English, Twi"),
    Worker("Ruth", "Lee", "ruth.lee@juniper.example", "provider", "Dr.", True,
           "I see families and young people. Parents are part of the work, not an audience.", "English, Korean"),
    Worker("Elena", "Marsh", "elena.marsh@juniper.example", "provider", "", True,
           "Grief, separation and new beginnings. Evenings by video.", "English, Spanish"),
    Worker("Tom", "Becker", "tom.becker@juniper.example", "provider", "", True,
           "Couples, and people who live with pain.", "English"),
    Worker("Priya", "Nair", "priya.nair@juniper.example", "provider", "Dr.", True,
           "Mood, attention and medication questions.", "English, Hindi"),
    Worker("Dee", "Park", "desk@juniper.example", "front_desk"),
]  # fmt: skip

JUNIPER_CLIENTS = [
    Person("Jo", "Abara", date(1991, 5, 4), "Osei", "jo.abara@mail.example", "+13125550111", 2, "1 09:00"),
    Person("Tess", "Wu", date(1984, 11, 30), "Osei", "tess.wu@mail.example", "+13125550112", 2, "3 14:00"),
    Person("Maya", "Reyes", date(2017, 5, 14), "Osei", "", "", 1, "2 15:00"),
    Person("Leo", "Reyes", date(2012, 9, 2), "Lee", "", "", 2, "0 15:00"),
    Person("Amir", "Haddad", date(1979, 2, 11), "Osei", "amir.haddad@mail.example", "+13125550115", 2, "0 10:00"),
    Person("Noor", "Haddad", date(2009, 7, 21), "Osei", "", "", 2, "0 11:00"),
    Person("Grace", "Okafor", date(1996, 1, 8), "Osei", "grace.okafor@mail.example", "", 1, "1 13:00"),
    Person("Silvia", "Núñez", date(1968, 12, 3), "Osei", "silvia.nunez@mail.example", "+13125550118", 4, "2 10:00"),
    Person("Peter", "Lindqvist", date(1988, 8, 19), "Osei", "peter.lindqvist@mail.example", "", 2, "3 10:00"),
    Person("Bao", "Tran", date(2001, 4, 27), "Osei", "bao.tran@mail.example", "", 2, "4 11:00"),
    Person("Hannah", "Weiss", date(2010, 3, 15), "Lee", "", "", 1, "1 15:00"),
    Person("Caleb", "Weiss", date(2014, 6, 1), "Lee", "", "", 1, "1 16:00"),
    Person("Marisol", "Vega", date(1975, 10, 22), "Lee", "marisol.vega@mail.example", "+13125550123", 2, "2 09:00"),
    Person("Diego", "Vega", date(2011, 2, 2), "Lee", "", "", 2, "2 16:00"),
    Person("Imani", "Brooks", date(1993, 9, 9), "Lee", "imani.brooks@mail.example", "", 2, "3 09:00"),
    Person("Owen", "Fitzgerald", date(2008, 11, 11), "Lee", "", "", 2, "3 16:00"),
    Person("Yuki", "Sato", date(1990, 6, 17), "Lee", "yuki.sato@mail.example", "", 4, "4 10:00"),
    Person("Layla", "Farouk", date(2013, 1, 30), "Lee", "", "", 2, "4 15:00"),
    Person("Ruben", "Castillo", date(1982, 3, 3), "Marsh", "ruben.castillo@mail.example", "", 1, "0 17:00"),
    Person("Anita", "Desai", date(1970, 7, 7), "Marsh", "anita.desai@mail.example", "+13125550131", 2, "0 18:00"),
    Person("Felix", "Nowak", date(1999, 5, 25), "Marsh", "felix.nowak@mail.example", "", 2, "1 17:00"),
    Person("Celeste", "Dubois", date(1965, 9, 13), "Marsh", "celeste.dubois@mail.example", "", 2, "1 18:00"),
    Person("Malik", "Johnson", date(1986, 12, 12), "Marsh", "malik.johnson@mail.example", "", 1, "2 17:00"),
    Person("Ingrid", "Sørensen", date(1958, 2, 20), "Marsh", "ingrid.sorensen@mail.example", "", 4, "2 18:00"),
    Person("Teodora", "Petrova", date(1994, 10, 5), "Marsh", "teodora.petrova@mail.example", "", 2, "3 17:00"),
    Person("Samuel", "Adeyemi", date(1981, 4, 4), "Marsh", "samuel.adeyemi@mail.example", "", 2, "3 18:00"),
    Person("Rosa", "Jiménez", date(1977, 8, 8), "Becker", "rosa.jimenez@mail.example", "", 2, "0 09:00"),
    Person("Luis", "Jiménez", date(1974, 1, 19), "Becker", "luis.jimenez@mail.example", "", 2, "1 10:00"),
    Person("Edith", "Klein", date(1949, 6, 30), "Becker", "", "+13125550139", 2, "1 11:00"),
    Person("Darius", "Cole", date(1990, 11, 2), "Becker", "darius.cole@mail.example", "", 2, "2 13:00"),
    Person("Fatima", "Rahman", date(1987, 3, 28), "Becker", "fatima.rahman@mail.example", "", 1, "2 14:00"),
    Person("Joseph", "Murphy", date(1962, 5, 16), "Becker", "joseph.murphy@mail.example", "", 4, "3 11:00"),
    Person("Alma", "Lindgren", date(1998, 9, 27), "Becker", "alma.lindgren@mail.example", "", 2, "4 09:00"),
    Person("Victor", "Huang", date(1980, 2, 14), "Nair", "victor.huang@mail.example", "", 4, "0 13:00"),
    Person("Sunita", "Rao", date(1972, 12, 1), "Nair", "sunita.rao@mail.example", "+13125550145", 4, "1 14:00"),
    Person("Kwame", "Mensah", date(2003, 7, 12), "Nair", "kwame.mensah@mail.example", "", 2, "2 11:00"),
    Person("Lucy", "Chandler", date(1995, 1, 23), "Nair", "lucy.chandler@mail.example", "", 4, "3 13:00"),
    Person("Paul", "Whitehorse", date(1969, 10, 10), "Nair", "paul.whitehorse@mail.example", "", 4, "3 15:00"),
    Person("Mina", "Shah", date(2000, 8, 31), "Nair", "mina.shah@mail.example", "", 2, "4 13:00"),
    Person("George", "Papadakis", date(1955, 4, 9), "Nair", "", "+13125550150", 4, "4 14:00"),
]

HARBOR_STAFF = [
    Worker("Sam", "Ortiz", "sam.ortiz@harbor.example", "administrator"),
    Worker("Mia", "Cole", "mia.cole@harbor.example", "provider", "Dr.", True,
           "Play first. I write down what works at home.", "English"),
    Worker("Andre", "Baptiste", "andre.baptiste@harbor.example", "provider", "", True,
           "Early learners and their families.", "English, French"),
]  # fmt: skip

HARBOR_CLIENTS = [
    Person("Ben", "Hale", date(1999, 3, 2), "Cole", "ben.hale@mail.example", "", 1, "1 10:00"),
    Person("Zoe", "Martin", date(2018, 5, 5), "Cole", "", "", 1, "0 09:00"),
    Person("Eli", "Stone", date(2016, 8, 17), "Cole", "", "", 1, "2 09:00"),
    Person("Nia", "Clarke", date(2019, 1, 1), "Baptiste", "", "", 1, "1 09:00"),
    Person("Theo", "Marchand", date(2017, 11, 23), "Baptiste", "", "", 1, "3 10:00"),
    Person("Jo", "Abara", date(1991, 5, 4), "Cole", "jo.abara@mail.example", "", 4, "4 11:00"),
]
