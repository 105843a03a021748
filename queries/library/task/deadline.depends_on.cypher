/*
id: task.deadline.depends_on
kind: audit
title: {vi: Thời hạn phụ thuộc vào cơ quan khác, en: Deadline waits for another body}
why:
  vi: Việc chỉ bắt đầu khi cơ quan khác có văn bản; nếu văn bản chậm hoặc không có thì việc treo vô thời hạn.
  en: The work starts only after another body has acted; if that is late, the task hangs without an end.
severity: warn
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  document: string
  node: string
  nodes: strings
  ref: string
  title: string
  deadline: string
  awaited: strings
  evidence: evidence
identity: [node]
node: node
message:
  vi: "Nhiệm vụ {ref} “{title}” phải chờ {awaited}: “{deadline}”."
  en: "Task {ref} “{title}” waits for {awaited}: “{deadline}”."
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE ($province IS NULL OR d.province = $province) AND t.deadline_text IS NOT NULL
  RETURN d.province AS province, count(t) AS examined
  ORDER BY province
*/
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
WHERE ($province IS NULL OR d.province = $province) AND size(coalesce(t.depends_on, [])) > 0
RETURN d.province AS province, d.id AS document, t.id AS node, [t.id] AS nodes, t.ref AS ref, t.title AS title,
  t.deadline_text AS deadline, t.depends_on AS awaited,
  [{document: d.id, file: d.file, locator: coalesce(t.deadline_locator, t.locator), quote: coalesce(t.deadline_quote, t.quote),
    start: coalesce(t.deadline_start, t.start), end: coalesce(t.deadline_end, t.end)}] AS evidence
ORDER BY province, document, t.order, node
