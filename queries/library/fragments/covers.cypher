/*
covers(body, class): whether the name of a class of bodies ("các sở, ban, ngành, đoàn thể") takes this body in. Armed and
judicial bodies of the province are "ngành"; Party organs are in no class of this kind. False where nothing is known of the body.
*/
coalesce(body.sector, '') <> 'party' AND (
  (split(body.fold, ' ')[0] IN ['so', 'ban', 'hoi', 'bao', 'dai', 'truong', 'doan', 'chi', 'cuc']
    AND (' ' + class.fold + ' ') CONTAINS (' ' + split(body.fold, ' ')[0] + ' '))
  OR (coalesce(body.sector, '') = 'state' AND coalesce(body.level, '') = 'province'
    AND (class.fold CONTAINS 'ban nganh' OR class.fold CONTAINS 'so nganh'))
  OR (coalesce(body.sector, '') IN ['armed', 'judicial'] AND coalesce(body.level, '') = 'province'
    AND (' ' + class.fold + ' ') CONTAINS ' nganh ')
  OR (coalesce(body.sector, '') = 'socio_political'
    AND (class.fold CONTAINS 'doan the' OR class.fold CONTAINS 'chinh tri xa hoi'))
  OR (coalesce(body.sector, '') = 'front' AND (class.fold CONTAINS 'mat tran' OR class.fold CONTAINS 'doan the'))
)
