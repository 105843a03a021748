/*
id: ask.by_province
kind: question
title: {vi: "Các tỉnh cạnh nhau: số việc và chỗ trống", en: "Provinces side by side: tasks and what they lack"}
why:
  vi: "Để so sánh nhanh; các cột sau đều tính trên số nhiệm vụ của tỉnh."
  en: "For a quick comparison; the later columns are out of the tasks of the province."
columns:
  {province: string, documents: integer, tasks: integer, no_lead: integer, no_partner: integer, no_deadline:
   integer}
sorted_by: [province]
*/
MATCH (t:Task)
WITH t.province AS province, t, EXISTS { (t)<-[:LEADS]-(:Agency) } AS is_led,
  EXISTS { (t)<-[:PARTNERS]-(:Agency) } AS is_helped
RETURN province, count(DISTINCT t.document) AS documents, count(t) AS tasks,
  sum(CASE WHEN is_led THEN 0 ELSE 1 END) AS no_lead, sum(CASE WHEN is_helped THEN 0 ELSE 1 END) AS no_partner,
  sum(CASE WHEN t.deadline_text IS NULL THEN 1 ELSE 0 END) AS no_deadline
ORDER BY province
