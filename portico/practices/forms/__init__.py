from portico.practices.forms.careful import CarefulForm, CarefulModelForm, explain, form_page, save_once, sent

__all__ = ["CarefulForm", "CarefulModelForm", "explain", "form_page", "save_once", "sent"]
