/*
id: view.provinces
kind: view
title: {vi: "Tỉnh có nhiệm vụ", en: "Provinces with tasks"}
why:
  vi: Để chọn tỉnh trên màn hình.
  en: To choose a province on the screen.
columns:
  {province: string, tasks: integer}
*/
MATCH (t:Task)
RETURN coalesce(t.province, '-') AS province, count(t) AS tasks
ORDER BY province
