/*
id: body.names
kind: view
title: {vi: "Tên các cơ quan", en: "Names of bodies"}
why:
  vi: Để tìm một cơ quan theo tên, và chọn trên màn hình; không có tên gọi chung.
  en: To find a body by its name and to choose one on the screen; classes are left out.
columns: {id: string, name: string, fold: string, kind: string, province: string, role: string, acting: boolean}
*/
MATCH (a:Agency)
WHERE NOT a.kind IN ['collective', 'vague']
RETURN a.id AS id, a.name AS name, a.fold AS fold, a.kind AS kind, a.province AS province, a.body AS role,
  EXISTS { (a)-[:LEADS|PARTNERS]->(:Task) } AS acting
ORDER BY id
