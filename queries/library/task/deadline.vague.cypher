/*
id: task.deadline.vague
kind: audit
title: {vi: Giục gấp nhưng không có ngày, en: Haste without a date}
why:
  vi: “Khẩn trương” không phải là thời hạn; chậm bao lâu cũng không trái văn bản.
  en: '"Urgently" is no deadline: no delay contradicts it.'
severity: info
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, document: string, node: string, nodes: strings, ref: string, title: string, word: string, evidence: evidence}
identity: [node]
node: node
message:
  vi: "Nhiệm vụ {ref} “{title}” chỉ nói “{word}”, không có ngày."
  en: "Task {ref} “{title}” says only “{word}”, without a date."
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE ($province IS NULL OR d.province = $province) AND t.text IS NOT NULL
  RETURN d.province AS province, count(t) AS examined
  ORDER BY province
unknown:
  message:
    vi: Không có lời văn của nhiệm vụ nên không xét được.
    en: The task's own words are not at hand, so it cannot be judged.
  query: |
    MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
    WHERE ($province IS NULL OR d.province = $province) AND t.text IS NULL
    RETURN d.province AS province, count(t) AS unknown
    ORDER BY province
*/
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
WHERE ($province IS NULL OR d.province = $province) AND t.text IS NOT NULL AND t.due IS NULL
UNWIND ['khẩn trương', 'sớm triển khai', 'trong thời gian sớm nhất'] AS word
WITH d, t, word ORDER BY word
WHERE toLower(t.text) CONTAINS word
WITH d, t, collect(word) AS words
RETURN d.province AS province, d.id AS document, t.id AS node, [t.id] AS nodes, t.ref AS ref, t.title AS title,
  words[0] AS word,
  [{document: d.id, file: d.file, locator: t.locator, quote: t.quote, start: t.start, end: t.end}] AS evidence
ORDER BY province, document, t.order, node
