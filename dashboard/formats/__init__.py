"""Writers: findings and tables as text, JSON, CSV."""
