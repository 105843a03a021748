/*
id: compare.successions
kind: view
title: {vi: "Vai trò đổi tên, hợp nhất, chia tách", en: "Roles renamed, merged or divided"}
why:
  vi: Kế hoạch trước và sau sắp xếp 2025 gọi cùng một việc bằng tên cơ quan khác nhau.
  en: Plans before and after the reform of 2025 call the same work by different bodies.
columns: {old: string, old_name: string, new: string, new_name: string, since: string, scope: string, source: string}
*/
MATCH (x:AgencyType)-[r:SUCCEEDED_BY]->(y:AgencyType)
RETURN x.id AS old, x.name AS old_name, y.id AS new, y.name AS new_name, r.on AS since, r.scope AS scope,
  r.source AS source
ORDER BY old, new
