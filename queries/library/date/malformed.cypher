/*
id: date.malformed
kind: audit
title: {vi: "Ngày tháng viết sai", en: "A phrase that cannot be a date"}
why:
  vi: Ngày viết sai làm sai căn cứ; nội dung này phải đính chính.
  en: A wrong date makes the citation wrong; it has to be corrected formally.
severity: error
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, node: string, nodes: strings, note: string, written: string, place: integer, evidence: evidence}
identity: [node, written, place]
node: node
message:
  vi: "Ngày tháng viết sai: “{written}”."
  en: "This cannot be a date: “{written}”."
count: |
  MATCH (d:Document {status: 'loaded'})
  WHERE $province IS NULL OR d.province = $province
  RETURN d.province AS province, count(d) AS examined
  ORDER BY province
*/
MATCH (d:Document {status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province)
UNWIND range(0, size(coalesce(d.issue_rules, [])) - 1) AS i
WITH d, i WHERE d.issue_rules[i] = 'date.malformed'
RETURN d.province AS province, d.id AS node, [d.id] AS nodes, d.issue_notes[i] AS note, d.issue_quotes[i] AS written,
  d.issue_starts[i] AS place,
  [{document: d.id, file: d.file, locator: d.issue_locators[i], quote: d.issue_quotes[i], start: d.issue_starts[i],
    end: d.issue_ends[i]}] AS evidence
ORDER BY province, node, place
