"""The look of Portico and the words around time and money: tokens, palette, layouts and components."""
