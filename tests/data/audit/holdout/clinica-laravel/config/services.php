<?php

return [
    'mailgun' => [
        'domain' => env('MAILGUN_DOMAIN'),
        'secret' => env('MAILGUN_SECRET'),
    ],

    'hint' => [
        'url' => env('HINT_BASE_URL'),
        'token' => env('HINT_TOKEN'),
        'source' => env('HINT_SOURCE_NAME', 'clinica'),
    ],
];
