<?php
namespace enrol_canvas;

/** Reads rosters from Canvas. */
class sis {
    private $host;

    public function __construct($host) {
        $this->host = $host;
    }

    public function batch(array $user) {
        return array(
            'sis_user_id' => $user['sis_user_id'],
            'sis_import_id' => $user['sis_import_id'] ?? null,
            'login_id' => $user['login_id'],
        );
    }
}
