/*
id: task.deadline.not_checkable
kind: audit
title: {vi: Thời hạn không kiểm tra được, en: Deadline that cannot be checked}
why:
  vi: “Thường xuyên” không có mốc để biết đúng hay chậm; kế hoạch gần như chỉ có thời hạn như vậy thì khó đánh giá.
  en: '"Continuously" has no point at which it is met or missed; a plan of such deadlines can hardly be judged.'
severity: info
parameters:
  province: {type: string, doc: name of a province; null for all}
  share: {type: float, default: 0.25, doc: reported only where less than this share of a plan's deadlines has a date or quarter}
columns: {province: string, document: string, node: string, nodes: strings, ref: string, title: string, deadline: string, evidence: evidence}
identity: [node]
node: node
message:
  vi: "Nhiệm vụ {ref} “{title}” có thời hạn không kiểm tra được: “{deadline}”."
  en: "Task {ref} “{title}” has a deadline that cannot be checked: “{deadline}”."
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE ($province IS NULL OR d.province = $province) AND t.deadline_text IS NOT NULL
  RETURN d.province AS province, count(t) AS examined
  ORDER BY province
*/
// Plans without a single date are left to plan.no_deadlines.
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(u:Task)
WHERE ($province IS NULL OR d.province = $province) AND u.deadline_text IS NOT NULL
WITH d, count(u) AS given, count(u.due) AS dated
WHERE dated > 0 AND dated < $share * given
MATCH (d)-[:CONTAINS]->(t:Task)
WHERE t.due IS NULL AND (t.deadline_kind IN ['continuous', 'unclear'] OR t.deadline_text CONTAINS 'đột xuất')
RETURN d.province AS province, d.id AS document, t.id AS node, [t.id] AS nodes, t.ref AS ref, t.title AS title,
  t.deadline_text AS deadline,
  [{document: d.id, file: d.file, locator: coalesce(t.deadline_locator, t.locator), quote: coalesce(t.deadline_quote, t.quote),
    start: coalesce(t.deadline_start, t.start), end: coalesce(t.deadline_end, t.end)}] AS evidence
ORDER BY province, document, t.order, node
