"""What is known: records, ontology, registry, build and store."""
