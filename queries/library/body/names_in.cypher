/*
id: body.names_in
kind: view
title: {vi: "Tên các cơ quan của một tỉnh", en: "Names of the bodies of a province"}
why:
  vi: Để tìm một cơ quan theo tên, và chọn trên màn hình; không có tên gọi chung.
  en: To find a body by its name and to choose one on the screen; classes are left out.
parameters:
  province: {type: string, doc: the province, required: true}
columns: {id: string, name: string, fold: string, kind: string, province: string, role: string, acting: boolean}
*/
MATCH (a:Agency {province: $province})
WHERE NOT a.kind IN ['collective', 'vague']
RETURN a.id AS id, a.name AS name, a.fold AS fold, a.kind AS kind, a.province AS province, a.body AS role,
  EXISTS { (a)-[:LEADS|PARTNERS]->(:Task) } AS acting
ORDER BY id
