"""The coordination network as plain data: facts of a province, its picture, positions and filters. Nothing here draws."""
