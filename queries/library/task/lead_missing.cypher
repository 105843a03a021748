/*
id: task.lead_missing
kind: audit
title: {vi: Nhiệm vụ không có cơ quan chủ trì, en: Task without a lead}
why:
  vi: Việc không giao cho ai thì không ai chịu trách nhiệm; cũng không ai đôn đốc được.
  en: Work given to nobody is answered for by nobody, and nobody can be reminded of it.
severity: warn
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, document: string, node: string, nodes: strings, ref: string, title: string, evidence: evidence}
identity: [node]
node: node
message:
  vi: Nhiệm vụ {ref} “{title}” không nêu cơ quan nào chủ trì.
  en: Task {ref} “{title}” names no lead.
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE $province IS NULL OR d.province = $province
  RETURN d.province AS province, count(t) AS examined
  ORDER BY province
*/
// A task is covered too by the leads of its parts, and by those of the task that it is a part of.
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
WHERE ($province IS NULL OR d.province = $province)
  AND NOT EXISTS { (t)<-[:LEADS]-(:Agency) }
  AND NOT EXISTS { (t)<-[:SUBTASK_OF]-(:Task)<-[:LEADS]-(:Agency) }
  AND NOT EXISTS { (t)-[:SUBTASK_OF]->(:Task)<-[:LEADS]-(:Agency) }
RETURN d.province AS province, d.id AS document, t.id AS node, [t.id] AS nodes, t.ref AS ref, t.title AS title,
  [{document: d.id, file: d.file, locator: t.locator, quote: t.quote, start: t.start, end: t.end}] AS evidence
ORDER BY province, document, t.order, node
