/*
id: compare.named
kind: view
title: {vi: "Nơi nhận và nơi ban hành của các văn bản được so sánh", en: "Recipients and issuers of the documents compared"}
why:
  vi: Cơ quan có trong văn bản mà không có việc khác với cơ quan mà tỉnh không có.
  en: A body that is named without a task differs from a body that the province lacks.
parameters:
  documents: {type: strings, doc: ids of documents, required: true}
columns: {document: string, agency: string}
*/
UNWIND $documents AS wanted
MATCH (d:Document {id: wanted})-[:SENT_TO|ISSUED]-(a:Agency)
RETURN DISTINCT d.id AS document, a.id AS agency
ORDER BY document, agency
