/*
id: header.date.partial
kind: audit
title: {vi: "Ngày ban hành chưa đủ ngày, tháng", en: "Day or month of issue left blank"}
why:
  vi: Thiếu ngày ban hành thì không xác định được hiệu lực, không tính được thời hạn.
  en: Without the day of issue neither the start of validity nor any period can be counted.
severity: error
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, node: string, nodes: strings, kind: string, title: string, date: string, evidence: evidence}
identity: [node]
node: node
message:
  vi: "Ngày ban hành của {kind} “{title}” chưa đủ (đọc được: “{date}”)."
  en: "The date of issue of the {kind} “{title}” is incomplete (read: “{date}”)."
count: |
  MATCH (d:Document {status: 'loaded'})
  WHERE $province IS NULL OR d.province = $province
  RETURN d.province AS province, count(d) AS examined
  ORDER BY province
*/
// A document without any header is left to header.absent. The reader's own note of the place is the better evidence.
MATCH (d:Document {status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province) AND coalesce(d.date_precision, 'none') <> 'day'
  AND (d.date IS NOT NULL OR d.symbol IS NOT NULL OR d.signer_name IS NOT NULL OR coalesce(d.has_recipients, false))
WITH d, [i IN range(0, size(coalesce(d.issue_rules, [])) - 1) WHERE d.issue_rules[i] = 'header.date.partial' |
  {document: d.id, file: d.file, locator: d.issue_locators[i], quote: d.issue_quotes[i], start: d.issue_starts[i],
   end: d.issue_ends[i]}] AS noted
RETURN d.province AS province, d.id AS node, [d.id] AS nodes, d.kind AS kind, d.title AS title, d.date AS date,
  CASE WHEN size(noted) > 0 THEN noted
    ELSE [{document: d.id, file: d.file, locator: d.locator, quote: d.quote, start: d.start, end: d.end}] END AS evidence
ORDER BY province, node
