/*
id: view.network_reportings
kind: view
title: {vi: "Ai báo cáo ai", en: "Who reports to whom"}
why:
  vi: Chế độ báo cáo trong kế hoạch và các tuyến trên có sẵn, với chứng cứ hoặc nguồn.
  en: Reporting duties of the plans and standing lines, with evidence or source.
parameters:
  province: {type: string, doc: 'the province''s name, or - for documents of no province', required: true}
columns:
  {id: string, sender: string, receiver: string, line: string, duty: string, step: integer, period: string, due:
   string, source: string, document: string, locator: string, quote: string, from_offset: integer, to_offset: integer, page:
   integer, rule: string, confidence: float, box: string}
*/
OPTIONAL MATCH (d:Document {status: 'loaded'})
WHERE coalesce(d.province, '-') = $province
WITH d ORDER BY d.id
WITH collect(d.id) AS documents
MATCH (a:Agency)-[r:REPORTS_TO]->(b:Agency)
WHERE CASE WHEN r.line = 'duty' THEN r.document IN documents ELSE coalesce(a.province, '-') = $province END
RETURN r.id AS id, a.id AS sender, b.id AS receiver, r.line AS line, r.duty AS duty, r.step AS step, r.period AS period,
  r.due AS due, r.source AS source,
  r.document AS document, r.locator AS locator, r.quote AS quote, r.start AS from_offset, r.end AS to_offset,
  r.page AS page, r.rule AS rule, r.confidence AS confidence, r.box AS box
ORDER BY id
