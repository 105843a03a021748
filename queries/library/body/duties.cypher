/*
id: body.duties
kind: view
title: {vi: "Nhiệm vụ của một số cơ quan", en: "Tasks of some bodies"}
why:
  vi: Việc chủ trì và phối hợp, với thời hạn, kết quả và chứng cứ.
  en: Tasks led and taken part in, with deadline, result and evidence.
parameters:
  bodies: {type: strings, doc: ids of bodies or classes, required: true}
  province: {type: string, doc: 'only tasks of this province, null for all'}
columns:
  {agency: string, part: string, basis: string, modality: string, role_locator: string, role_quote: string,
   role_from: integer, role_to: integer, role_page: integer, role_rule: string, role_confidence: float, role_box: string,
   task: string, ref: string, title: string, text: string, deadline_text: string, deadline_kind: string, due: string,
   depends_on: strings, deliverable: string, rank: integer, document: string, locator: string, quote: string,
   from_offset: integer, to_offset: integer, page: integer, rule: string, confidence: float, box: string,
   due_locator: string, due_quote: string, due_from: integer, due_to: integer}
*/
UNWIND $bodies AS wanted
MATCH (a:Agency {id: wanted})-[r:LEADS|PARTNERS]->(t:Task)
WHERE $province IS NULL OR t.province = $province
RETURN a.id AS agency, CASE type(r) WHEN 'LEADS' THEN 'lead' ELSE 'partner' END AS part, r.basis AS basis,
  r.modality AS modality, r.locator AS role_locator, r.quote AS role_quote, r.start AS role_from, r.end AS role_to,
  r.page AS role_page, r.rule AS role_rule, r.confidence AS role_confidence, r.box AS role_box,
  t.id AS task, t.ref AS ref, t.title AS title, t.text AS text, t.deadline_text AS deadline_text,
  t.deadline_kind AS deadline_kind, t.due AS due, t.depends_on AS depends_on, t.deliverable AS deliverable,
  t.`order` AS rank, t.document AS document, t.locator AS locator, t.quote AS quote, t.start AS from_offset,
  t.end AS to_offset, t.page AS page, t.rule AS rule, t.confidence AS confidence, t.box AS box,
  t.deadline_locator AS due_locator, t.deadline_quote AS due_quote, t.deadline_start AS due_from,
  t.deadline_end AS due_to
ORDER BY document, rank, task, part, agency
