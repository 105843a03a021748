/*
id: task.deliverable.missing
kind: audit
title: {vi: Nhiệm vụ thiếu kết quả mà các việc cùng mục đều có, en: Task lacks the result that its siblings have}
why:
  vi: Các việc cùng mục đều nêu sản phẩm; việc bỏ trống không biết thế nào là xong.
  en: The tasks beside it name a result; for this one nobody can say when it is done.
severity: warn
parameters:
  province: {type: string, doc: name of a province; null for all}
  share: {type: float, default: 0.5, doc: at least this share of the section's tasks must have a result}
columns:
  province: string
  document: string
  node: string
  nodes: strings
  ref: string
  title: string
  given: integer
  siblings: integer
  evidence: evidence
identity: [node]
node: node
message:
  vi: Nhiệm vụ {ref} “{title}” không nêu kết quả, trong khi {given} trên {siblings} việc cùng mục có nêu.
  en: Task {ref} “{title}” names no result, while {given} of {siblings} tasks of its section do.
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE $province IS NULL OR d.province = $province
  WITH d, t, substring(t.ref, 0, size(t.ref) - size(last(split(t.ref, '.')))) AS section
  WITH d, section, count(t) AS tasks, count(t.deliverable) AS given
  WHERE given > 0
  RETURN d.province AS province, sum(tasks) AS examined
  ORDER BY province
*/
// Siblings share all of their ref but its last part: II.4 and II.9; the rows of a table.
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(u:Task)
WHERE $province IS NULL OR d.province = $province
WITH d, u, substring(u.ref, 0, size(u.ref) - size(last(split(u.ref, '.')))) AS section
WITH d, section, count(u) AS siblings, count(u.deliverable) AS given
WHERE given > 0 AND given < siblings AND given >= $share * siblings
MATCH (d)-[:CONTAINS]->(t:Task)
WHERE t.deliverable IS NULL AND substring(t.ref, 0, size(t.ref) - size(last(split(t.ref, '.')))) = section
RETURN d.province AS province, d.id AS document, t.id AS node, [t.id] AS nodes, t.ref AS ref, t.title AS title,
  given, siblings,
  [{document: d.id, file: d.file, locator: t.locator, quote: t.quote, start: t.start, end: t.end}] AS evidence
ORDER BY province, document, t.order, node
