"""The coordination network as plain data: facts of a province, picture, positions, filters. Nothing here draws."""
