/*
id: view.network_tasks
kind: view
title: {vi: "Nhiệm vụ của một tỉnh", en: "Tasks of a province"}
why:
  vi: Nhiệm vụ với thời hạn, kết quả và chỗ đứng trong văn bản.
  en: Tasks with deadline, result and place in the document.
parameters:
  province: {type: string, doc: 'the province''s name, or - for documents of no province', required: true}
columns:
  {id: string, ref: string, title: string, text: string, deadline_text: string, due: string, deliverable: string,
   rank: integer, document: string, locator: string, quote: string, from_offset: integer, to_offset: integer, page: integer,
   rule: string, confidence: float, box: string}
*/
MATCH (t:Task)
WHERE coalesce(t.province, '-') = $province
RETURN t.id AS id, t.ref AS ref, t.title AS title, t.text AS text, t.deadline_text AS deadline_text, t.due AS due,
  t.deliverable AS deliverable, t.`order` AS rank,
  t.document AS document, t.locator AS locator, t.quote AS quote, t.start AS from_offset, t.end AS to_offset,
  t.page AS page, t.rule AS rule, t.confidence AS confidence, t.box AS box
ORDER BY id
