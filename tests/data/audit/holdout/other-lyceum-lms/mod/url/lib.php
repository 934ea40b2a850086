<?php
defined('LYCEUM_INTERNAL') || die();

function url_add_instance($data) {
    global $DB;
    $data->timemodified = time();
    $data->id = $DB->insert_record('url', $data);
    foreach ($data->tags as $tag) {
        $DB->insert_record('url_tags', array('external_link_id' => $data->id, 'tag' => $tag));
    }
    return $data->id;
}
