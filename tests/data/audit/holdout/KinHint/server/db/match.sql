-- new hints of a tree. Without the optimizer hint Oracle takes a full scan of census_row.
INSERT INTO hint (person_id, collection, score, external_link_id)
SELECT /*+ LEADING(p) USE_NL(c) INDEX(c census_name_ix) */
       p.id, c.collection, utl_match.jaro_winkler(p.surname, c.surname), c.external_link_id
  FROM person p
  JOIN census_row c
    ON c.surname_soundex = SOUNDEX(p.surname)
   AND c.birth_year BETWEEN p.birth_year - 2 AND p.birth_year + 2
 WHERE p.tree_id = :tree
   AND NOT EXISTS (SELECT 1 FROM hint h WHERE h.person_id = p.id AND h.external_link_id = c.external_link_id);

SELECT /*+ INDEX(p person_import_ix) */ id
  FROM person p
 WHERE tree_id = :tree AND import_source = 'gedcom' AND import_id = :import_id;
