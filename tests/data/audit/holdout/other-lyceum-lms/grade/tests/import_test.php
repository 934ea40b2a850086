<?php
defined('LYCEUM_INTERNAL') || die();

class grade_import_test extends advanced_testcase {
    public function test_commit_cleans_up() {
        global $DB;
        $this->resetAfterTest();
        $code = get_new_importcode();
        $DB->insert_record('grade_import_values', (object)['userid' => 2, 'import_id' => $code, 'finalgrade' => 5]);
        grade_import_commit(1, $code);
        $this->assertEquals(0, $DB->count_records('grade_import_values', ['import_id' => $code]));
    }
}
