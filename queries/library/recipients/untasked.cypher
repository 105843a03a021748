/*
id: recipients.untasked
kind: audit
title: {vi: "Nhận văn bản mà không có việc", en: "Recipient without any duty"}
why:
  vi: Gửi để thực hiện mà không giao việc thì hoặc thừa nơi nhận, hoặc bỏ sót nhiệm vụ.
  en: A body that receives the plan for action but has no part in it is either a recipient too many or a task too few.
severity: info
confidence: medium
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, document: string, node: string, nodes: strings, body: string, evidence: evidence}
identity: [document, node]
node: node
message:
  vi: "{body} có ở Nơi nhận nhưng không có việc nào."
  en: "{body} receives the document but has no duty in it."
count: |
  MATCH (d:Document {status: 'loaded'})-[s:SENT_TO]->(a:Agency)
  WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (d)-[:CONTAINS]->(:Task) }
    AND
    //! include receives_to_act(a, s)
  RETURN d.province AS province, count(s) AS examined
  ORDER BY province
*/
// A class with duties covers the departments in it; an armed body acts where it is named.
MATCH (d:Document {status: 'loaded'})-[s:SENT_TO]->(a:Agency)
WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (d)-[:CONTAINS]->(:Task) }
  AND
  //! include receives_to_act(a, s)
  AND NOT EXISTS { (d)-[:CONTAINS]->(:Task)<-[:LEADS|PARTNERS]-(a) }
  AND NOT EXISTS { MATCH (a)-[x:REPORTS_TO]-(:Agency) WHERE x.document = d.id }
  AND NOT EXISTS {
    MATCH (d)-[:CONTAINS]->(:Task)<-[:LEADS|PARTNERS]-(b:Agency)
    WHERE b.kind = 'collective' AND coalesce(a.sector, '') <> 'armed' AND
      //! include covers(a, b)
  }
RETURN d.province AS province, d.id AS document, a.id AS node, [a.id, d.id] AS nodes, a.name AS body,
  [{document: d.id, file: d.file, locator: s.locator, quote: s.quote, start: s.start, end: s.end}] AS evidence
ORDER BY province, document, s.start, node
