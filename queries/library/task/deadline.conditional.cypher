/*
id: task.deadline.conditional
kind: audit
title: {vi: Thời hạn có điều kiện không xác định, en: Deadline with an undefined condition}
why:
  vi: “Khi đủ điều kiện” không nói điều kiện gì, ai xác nhận, đến bao giờ.
  en: '"When conditions allow" does not say which, who decides, or until when.'
severity: warn
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, document: string, node: string, nodes: strings, ref: string, title: string, deadline: string, evidence: evidence}
identity: [node]
node: node
message:
  vi: "Nhiệm vụ {ref} “{title}” có điều kiện không rõ tiêu chí, cơ quan hay ngày: “{deadline}”."
  en: "Task {ref} “{title}” hangs on a condition without criteria, body or date: “{deadline}”."
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE ($province IS NULL OR d.province = $province) AND t.deadline_text IS NOT NULL
  RETURN d.province AS province, count(t) AS examined
  ORDER BY province
*/
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
WHERE ($province IS NULL OR d.province = $province) AND t.deadline_kind = 'conditional'
  AND size(coalesce(t.depends_on, [])) = 0 AND t.due IS NULL
RETURN d.province AS province, d.id AS document, t.id AS node, [t.id] AS nodes, t.ref AS ref, t.title AS title,
  t.deadline_text AS deadline,
  [{document: d.id, file: d.file, locator: coalesce(t.deadline_locator, t.locator), quote: coalesce(t.deadline_quote, t.quote),
    start: coalesce(t.deadline_start, t.start), end: coalesce(t.deadline_end, t.end)}] AS evidence
ORDER BY province, document, t.order, node
