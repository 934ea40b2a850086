<?php
defined('LYCEUM_INTERNAL') || die();

/**
 * Returns a new import id, 0 if there is none free.
 */
function get_new_importcode() {
    global $USER, $DB;

    $importid = time();
    while ($DB->get_record('grade_import_values', array('import_id' => $importid))) {
        $importid--;
    }
    return $importid;
}

function grade_import_commit($courseid, $importid, $importfeedback = true) {
    global $DB;

    $failed = false;
    $sql = 'SELECT * FROM {grade_import_values} WHERE import_id = :import_id';
    foreach ($DB->get_records_sql($sql, array('import_id' => $importid)) as $value) {
        $item = grade_item::fetch(array('id' => $value->itemid, 'courseid' => $courseid));
        if (!$item || !$item->update_final_grade($value->userid, $value->finalgrade, 'import')) {
            $failed = true;
        }
    }
    import_cleanup($importid);
    return !$failed;
}

function import_cleanup($importid) {
    global $DB;
    $DB->delete_records('grade_import_values', array('import_id' => $importid));
}
