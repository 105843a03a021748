"""Finding bodies in text: the registry's names, classes of bodies, names that no registry knows, and lists of them."""
