/*
id: compare.evidence
kind: view
title: {vi: "Chứng cứ của các phân công được so sánh", en: "Evidence of the assignments compared"}
why:
  vi: Câu văn đứng sau mỗi con số của phép so sánh.
  en: The words behind each number of a comparison.
parameters:
  tasks: {type: strings, doc: ids of tasks, required: true}
columns:
  {id: string, agency: string, name: string, task: string, role: string, basis: string, modality: string,
   document: string, locator: string, quote: string, from_offset: integer, to_offset: integer, page: integer, rule: string,
   confidence: float, box: string}
*/
UNWIND $tasks AS wanted
MATCH (t:Task {id: wanted})<-[r:LEADS|PARTNERS]-(a:Agency)
RETURN r.id AS id, a.id AS agency, a.name AS name, t.id AS task,
  CASE type(r) WHEN 'LEADS' THEN 'lead' ELSE 'partner' END AS role, r.basis AS basis, r.modality AS modality,
  r.document AS document, r.locator AS locator, r.quote AS quote, r.start AS from_offset, r.end AS to_offset,
  r.page AS page, r.rule AS rule, r.confidence AS confidence, r.box AS box
ORDER BY id
