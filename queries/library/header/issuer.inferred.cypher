/*
id: header.issuer.inferred
kind: audit
title: {vi: "Thiếu tên cơ quan ban hành ở đầu văn bản", en: Issuer missing from the head of the document}
why:
  vi: Phần đầu văn bản đã mất hoặc ghi thiếu; cơ quan ban hành chỉ suy ra từ nội dung hay ký hiệu nên cần đối chiếu bản gốc.
  en: The head is lost or incomplete; the issuer follows only from the text or the number and should be checked with the original.
severity: info
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, node: string, nodes: strings, title: string, issuer: string, evidence: evidence}
identity: [node]
node: node
message:
  vi: "“{title}” không ghi cơ quan ban hành ở đầu văn bản; suy ra là {issuer}."
  en: "“{title}” names no issuer at its head; it is inferred to be {issuer}."
count: |
  MATCH (d:Document {status: 'loaded'})
  WHERE $province IS NULL OR d.province = $province
  RETURN d.province AS province, count(d) AS examined
  ORDER BY province
*/
MATCH (d:Document {status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province)
UNWIND range(0, size(coalesce(d.issue_rules, [])) - 1) AS i
WITH d, i WHERE d.issue_rules[i] = 'header.issuer.inferred'
RETURN d.province AS province, d.id AS node, [d.id] AS nodes, d.title AS title, d.issue_notes[i] AS issuer,
  [{document: d.id, file: d.file, locator: d.issue_locators[i], quote: d.issue_quotes[i], start: d.issue_starts[i],
    end: d.issue_ends[i]}] AS evidence
ORDER BY province, node
