/*
id: compare.assignments
kind: view
title: {vi: "Phân công của các tỉnh được so sánh", en: "Assignments of the provinces compared"}
why:
  vi: Ai chủ trì, ai phối hợp việc gì; mọi số đo mạng tính từ đây.
  en: Who leads and who is a partner in what; every network measure is taken from here.
parameters:
  provinces: {type: strings, doc: names of provinces, required: true}
columns: {id: string, province: string, agency: string, task: string, role: string}
*/
UNWIND $provinces AS wanted
MATCH (t:Task {province: wanted})<-[r:LEADS|PARTNERS]-(a:Agency)
RETURN r.id AS id, t.province AS province, a.id AS agency, t.id AS task,
  CASE type(r) WHEN 'LEADS' THEN 'lead' ELSE 'partner' END AS role
ORDER BY id
