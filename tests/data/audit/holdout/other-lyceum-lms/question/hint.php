<?php
defined('LYCEUM_INTERNAL') || die();

class question_hint {
    public $id;
    public $hint;

    public static function load_from_record($row) {
        $h = new self();
        $h->id = $row->id;
        $h->hint = $row->hint;
        return $h;
    }
}
