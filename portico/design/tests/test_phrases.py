"""Phone numbers as a phone dials them."""

from portico.design.templatetags.phrases import dialled, phone


def test_a_number_dials_what_was_typed_without_its_signs() -> None:
    assert phone("+1 (312) 555-0134") == '<a class="nowrap" href="tel:+13125550134">+1 (312) 555-0134</a>'
    assert "<script>" not in phone("<script>")


def test_a_sentence_keeps_its_words_escaped_around_the_number() -> None:
    sentence = dialled("Call <us> at 555-0134.", "555-0134")
    assert sentence == 'Call &lt;us&gt; at <a class="nowrap" href="tel:5550134">555-0134</a>.'
    assert dialled("Call <us>.", "") == "Call &lt;us&gt;."
