/*
id: body.one
kind: view
title: {vi: "Một cơ quan theo mã", en: "A body by its id"}
why:
  vi: Tên, khối, cấp, tỉnh của cơ quan.
  en: Name, sector, level and province of a body.
parameters:
  body: {type: string, doc: id of the body, required: true}
columns:
  {id: string, name: string, fold: string, kind: string, sector: string, level: string, province: string, role: string,
   named: boolean}
*/
MATCH (a:Agency {id: $body})
RETURN a.id AS id, a.name AS name, a.fold AS fold, a.kind AS kind, a.sector AS sector, a.level AS level,
  a.province AS province, a.body AS role,
  EXISTS { (a)-[:LEADS|PARTNERS|ISSUED]->() } OR EXISTS { (a)<-[:SENT_TO]-(:Document) }
  OR EXISTS { MATCH (a)-[x:REPORTS_TO]-(:Agency) WHERE x.line = 'duty' } AS named
ORDER BY id
