/*
id: view.judgements
kind: view
title: {vi: "Nhận định của người dùng", en: "What people decided"}
why:
  vi: Phát hiện nào đã được gạt bỏ, xác nhận hay sửa, ai quyết định, khi nào, vì sao.
  en: Which findings were dismissed, confirmed or corrected, by whom, when and why.
columns:
  {id: string, subject: string, verdict: string, note: string, author: string, at: string}
*/
MATCH (j:Judgement)
RETURN j.id AS id, j.subject AS subject, j.verdict AS verdict, j.note AS note, j.author AS author, j.at AS at
ORDER BY at, id
