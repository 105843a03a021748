/*
id: compare.bodies
kind: view
title: {vi: "Cơ quan và vai trò chung toàn quốc", en: "Bodies and their national roles"}
why:
  vi: Để đặt cùng một vai trò của các tỉnh cạnh nhau.
  en: To put the same role of several provinces side by side.
parameters:
  ids: {type: strings, doc: ids of agencies, required: true}
columns:
  {id: string, name: string, kind: string, sector: string, level: string, role: string, role_name: string}
*/
UNWIND $ids AS wanted
MATCH (a:Agency {id: wanted})
OPTIONAL MATCH (a)-[:INSTANCE_OF]->(y:AgencyType)
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.sector AS sector, a.level AS level, y.id AS role,
  y.name AS role_name
ORDER BY id, role
