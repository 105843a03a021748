/*
id: body.fellows
kind: view
title: {vi: "Cùng làm với ai", en: "Who else works on the same tasks"}
why:
  vi: Các cơ quan khác trong cùng nhiệm vụ; tên gọi chung được tách riêng.
  en: The other bodies in the same tasks; classes and vague circles are told apart.
parameters:
  bodies: {type: strings, doc: ids of bodies or classes, required: true}
  province: {type: string, doc: 'only tasks of this province, null for all'}
columns:
  {task: string, agency: string, name: string, kind: string, part: string, document: string, locator: string,
   quote: string, from_offset: integer, to_offset: integer, page: integer, rule: string, confidence: float, box: string}
*/
UNWIND $bodies AS wanted
MATCH (a:Agency {id: wanted})-[:LEADS|PARTNERS]->(t:Task)
WHERE $province IS NULL OR t.province = $province
WITH DISTINCT t
MATCH (t)<-[r:LEADS|PARTNERS]-(b:Agency)
RETURN t.id AS task, b.id AS agency, b.name AS name, b.kind AS kind,
  CASE type(r) WHEN 'LEADS' THEN 'lead' ELSE 'partner' END AS part,
  r.document AS document, r.locator AS locator, r.quote AS quote, r.start AS from_offset, r.end AS to_offset,
  r.page AS page, r.rule AS rule, r.confidence AS confidence, r.box AS box
ORDER BY task, part, from_offset, agency
