/*
id: recipients.tasked_absent
kind: audit
title: {vi: "Cơ quan được giao việc mà không có ở Nơi nhận", en: "Body with tasks but absent from the recipients"}
why:
  vi: >-
    Không được gửi văn bản thì không biết việc của mình. Nhóm như “các sở, ban, ngành” được tính là đã gửi cho mọi sở.
    Quyết định ghi “Như Điều …” thì phải xem điều đó.
  en: >-
    Who does not receive the plan does not know its own part. A class like "các sở, ban, ngành" counts as every department.
    Where a decision refers to one of its articles ("Như Điều …"), look there.
severity: error
confidence: medium
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  document: string
  node: string
  nodes: strings
  bodies: strings
  duties: integer
  severity: severity
  evidence: evidence
identity: [document, node]
node: node
message:
  vi: "{bodies} có việc trong văn bản ({duties} lượt) nhưng không có tên ở Nơi nhận."
  en: "{bodies}: given work ({duties} roles) but not among the recipients."
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(:Task)<-[:LEADS|PARTNERS]-(a:Agency)
  WHERE ($province IS NULL OR d.province = $province) AND NOT a.kind IN ['collective', 'vague']
  WITH DISTINCT d, a
  WHERE EXISTS { (d)-[:SENT_TO]->(:Agency) } AND NOT EXISTS { (a)-[:ISSUED]->(d) }
  RETURN d.province AS province, count(a) AS examined
  ORDER BY province
*/
// error: own duties, and nothing covers it; warn: own duties with a catch-all ("các cơ quan, đơn vị liên quan"), or only a
// partner; info: a partner under a catch-all, or a body of the centre. A decision that sends to none of those it gives work
// to refers to an article of its own ("Như Điều 3"): one finding for all of them.
MATCH (d:Document {status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (d)-[:SENT_TO]->(:Agency) }
WITH d, COUNT { MATCH (d)-[:SENT_TO]->(b:Agency) WHERE NOT d:Decision OR b.kind IN ['collective', 'vague']
    OR EXISTS { (d)-[:CONTAINS]->(:Task)<-[:LEADS|PARTNERS]-(b) } } AS addressed,
  COUNT { MATCH (d)-[:SENT_TO]->(b:Agency) WHERE b.kind = 'vague' OR b.fold CONTAINS 'co quan' OR b.fold CONTAINS 'don vi' }
    AS catch_all
MATCH (d)-[:CONTAINS]->(t:Task)<-[r:LEADS|PARTNERS]-(a:Agency)
WHERE NOT a.kind IN ['collective', 'vague']
WITH d, addressed, catch_all, a, r, t ORDER BY r.start, t.order
WITH d, addressed, catch_all, a, collect(r) AS given, collect(DISTINCT t.id) AS tasks
WHERE NOT EXISTS { (d)-[:SENT_TO]->(a) } AND NOT EXISTS { (a)-[:ISSUED]->(d) }
  AND NOT EXISTS {
    MATCH (d)-[:SENT_TO]->(b:Agency)
    WHERE b.fold CONTAINS a.fold OR (b.kind = 'collective' AND
      //! include covers(a, b)
    )
  }
WITH d, addressed, catch_all, a, tasks, size(given) AS roles, size([r IN given WHERE type(r) = 'LEADS']) AS led,
  [r IN given | {document: d.id, file: d.file, locator: r.locator, quote: r.quote, start: r.start, end: r.end}] AS places
WITH d, d:Decision AND addressed = 0 AS by_article, catch_all, a, roles, led, tasks, places
ORDER BY places[0].start, a.id
WITH d, by_article, CASE WHEN by_article THEN d.id ELSE a.id END AS node, collect(a.name) AS bodies,
  collect(a.id) AS agencies, sum(roles) AS duties,
  collect(CASE
    WHEN by_article THEN 'warn'
    WHEN coalesce(a.level, '') = 'central' THEN 'info'
    WHEN led > 0 AND catch_all = 0 AND a.kind <> 'unknown' THEN 'error'
    WHEN led > 0 OR catch_all = 0 THEN 'warn'
    ELSE 'info' END) AS levels,
  collect(tasks) AS tasks, collect(places) AS places
RETURN d.province AS province, d.id AS document, node,
  [node, d.id] + agencies + CASE WHEN by_article THEN [] ELSE tasks[0] END AS nodes, bodies, duties,
  levels[0] AS severity, CASE WHEN by_article THEN [p IN places | p[0]] ELSE places[0] END AS evidence
ORDER BY province, document, node
