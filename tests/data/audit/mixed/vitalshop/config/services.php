<?php

return [
    'stripe' => [
        'key' => env('STRIPE_KEY'),
        'secret' => env('STRIPE_SECRET'),
    ],

    'hint' => [
        'endpoint' => env('HINT_ENDPOINT', 'https://api.hint.com/api/provider/'),
        'token' => env('HINT_TOKEN'),
    ],

    'supplier' => [
        'feed' => env('SUPPLIER_FEED'),
    ],
];
