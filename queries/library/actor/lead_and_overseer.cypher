/*
id: actor.lead_and_overseer
kind: audit
title: {vi: "Vừa chủ trì phần lớn việc, vừa theo dõi, tổng hợp", en: "Leads most tasks and also reports on them"}
why:
  vi: Cơ quan làm nhiều việc nhất lại tổng hợp, báo cáo chính các việc đó; thiếu người xem xét độc lập.
  en: The body that does most of the work also compiles the reports on it; nobody else looks at the results.
severity: warn
confidence: medium
parameters:
  province: {type: string, doc: name of a province; null for all}
  share: {type: float, default: 0.6, doc: at least this share of the tasks with a lead}
  tasks: {type: integer, default: 5, doc: only plans with at least as many tasks with a lead}
columns:
  province: string
  document: string
  node: string
  nodes: strings
  body: string
  led: integer
  total: integer
  evidence: evidence
identity: [document, node]
node: node
message:
  vi: "{body} chủ trì {led} trên {total} việc và cũng là nơi tổng hợp, báo cáo."
  en: "{body} leads {led} of {total} tasks and also compiles the reports."
count: |
  WITH COLLECT { MATCH (d:Document {status: 'loaded', province: $province}) RETURN d.id ORDER BY d.id } AS own
  MATCH (:Agency)-[x:REPORTS_TO]->(:Agency)
  WHERE ($province IS NULL OR x.document IN own) AND x.line = 'duty'
  WITH DISTINCT x.document AS reported
  MATCH (d:Document {id: reported, status: 'loaded'})
  WHERE $province IS NULL OR d.province = $province
  RETURN d.province AS province, count(d) AS examined
  ORDER BY province
*/
// Bodies that report come first: they are few, and each plan's leads are then read once.
WITH COLLECT { MATCH (d:Document {status: 'loaded', province: $province}) RETURN d.id ORDER BY d.id } AS own
MATCH (a:Agency)-[x:REPORTS_TO]->(:Agency)
WHERE ($province IS NULL OR x.document IN own) AND x.line = 'duty' AND NOT a.kind IN ['collective', 'vague']
WITH x.document AS document, a.id AS agency ORDER BY document, agency
WITH document, collect(DISTINCT agency) AS reporting
MATCH (d:Document {id: document, status: 'loaded'})
WHERE $province IS NULL OR d.province = $province
WITH d, document, reporting,
  COLLECT { MATCH (d)-[:CONTAINS]->(:Task)<-[:LEADS]-(b:Agency) RETURN b.id ORDER BY b.id } AS leads
UNWIND reporting AS node
WITH d, document, node, size([lead IN leads WHERE lead = node]) AS led
WHERE led > 0 AND led >= $share * $tasks
WITH d.province AS province, document, node, led,
  COUNT { MATCH (d)-[:CONTAINS]->(t:Task)<-[:LEADS]-(:Agency) RETURN DISTINCT t } AS total
WHERE total >= $tasks AND led >= $share * total
WITH province, document, node, total, led
// page by province, document, node
MATCH (d:Document {id: document})
MATCH (a:Agency {id: node})-[x:REPORTS_TO]->(b:Agency)
WHERE x.document = document AND x.line = 'duty'
WITH d, a, province, document, node, total, led, x, b ORDER BY x.start, b.id
WITH d, a, province, document, node, total, led, collect(DISTINCT b.id) AS superiors,
  collect({document: d.id, file: d.file, locator: x.locator, quote: x.quote, start: x.start, end: x.end}) AS evidence
RETURN province, document, node, [node, document] + superiors AS nodes, a.name AS body, led, total, evidence
ORDER BY province, document, node
