/*
id: body.shares
kind: view
title: {vi: "Một loại cơ quan ở các tỉnh", en: "One role in all provinces"}
why:
  vi: Cùng một cơ quan ở mỗi tỉnh chủ trì, phối hợp bao nhiêu việc.
  en: How many tasks the body of the same role leads and takes part in, province by province.
parameters:
  role: {type: string, doc: id of the national role, required: true}
columns: {body: string, province: string, led: integer, dated: integer, alone: integer, partnered: integer}
*/
MATCH (r:AgencyType {id: $role})<-[:INSTANCE_OF]-(a:Agency)
OPTIONAL MATCH (a)-[:LEADS]->(t:Task)
WITH a, count(t) AS led, sum(CASE WHEN t.deadline_kind IS NOT NULL THEN 1 ELSE 0 END) AS dated,
  sum(CASE WHEN t IS NOT NULL AND NOT EXISTS { (t)<-[:PARTNERS]-(:Agency) } THEN 1 ELSE 0 END) AS alone
OPTIONAL MATCH (a)-[:PARTNERS]->(p:Task)
WITH a, led, dated, alone, count(p) AS partnered
WHERE EXISTS { (a)-[:LEADS|PARTNERS|ISSUED]->() } OR EXISTS { (a)<-[:SENT_TO]-(:Document) }
  OR EXISTS { MATCH (a)-[x:REPORTS_TO]-(:Agency) WHERE x.line = 'duty' }
RETURN a.id AS body, a.province AS province, led, dated, alone, partnered
ORDER BY body
