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
UNWIND $documents AS wanted
MATCH (a:Agency)-[r:REPORTS_TO {document: wanted}]->(b:Agency)
WHERE r.line = 'duty'
RETURN r.id AS id, r.document AS document, a.id AS sender, b.id AS receiver
ORDER BY id
