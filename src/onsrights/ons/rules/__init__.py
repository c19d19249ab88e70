"""The rules, one module each (or one for a Dutch and English pair); ``onsrights.ons.catalogue`` lists them."""
