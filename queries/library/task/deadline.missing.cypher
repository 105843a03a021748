/*
id: task.deadline.missing
kind: audit
title: {vi: Nhiệm vụ không có thời hạn, en: Task without a deadline}
why:
  vi: Kế hoạch đã định thời hạn cho việc khác mà bỏ trống việc này thì không đôn đốc, không đánh giá được.
  en: Where other tasks of the plan have dates, one without can neither be reminded of nor judged late.
severity: info
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, document: string, node: string, nodes: strings, ref: string, title: string, evidence: evidence}
identity: [node]
node: node
message:
  vi: Nhiệm vụ {ref} “{title}” không nêu thời hạn, trong khi kế hoạch có định ngày cho việc khác.
  en: Task {ref} “{title}” has no deadline, though the plan gives dates to others.
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE ($province IS NULL OR d.province = $province)
    AND EXISTS { MATCH (d)-[:CONTAINS]->(u:Task) WHERE u.due IS NOT NULL }
  RETURN d.province AS province, count(t) AS examined
  ORDER BY province
*/
// Plans without a single date are left to plan.no_deadlines; tasks whose parts carry the deadlines are none without.
MATCH (d:Document {status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province)
  AND EXISTS { MATCH (d)-[:CONTAINS]->(u:Task) WHERE u.due IS NOT NULL }
MATCH (d)-[:CONTAINS]->(t:Task)
WHERE t.deadline_text IS NULL AND NOT EXISTS { (t)<-[:SUBTASK_OF]-() }
WITH d, t, d.province AS province, d.id AS document, t.order AS rank, t.id AS node
// page by province, document, rank, node
RETURN d.province AS province, d.id AS document, t.id AS node, [t.id] AS nodes, t.ref AS ref, t.title AS title,
  [{document: d.id, file: d.file, locator: t.locator, quote: t.quote, start: t.start, end: t.end}] AS evidence
ORDER BY province, document, t.order, node
