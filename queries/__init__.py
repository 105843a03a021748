"""Questions: the library of Cypher, its catalogue, the audits."""
