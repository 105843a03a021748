/*
id: view.loaded
kind: view
title: {vi: "Dữ liệu đã nạp", en: "What is loaded"}
why:
  vi: Để biết hình và bảng dựa trên bao nhiêu văn bản và nhiệm vụ.
  en: To know how many documents and tasks pictures and tables rest on.
parameters:
  province: {type: string, doc: 'the province''s name, - for documents of no province, none for all'}
columns:
  {documents: integer, cited: integer, tasks: integer, agencies: integer, edges: integer}
*/
OPTIONAL MATCH (d:Document {status: 'loaded'})
WHERE $province IS NULL OR coalesce(d.province, '-') = $province
WITH count(d) AS documents
OPTIONAL MATCH (d:Document {status: 'loaded'})-->(c:Document)
WHERE $province IS NULL OR coalesce(d.province, '-') = $province
WITH documents, count(DISTINCT c) AS cited
OPTIONAL MATCH (t:Task)
WHERE $province IS NULL OR coalesce(t.province, '-') = $province
WITH documents, cited, count(t) AS tasks
OPTIONAL MATCH (a:Agency)-[r:LEADS|PARTNERS]->(t:Task)
WHERE $province IS NULL OR coalesce(t.province, '-') = $province
RETURN documents, cited, tasks, count(DISTINCT a) AS agencies, count(r) AS edges
ORDER BY documents
