<?php

return [

    'mailgun' => [
        'domain' => env('MAILGUN_DOMAIN'),
        'secret' => env('MAILGUN_SECRET'),
    ],

    'dpc' => [
        'base_uri' => env('DPC_BASE_URI', 'https://api.hint.com/api/provider/'),
        'token' => env('DPC_TOKEN'),
        'source' => 'wellpath',
    ],

];
