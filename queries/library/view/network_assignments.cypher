/*
id: view.network_assignments
kind: view
title: {vi: "Ai chủ trì, ai phối hợp", en: "Who leads, who is a partner"}
why:
  vi: Quan hệ giữa cơ quan và nhiệm vụ, với chứng cứ.
  en: Relations between bodies and tasks, with their evidence.
parameters:
  province: {type: string, doc: 'the province''s name, or - for documents of no province', required: true}
columns:
  {id: string, agency: string, task: string, role: string, basis: string, modality: string, written: string,
   document: string, locator: string, quote: string, from_offset: integer, to_offset: integer, page: integer, rule: string,
   confidence: float, box: string}
*/
MATCH (a:Agency)-[r:LEADS|PARTNERS]->(t:Task)
WHERE coalesce(t.province, '-') = $province
RETURN r.id AS id, a.id AS agency, t.id AS task, CASE type(r) WHEN 'LEADS' THEN 'lead' ELSE 'partner' END AS role,
  r.basis AS basis, r.modality AS modality, r.written AS written,
  r.document AS document, r.locator AS locator, r.quote AS quote, r.start AS from_offset, r.end AS to_offset,
  r.page AS page, r.rule AS rule, r.confidence AS confidence, r.box AS box
ORDER BY id
