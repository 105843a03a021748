/*
id: compare.duties
kind: view
title: {vi: "Chế độ báo cáo trong các văn bản được so sánh", en: "Reporting duties of the documents compared"}
why:
  vi: Mạng báo cáo theo kế hoạch.
  en: The reporting network of the plans.
parameters:
  documents: {type: strings, doc: ids of documents, required: true}
columns: {id: string, document: string, sender: string, receiver: string}
*/
MATCH (a:Agency)-[r:REPORTS_TO]->(b:Agency)
WHERE r.line = 'duty' AND r.document IN $documents
RETURN r.id AS id, r.document AS document, a.id AS sender, b.id AS receiver
ORDER BY id
