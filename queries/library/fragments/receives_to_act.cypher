/*
receives_to_act(body, sending): whether a recipient is a provincial body that gets the document for action. Superiors, and
elected bodies and their delegations, receive it to know.
*/
body.kind = 'body' AND coalesce(body.level, '') = 'province' AND coalesce(body.sector, '') <> 'party'
AND NOT coalesce(sending.purpose, '') CONTAINS 'b/c' AND NOT toLower(coalesce(sending.purpose, '')) CONTAINS 'báo cáo'
AND NOT body.fold CONTAINS 'hoi dong nhan dan' AND NOT body.fold CONTAINS 'uy ban nhan dan'
AND NOT body.fold CONTAINS 'doan dai bieu'
