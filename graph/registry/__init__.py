"""Who is who and when: bodies, provinces, document numbers, folding and Vietnamese order."""
