/*
id: plan.no_deadlines
kind: audit
title: {vi: Kế hoạch không có mốc thời gian nào, en: Plan without a single date}
why:
  vi: Không việc nào có ngày, tháng hay quý thì không thể theo dõi tiến độ.
  en: Where no task has a date, month or quarter, progress cannot be followed.
severity: warn
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  node: string
  nodes: strings
  title: string
  tasks: integer
  recurring: integer
  results: integer
  evidence: evidence
identity: [node]
node: node
message:
  vi: "Không việc nào trong {tasks} việc có mốc thời gian theo lịch ({recurring} việc chỉ nêu chu kỳ hay điều kiện; {results} việc có kết quả)."
  en: "None of the {tasks} tasks has a calendar deadline ({recurring} name a recurrence or condition; {results} a result)."
count: |
  MATCH (d:Document {status: 'loaded'})
  WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (d)-[:CONTAINS]->(:Task) }
  RETURN d.province AS province, count(d) AS examined
  ORDER BY province
*/
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
WHERE $province IS NULL OR d.province = $province
WITH d, count(t) AS tasks, count(t.due) AS dated, count(t.deadline_text) AS recurring, count(t.deliverable) AS results,
  min(t.order) AS foremost
WHERE dated = 0
MATCH (d)-[:CONTAINS]->(t:Task)
WHERE t.order = foremost
RETURN d.province AS province, d.id AS node, [d.id] AS nodes, d.title AS title, tasks, recurring, results,
  [{document: d.id, file: d.file, locator: t.locator, quote: t.quote, start: t.start, end: t.end}] AS evidence
ORDER BY province, node
