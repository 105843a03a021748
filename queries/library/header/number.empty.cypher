/*
id: header.number.empty
kind: audit
title: {vi: "Văn bản chưa điền số", en: "Number not filled in"}
why:
  vi: Văn bản không số chưa vào sổ; không dẫn chiếu, không tra cứu được.
  en: A document without a number is not registered; it can be neither cited nor found.
severity: error
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, node: string, nodes: strings, kind: string, title: string, evidence: evidence}
identity: [node]
node: node
message:
  vi: "Số của {kind} “{title}” còn để trống."
  en: "The number of the {kind} “{title}” is left blank."
count: |
  MATCH (d:Document {status: 'loaded'})
  WHERE $province IS NULL OR d.province = $province
  RETURN d.province AS province, count(d) AS examined
  ORDER BY province
*/
// A document without any header is left to header.absent. The reader's own note of the place is the better evidence.
MATCH (d:Document {status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province) AND d.symbol IS NULL
  AND (d.date IS NOT NULL OR d.signer_name IS NOT NULL OR coalesce(d.has_recipients, false))
WITH d, [i IN range(0, size(coalesce(d.issue_rules, [])) - 1) WHERE d.issue_rules[i] = 'header.number.empty' |
  {document: d.id, file: d.file, locator: d.issue_locators[i], quote: d.issue_quotes[i], start: d.issue_starts[i],
   end: d.issue_ends[i]}] AS noted
RETURN d.province AS province, d.id AS node, [d.id] AS nodes, d.kind AS kind, d.title AS title,
  CASE WHEN size(noted) > 0 THEN noted
    ELSE [{document: d.id, file: d.file, locator: d.locator, quote: d.quote, start: d.start, end: d.end}] END AS evidence
ORDER BY province, node
