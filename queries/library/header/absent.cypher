/*
id: header.absent
kind: audit
title: {vi: "Văn bản mất phần đầu và phần cuối", en: "Header and closing are missing"}
why:
  vi: Không số, ngày, người ký, nơi nhận thì không biết văn bản nào, có hiệu lực hay chưa; không dẫn chiếu được.
  en: Without number, date, signature and recipients nobody can say which act this is, whether it holds, or cite it.
severity: error
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, node: string, nodes: strings, title: string, file: string, evidence: evidence}
identity: [node]
node: node
message:
  vi: "Văn bản “{title}” ({file}) không có số, ngày, chữ ký, nơi nhận."
  en: "Document “{title}” ({file}) has no number, date, signature or recipients."
count: |
  MATCH (d:Document {status: 'loaded'})
  WHERE $province IS NULL OR d.province = $province
  RETURN d.province AS province, count(d) AS examined
  ORDER BY province
*/
MATCH (d:Document {status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province) AND d.symbol IS NULL AND d.date IS NULL AND d.signer_name IS NULL AND NOT coalesce(d.has_recipients, false)
RETURN d.province AS province, d.id AS node, [d.id] AS nodes, d.title AS title, d.file AS file,
  [{document: d.id, file: d.file, locator: d.locator, quote: d.quote, start: d.start, end: d.end}] AS evidence
ORDER BY province, node
