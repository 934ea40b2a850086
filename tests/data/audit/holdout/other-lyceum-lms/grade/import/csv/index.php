<?php
require_once('../../../config.php');
require_once('../lib.php');

$id = required_param('id', PARAM_INT);
$importid = optional_param('importid', 0, PARAM_INT);
require_login($id);

$reader = new csv_import_reader($importid ?: csv_import_reader::get_new_iid('grade'), 'grade');
$form = new grade_import_form(null, array('importid' => $importid, 'acceptsgradetypes' => true));

if ($data = $form->get_data()) {
    $code = get_new_importcode();
    foreach ($reader->rows() as $row) {
        $record = new stdClass();
        $record->userid = $row['user'];
        $record->finalgrade = $row['grade'];
        $record->import_id = $code;
        $record->importsource = 'csv';
        $DB->insert_record('grade_import_values', $record);
    }
    redirect(new url('/grade/import/commit.php', array('id' => $id, 'importid' => $code)));
}
echo $form->render();
