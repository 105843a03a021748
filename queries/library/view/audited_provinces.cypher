/*
id: view.audited_provinces
kind: view
title: {vi: "Tỉnh có văn bản đã nạp", en: "Provinces with loaded documents"}
why:
  vi: Để biết rà soát được những tỉnh nào.
  en: To know which provinces can be audited.
columns:
  {province: string}
*/
MATCH (d:Document {status: 'loaded'})
WHERE d.province IS NOT NULL
RETURN DISTINCT d.province AS province
ORDER BY province
