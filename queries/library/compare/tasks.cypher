/*
id: compare.tasks
kind: view
title: {vi: "Nhiệm vụ của các tỉnh được so sánh", en: "Tasks of the provinces compared"}
why:
  vi: Mẫu số của mọi tỷ lệ, và tên gọi của từng nhiệm vụ.
  en: The denominator of every share, and what each task is called.
parameters:
  provinces: {type: strings, doc: names of provinces, required: true}
columns: {id: string, province: string, ref: string, title: string}
*/
UNWIND $provinces AS wanted
MATCH (t:Task {province: wanted})
RETURN t.id AS id, t.province AS province, t.ref AS ref, t.title AS title
ORDER BY id
